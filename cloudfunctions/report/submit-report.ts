import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { readReceipt, receiptFrom, showReceipt } from '../../shared/domain/report/receipt';
import { startOfReport } from '../../shared/domain/report/transitions';
import { AppError } from '../../shared/kernel/errors';
import { type Call, newId, writeOf } from '../_lib/call';
import { schoolsById } from '../account/public';
import { institutionExists } from '../institution/public';
import { claimEvidence, requireEvidence } from './claim-evidence';
import { receiptHash } from './find-by-receipt';
import { momentOf } from './moment';
import { supervisors } from './office';
import { identityOf, sealContent } from './words';

type Input = z.output<typeof reportContract.submit.input>;

const TEN_MINUTES_MS = 10 * 60_000;

/**
 * The receipt is derived from the request's own random identity under our key: a repeat gets the same receipt, and the
 * database holds only its keyed hash.
 */
const freshReceipt = (call: Call): string => receiptFrom(call.secrets.keyedHash('receipt', call.request.key));

/** A slip that the office printed is its own receipt. @throws AppError NOT_FOUND for one that was never issued */
const receiptOfSlip = async (call: Call, typed: string): Promise<string> => {
  const known = await call.throttle.guess('receipt', async () => {
    const receipt = readReceipt(typed);
    if (receipt === null) return null;
    const codeHash = receiptHash(call.secrets, receipt);
    const [slip] = await call.store.find('slips', { codeHash }, { limit: 1 });
    return slip === undefined ? null : receipt;
  });
  if (known === null) throw new AppError('NOT_FOUND', { what: 'slip' });
  return known;
};

const requireSubject = async ({ store }: Call, { subject, districtCode, communityCode }: Input): Promise<void> => {
  if (subject.institutionId !== null && !(await institutionExists(store, subject.institutionId))) {
    throw new AppError('NOT_FOUND', { what: 'institution' });
  }
  if (subject.schoolId !== null && !(await schoolsById(store, [subject.schoolId])).has(subject.schoolId)) {
    throw new AppError('NOT_FOUND', { what: 'school' });
  }
  if (communityCode !== null && !communityCode.startsWith(districtCode)) {
    throw new AppError('INVALID_INPUT', { issues: [{ path: 'communityCode', code: 'district' }] });
  }
};

/** Danger is looked at again within the tenant's minutes; the moment is kept to ten minutes, and only for danger. */
const safetyDueAt = (call: Call, category: Input['category'], minutes: number | null): number | null =>
  category === 'SAFETY' && minutes !== null
    ? Math.ceil((call.now + minutes * 60_000) / TEN_MINUTES_MS) * TEN_MINUTES_MS
    : null;

/** Stores a report that holds nothing of who sent it, sealed, and claims its photos. Danger is told to the duty officers at once. */
export const submitReport = async (call: Call, input: Input) => {
  const { category, contact, evidenceIds, subject, districtCode, communityCode, seenAs, ...content } = input;
  await requireSubject(call, input);
  const id = newId(call);
  const photos = await requireEvidence(call, evidenceIds, id);
  const receipt = contact.kind === 'slip' ? await receiptOfSlip(call, contact.code) : freshReceipt(call);
  const moment = await momentOf(call);
  const { placeName, address, timePattern, text } = content;
  const started = startOfReport({ category, contact: contact.kind }, moment);
  const guarded = { districtCode, subject, handlerId: null, formerHandlerIds: [] };
  const told = category === 'SAFETY' ? await supervisors(call, guarded) : [];
  const identity =
    contact.kind === 'named'
      ? await call.sealing.seal('identity', identityOf(id), { name: contact.name, phone: contact.phone })
      : null;
  // A repeat has been counted; it gets the receipt it got before.
  if ((await call.store.get('reports', id)) === null) {
    await call.throttle.admit(category === 'SAFETY' ? 'danger' : 'report');
  }
  await call.store
    .insert(
      'reports',
      id,
      {
        ...guarded,
        ...started,
        receiptHash: receiptHash(call.secrets, receipt),
        contact: contact.kind,
        identity,
        content: await sealContent(call, id, { placeName, address, timePattern, text }),
        category,
        confirmedCategory: null,
        communityCode,
        seenAs,
        evidence: photos,
        outcome: null,
        submittedOn: moment.day,
        safetyDueAt: safetyDueAt(call, category, moment.rules.parameter('safetyEscalationMinutes')),
        question: null,
        suspension: null,
        objection: null,
        extension: null,
        thread: [],
        inspections: [],
        sanctions: [],
        escalations: [],
        mergedInto: null,
        undoable: null,
      },
      writeOf(
        call,
        'report.submitted',
        { collection: 'reports', id },
        { category, contact: contact.kind, evidence: photos.length },
        { messages: told.map((to) => ({ to, template: 'report.danger', facts: { reportId: id } })) },
      ),
    )
    .catch((error: unknown) => {
      // A slip is good for one report; the second is told what somebody with a wrong code is told.
      if (contact.kind === 'slip' && error instanceof AppError && error.code === 'CONFLICT') {
        throw new AppError('NOT_FOUND', { what: 'slip' });
      }
      throw error;
    });
  await claimEvidence(call, photos, id);
  return { receipt: showReceipt(receipt) };
};
