// A spreadsheet of people becomes invitations, all of them or none. Ids and codes come from the request and the row, so a
// repeat of the request completes what a killed one began and gives the same codes.
import { showInvitationCode } from '../../shared/domain/staff/invitation';
import { readInvitations } from '../../shared/domain/staff/read-invitations';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { DISTRICTS } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { readSpreadsheet } from '../_lib/spreadsheet';
import { codeFor, expiryOf, newInvitation } from './invitations';
import { schoolIdOf } from './staff-access';

const readUpload = async (call: Call, base64: string) => {
  const sheets = await readSpreadsheet(Buffer.from(base64, 'base64'));
  const schools = await call.store.findAll('schools', {});
  const names = new Map(schools.map(({ id, name }) => [id, name]));
  const { rows, refused } = readInvitations(sheets, {
    schools,
    districts: DISTRICTS,
    grants: callerAccount(call).grants,
    today: dateOf(call.now),
  });
  return {
    rows: rows.map((row) => ({ ...row, schoolName: names.get(schoolIdOf(row.right) ?? '') ?? null })),
    refused: [...refused],
  };
};

export const previewMany = (call: Call, { base64 }: { base64: string }) => readUpload(call, base64);

export const inviteMany = async (call: Call, { base64 }: { base64: string }) => {
  const { rows, refused } = await readUpload(call, base64);
  if (refused.length > 0 || rows.length === 0) throw new AppError('IMPORT_REFUSED', { refused: refused.length });
  const withIds = rows.map((row, i) => ({ row, id: newId(call, `-${i}`) }));
  const [first] = withIds;
  // On a repeat the first row's invitation tells until when they all hold.
  const earlier = first === undefined ? null : await call.store.get('invitations', first.id);
  const expiresAt = earlier?.expiresAt ?? (await expiryOf(call));
  await call.store.insertMany(
    'invitations',
    withIds.map(({ row: { name, right, districtOfSchool, rightUntil }, id }) => ({
      id,
      document: newInvitation(call, { id, name, right, districtOfSchool, rightUntil, expiresAt }),
      audit: writeOf(call, 'invitation.made', { collection: 'invitations', id }, { role: right.role, isBulk: true })
        .audit,
    })),
  );
  return {
    invited: withIds.map(({ row, id }) => ({ ...row, code: showInvitationCode(codeFor(call, id)) })),
    expiresAt,
  };
};
