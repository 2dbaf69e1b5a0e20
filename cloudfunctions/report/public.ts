// What other functions may ask of reports.
import { addDays, dateOf } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';

export { escalateReports } from './escalate-reports';
export { callerReader, namesOf } from './office';
export { identityOf } from './words';

const BATCH = 100;
/** Claims an unclaimed photo for nobody: no report can have it from then on. */
const SWEPT = 'swept';

/** Deletes photos that no report claimed by the end of the next day; returns how many. Safe to be killed at any step. */
export const sweepEvidence = async (call: Call): Promise<number> => {
  const { store, files, now } = call;
  const before = addDays(dateOf(now), -1);
  for (const { id } of await store.find('evidence', { reportId: null, day: { lt: before } }, { limit: BATCH })) {
    // A report stored just before a crash may not have claimed its photos yet: then they are its own.
    const [owner] = await store.find('reports', { evidence: id }, { limit: 1 });
    const write = writeOf(call, 'evidence.swept', { collection: 'evidence', id }, {});
    await store.changeIf('evidence', id, { reportId: null }, { set: { reportId: owner?.id ?? SWEPT } }, write);
  }
  const swept = await store.find('evidence', { reportId: SWEPT, fileId: { gt: '' } }, { limit: BATCH });
  await files.remove(swept.map(({ fileId }) => fileId));
  for (const { id } of swept) {
    const write = writeOf(call, 'evidence.deleted', { collection: 'evidence', id }, {});
    await store.changeIf('evidence', id, { fileId: { gt: '' } }, { set: { fileId: '' } }, write);
  }
  return swept.length;
};
