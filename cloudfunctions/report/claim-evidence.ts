import { AppError } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';

/**
 * The files, if each has arrived whole and no other report has it.
 * @throws AppError NOT_FOUND a photo that another report has claimed is not there for this one
 */
export const requireEvidence = async (
  call: Call,
  evidenceIds: readonly string[],
  reportId: string,
): Promise<string[]> => {
  const ids = [...new Set(evidenceIds)];
  const found = ids.length === 0 ? [] : await call.store.find('evidence', { id: { in: ids } }, { limit: ids.length });
  const isOurs = (one: (typeof found)[number]): boolean =>
    one.state === 'ready' && (one.reportId === null || one.reportId === reportId);
  if (found.length !== ids.length || !found.every(isOurs)) {
    throw new AppError('NOT_FOUND', { what: 'evidence' });
  }
  return ids;
};

/** Marks photos as the report's, after the report that names them is stored; taken twice it changes nothing. */
export const claimEvidence = async (call: Call, evidenceIds: readonly string[], reportId: string): Promise<void> => {
  for (const id of evidenceIds) {
    const write = writeOf(call, 'evidence.claimed', { collection: 'evidence', id }, {});
    await call.store.changeIf('evidence', id, { reportId: null }, { set: { reportId } }, write);
  }
};
