import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { receiptFrom, showReceipt } from '../../shared/domain/report/receipt';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, newId, writeOf } from '../_lib/call';
import { institutionExists } from '../institution/public';
import { receiptHash } from './find-by-receipt';

type Input = z.output<typeof reportContract.submit.input>;

/**
 * The receipt is derived from the request's own random identity under our key: a repeat gets the same receipt, and the
 * database holds only its keyed hash.
 */
const receiptOf = (call: Call): string => receiptFrom(call.secrets.keyedHash('receipt', call.request.key));

/** Stores a report that holds nothing of who sent it, and claims its photos. */
export const submitReport = async (call: Call, { evidenceIds, ...input }: Input) => {
  const id = newId(call);
  const receipt = receiptOf(call);
  const day = dateOf(call.now);
  if (input.institutionId !== null && !(await institutionExists(call.store, input.institutionId))) {
    throw new AppError('NOT_FOUND', { what: 'institution' });
  }
  const photos =
    evidenceIds.length === 0 ? [] : await call.store.find('evidence', { id: { in: evidenceIds } }, { limit: 10 });
  // A photo that another report has claimed is not there for this one.
  if (
    photos.length !== new Set(evidenceIds).size ||
    photos.some(({ reportId }) => reportId !== null && reportId !== id)
  ) {
    throw new AppError('NOT_FOUND', { what: 'evidence' });
  }
  await call.store.insert(
    'reports',
    id,
    {
      ...input,
      receiptHash: receiptHash(call.secrets, receipt),
      confirmedCategory: null,
      evidence: photos.map(({ fileId }) => fileId),
      state: 'submitted',
      outcome: null,
      submittedOn: day,
      messages: [],
      history: [{ state: 'submitted', day, outcome: null }],
    },
    writeOf(
      call,
      'report.submitted',
      { collection: 'reports', id },
      { category: input.category, photos: photos.length },
    ),
  );
  for (const { id: evidenceId } of photos) {
    const write = writeOf(call, 'evidence.claimed', { collection: 'evidence', id: evidenceId }, {});
    await call.store.changeIf('evidence', evidenceId, { reportId: null }, { set: { reportId: id } }, write);
  }
  return { receipt: showReceipt(receipt) };
};
