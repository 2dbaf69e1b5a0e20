// The retention job: works through the table of shared/domain/child/retention.ts, removes what is past its date, and leaves a
// record of each removal with a count and a proof, and nothing of what it was. Killed at any step, the next run goes on.
import type { RetentionId } from '../../shared/domain/child/retention';
import { keepFrom } from '../../shared/domain/child/retention';
import type { DeletionRecord } from '../../shared/domain/child/session.schema';
import { toBase32 } from '../../shared/kernel/random';
import { dateOf, startOf } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import type { CollectionName, Filter } from '../_lib/ports/store';
import { destroyKey } from './sealed-fields';

/** Documents removed in one go; the next day takes the rest. */
const BATCH = 500;

/** Keyed hash over the ids that were removed. */
const proofOf = ({ secrets }: Pick<Call, 'secrets'>, collection: string, ids: readonly string[]): string =>
  toBase32(secrets.keyedHash('deletion', `${collection}|${[...ids].sort().join('|')}`)).toLowerCase();

/** Notes that these documents are removed. The record stands before they go: a removal without a record cannot be. */
export const recordDeletion = async (
  call: Call,
  id: string,
  because: DeletionRecord['because'],
  collection: string,
  ids: readonly string[],
): Promise<void> => {
  const document = {
    at: call.now,
    day: dateOf(call.now),
    because,
    collection,
    count: ids.length,
    proof: proofOf(call, collection, ids),
  };
  const facts = { because, collection, count: ids.length, proof: document.proof };
  const { audit } = writeOf(call, 'data.deleted', { collection: 'deletions', id }, facts);
  await call.store.insertMany('deletions', [{ id, document, audit }]);
};

const removeAll = async (
  call: Call,
  because: RetentionId,
  collection: CollectionName,
  filter: Filter,
  before: (ids: readonly string[]) => Promise<void> = async () => undefined,
): Promise<number> => {
  const { store } = call;
  const due = await store.find(collection, filter, { limit: BATCH, sort: ['id'] });
  // What a document still has to say to the audit trail or to people is moved on first; it goes the next day.
  const ids = await store.removable(
    collection,
    due.map(({ id }) => id),
  );
  if (ids.length === 0) return 0;
  const proof = proofOf(call, collection, ids);
  await recordDeletion(call, `${because}-${proof.slice(0, 26)}`, because, collection, ids);
  await before(ids);
  return store.remove(collection, ids);
};

/** Guardians whose bond ended long ago are forgotten by the child's document. */
const forgetEndedBonds = async (call: Call): Promise<number> => {
  const { store, now } = call;
  const limit = startOf(keepFrom('endedBond', dateOf(now)));
  const filter = { 'bonds.state': 'ended', 'bonds.changedAt': { lt: limit } };
  let forgotten = 0;
  for (const child of await store.find('children', filter, { limit: BATCH })) {
    const bonds = child.bonds.filter(({ state, changedAt }) => state !== 'ended' || changedAt >= limit);
    const gone = child.bonds.length - bonds.length;
    if (gone === 0) continue;
    const write = writeOf(call, 'bonds.forgotten', { collection: 'children', id: child.id }, { bonds: gone });
    const done = await store.changeIf('children', child.id, { revision: child.revision }, { set: { bonds } }, write);
    if (done === 'changed') forgotten += gone;
  }
  return forgotten;
};

/** Removes whatever is past its date. Returns how many documents (and ended bonds) went. */
export const forgetPastTheirDate = async (call: Call): Promise<number> => {
  const today = dateOf(call.now);
  const dayBefore = (id: RetentionId) => keepFrom(id, today);
  const momentBefore = (id: RetentionId) => startOf(keepFrom(id, today));
  const counts = [
    await removeAll(call, 'studentSession', 'studentSessions', { expiresAt: { lt: momentBefore('studentSession') } }),
    await removeAll(call, 'decidedRequest', 'childRequests', {
      decidedAt: { gt: 0, lt: momentBefore('decidedRequest') },
    }),
    await removeAll(call, 'accessRow', 'childAccess', { day: { lt: dayBefore('accessRow') } }),
    await removeAll(call, 'rosterImport', 'rosterImports', { day: { lt: dayBefore('rosterImport') } }),
    await removeAll(call, 'termChange', 'termChanges', { preparedAt: { lt: momentBefore('termChange') } }),
    await removeAll(call, 'absence', 'absences', { date: { lt: dayBefore('absence') } }),
    await removeAll(call, 'incident', 'incidents', { date: { lt: dayBefore('incident') } }),
    await removeAll(call, 'pickUps', 'pickUps', { changedAt: { lt: momentBefore('pickUps') } }),
    await removeAll(
      call,
      'leftChild',
      'children',
      { state: 'left', leftOn: { gt: '', lt: dayBefore('leftChild') } },
      async (ids) => {
        for (const id of ids) await destroyKey(call, id);
      },
    ),
    await forgetEndedBonds(call),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
};
