import { coversDistrict } from '../../shared/domain/account/roles';
import { planImport } from '../../shared/domain/institution/registry/plan-import';
import { readRegistry } from '../../shared/domain/institution/registry/read-registry';
import { DISTRICTS } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount } from '../_lib/call';
import { readSpreadsheet } from '../_lib/spreadsheet';

/** Reads an uploaded list and holds it against the registry, within the officer's districts. */
export const planUpload = async (call: Call, base64: string) => {
  const { grants } = callerAccount(call);
  const districts = DISTRICTS.filter(({ code }) => coversDistrict(grants, code));
  const read = readRegistry(await readSpreadsheet(Buffer.from(base64, 'base64')), districts);
  const drafts = read.accepted.map(({ draft }) => draft);
  const plan = planImport(await call.store.findAll('institutions', {}), drafts);
  return {
    drafts,
    report: {
      added: plan.added.length,
      unchanged: plan.unchanged,
      doubtfulCodes: read.accepted.filter(({ hasDoubtfulCode }) => hasDoubtfulCode).length,
      changed: plan.changed.map(({ after, fields }) => ({ name: after.name, fields: [...fields] })),
      refused: [...read.refused],
    },
  };
};

export const previewImport = async (call: Call, { base64 }: { base64: string }) =>
  (await planUpload(call, base64)).report;
