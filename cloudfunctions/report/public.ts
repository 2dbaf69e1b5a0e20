// What other functions may ask of reports.
import { addDays, dateOf } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import { asStep, dropLeftover } from './evidence/receive-evidence';

export { escalateReports } from './escalate-reports';
export { callerReader, namesOf } from './office';
export { identityOf } from './words';

const BATCH = 100;
const QUOTA_BATCH = 1000;
/** Claims an unclaimed photo for nobody: no report can have it from then on. */
const SWEPT = 'swept';

/**
 * Deletes the counts of signals that no month needs any more; returns how many. The counts are each household's under a name that
 * ended with its month; what remains to be sealed of one keeps it until the next night.
 */
export const forgetSignalQuotas = async ({ store, now }: Call): Promise<number> => {
  const past = await store.find('signalQuotas', { until: { lt: dateOf(now) } }, { limit: QUOTA_BATCH });
  return store.remove(
    'signalQuotas',
    past.map(({ id }) => id),
  );
};

/** Deletes files that no report claimed by the end of the next day, and uncleaned pieces left behind; returns how many files. Safe to be killed at any step. */
export const sweepEvidence = async (call: Call): Promise<number> => {
  const { store, files, now } = call;
  const before = addDays(dateOf(now), -1);
  for (const { id } of await store.find('evidence', { reportId: null, day: { lt: before } }, { limit: BATCH })) {
    // A report stored just before a crash may not have claimed its photos yet: then they are its own.
    const [owner] = await store.find('reports', { evidence: id }, { limit: 1 });
    const write = writeOf(call, 'evidence.swept', { collection: 'evidence', id }, {});
    await store.changeIf('evidence', id, { reportId: null }, { set: { reportId: owner?.id ?? SWEPT } }, write);
  }
  const swept = await store.find('evidence', { reportId: SWEPT, files: { gt: 0 } }, { limit: BATCH });
  for (const { id, parts, received } of swept) {
    await files.remove([...parts, ...Object.values(received)].map(({ fileId }) => fileId));
    const write = writeOf(asStep(call, 'delete'), 'evidence.deleted', { collection: 'evidence', id }, {});
    const change = { set: { parts: [], received: {}, leftover: 0, files: 0 } };
    await store.changeIf('evidence', id, { files: { gt: 0 } }, change, write);
  }
  for (const { id } of await store.find('evidence', { leftover: { gt: 0 } }, { limit: BATCH }))
    await dropLeftover(call, id);
  return swept.length;
};
