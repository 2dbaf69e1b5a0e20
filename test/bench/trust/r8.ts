// R8: every state change leaves a row in the audit chain, and a row that is changed, moved, added or taken away is noticed.
import { firstBreak, hashOfRow, seal } from '../../../shared/domain/account/audit-chain';
import { FEATURES } from '../../contract/endpoints';
import { freshen } from '../../contract/endpoints/cast';
import { contractOf, tablesOf } from '../../contract/endpoints/cells';
import { NO_EFFECT } from './effects';
import { type OpenFeature, onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variant } from './variant';

type Row = ReturnType<typeof seal<Readonly<Record<string, unknown>>>>;

const chainOf = async ({ stage }: OpenFeature): Promise<Row[]> => {
  const { call, ports } = stage.world;
  for (let rounds = 0; rounds < 100; rounds++) {
    const { sealed, delivered } = await call('timer', 'timer.relay', {});
    if (sealed + delivered === 0) break;
  }
  const rows = (await ports.store.findAll('audit', {})) as unknown as Row[]; // findAll gives what the relay sealed
  return rows.sort((a, b) => a.sequence - b.sequence);
};

/** Everything stored that is somebody's: two equal texts mean that nothing changed. */
const changesIn = ({ stage }: OpenFeature): string =>
  stage
    .stored()
    .filter(({ collection }) => !NO_EFFECT.includes(collection))
    .map(({ collection, body }) => `${collection} ${body}`)
    .join('\n');

/** Writes whose effect left no row behind. */
const silentWrites = async (open: OpenFeature, variant?: Variant): Promise<{ faults: string[]; writes: number }> => {
  const { feature, stage, things } = open;
  const world = variant === undefined ? stage.world : stage.withFunctions(variant.wire, variant.openFunctions);
  const faults: string[] = [];
  let writes = 0;
  for (const [endpoint, { examples }] of tablesOf(feature)) {
    if (contractOf(endpoint).kind !== 'write') continue;
    for (const example of examples) {
      stage.restore();
      await example.before?.(stage.world, things);
      await freshen(stage.world, example.as);
      const before = (await chainOf(open)).length;
      const stored = changesIn(open);
      const reply = await world.envelope(example.as, endpoint, example.input(things));
      if (!reply.ok || changesIn(open) === stored) continue; // stored nothing: a repeat, or a try that was counted
      writes++;
      if ((await chainOf(open)).length === before) faults.push(`${endpoint}, as ${example.as}: no row`);
    }
  }
  return { faults, writes };
};

/** Every change of one row that somebody with access to the database could make. */
const tamperings = (rows: readonly Row[]): { what: string; rows: Row[] }[] => {
  const found: { what: string; rows: Row[] }[] = [];
  for (const [i, row] of rows.entries()) {
    const without = [...rows.slice(0, i), ...rows.slice(i + 1)];
    const isLast = i === rows.length - 1;
    if (!isLast) found.push({ what: `row ${i + 1} taken away`, rows: without });
    // Renumbered so that no gap shows, and sealed anew: only the next row's link can tell.
    const closed = without.map((one, at) => ({ ...one, sequence: at + 1 }));
    if (!isLast) found.push({ what: `row ${i + 1} taken away, the others renumbered`, rows: closed });
    for (const [field, value] of Object.entries(row)) {
      if (field === 'id' && rows.length === 0) continue;
      const changed = { ...row, [field]: typeof value === 'number' ? value + 1 : 'changed' };
      if (field === 'revision') continue; // the store's own count: not part of what was recorded
      found.push({ what: `${field} of row ${i + 1} changed`, rows: rows.map((one, at) => (at === i ? changed : one)) });
    }
    if (!isLast) {
      const forged = { ...row, action: 'forged' };
      const resealed = { ...forged, hash: hashOfRow(forged) };
      found.push({
        what: `row ${i + 1} changed and hashed anew`,
        rows: rows.map((one, at) => (at === i ? resealed : one)),
      });
      const next = rows[i + 1] as Row;
      found.push({
        what: `rows ${i + 1} and ${i + 2} exchanged`,
        rows: [...rows.slice(0, i), next, row, ...rows.slice(i + 2)],
      });
      const added: Row = seal<Readonly<Record<string, unknown>>>({ id: 'added', action: 'added' }, row);
      found.push({
        what: `a row added behind row ${i + 1}`,
        rows: [...rows.slice(0, i + 1), added, ...rows.slice(i + 1)],
      });
    }
  }
  return found;
};

export const r8: Trust = {
  id: 'R8',
  promise: 'every state change leaves a row in the audit chain; a row changed, moved, added or taken away is noticed',
  async run() {
    const silent = await onEachFeature((open) => silentWrites(open));
    const notice = FEATURES.find(({ name }) => name === 'notice');
    if (notice === undefined) throw new Error('the chain is made of notices');
    const open = await openFeature(notice);
    const rows = await chainOf(open);
    const intact = firstBreak(rows);
    const tried = tamperings(rows);
    const unnoticed = tried.filter((one) => firstBreak(one.rows) === null).map(({ what }) => what);
    const variants = await openVariants();
    const outside = await variants.build([
      replacing('cloudfunctions/_lib/cloudbase/store.ts', "{ kind: 'audit' as const, entry: write.audit },", ''),
    ]);
    const { faults: unrecorded } = await silentWrites(open, outside);
    // A chain whose rows do not hold the hash before them.
    const unlinked = rows.map((row) => ({ ...row, previousHash: '', hash: hashOfRow({ ...row, previousHash: '' }) }));
    await variants.close();
    await open.stage.close();
    return {
      figures: [
        tally(
          'writes that left no row',
          silent.flatMap(({ faults }) => faults),
          silent.reduce((sum, { writes }) => sum + writes, 0),
          true,
        ),
        tally('whole chains taken for broken', intact === null ? [] : [`row ${intact}`], rows.length, true),
        tally(
          `changes of one of ${rows.length} rows that went unnoticed (cutting off the newest row apart)`,
          unnoticed,
          tried.length,
          true,
        ),
      ],
      controls: [
        { what: 'effects stored without their row', caught: unrecorded[0] ?? null },
        {
          what: 'rows that do not hold the hash before them',
          caught: firstBreak(unlinked) === null ? null : 'broken at row 1',
        },
      ],
    };
  },
};
