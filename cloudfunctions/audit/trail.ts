// The trail for the auditor: pages of rows, and proof that none is missing or altered.
import { CHAIN_START, firstBreak, hashOfRow } from '../../shared/domain/account/audit-chain';
import { addDays, type LocalDate, startOf } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import type { Condition, Filter } from '../_lib/ports/store';

const PAGE = 50;
/** Rows verified in one call: well within a function's time. */
const STRETCH = 1000;

interface RowsInput {
  readonly before: number | null;
  readonly family: string;
  readonly actor: string;
  readonly subject: string;
  readonly from: string | null;
  readonly to: string | null;
}

const dayStart = (day: string): number => startOf(day as LocalDate); // the contract has checked that it is a date

const filterOf = ({ before, family, actor, subject, from, to }: RowsInput): Filter => {
  const conditions: [string, Condition][] = [];
  if (before !== null) conditions.push(['sequence', { lt: before }]);
  // '/' follows '.' in the order of characters: exactly the actions of this family.
  if (family !== '') conditions.push(['action', { gte: `${family}.`, lt: `${family}/` }]);
  if (actor !== '') conditions.push(['actor.accountId', actor]);
  if (subject !== '') conditions.push(['subject.id', subject]);
  if (from !== null || to !== null) {
    conditions.push([
      'at',
      {
        ...(from === null ? {} : { gte: dayStart(from) }),
        ...(to === null ? {} : { lt: startOf(addDays(to as LocalDate, 1)) }),
      },
    ]);
  }
  return Object.fromEntries(conditions);
};

export const readRows = async (call: Call, input: RowsInput) => {
  const rows = await call.store.find('audit', filterOf(input), { limit: PAGE, sort: ['-sequence'] });
  const ids = rows.flatMap(({ actor }) => (actor.kind === 'account' ? [actor.accountId] : []));
  const accounts =
    ids.length === 0 ? [] : await call.store.find('accounts', { id: { in: [...new Set(ids)] } }, { limit: PAGE });
  const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  return {
    rows: rows.map((row) => ({
      ...row,
      facts: { ...row.facts },
      actorName: row.actor.kind === 'account' ? (names.get(row.actor.accountId) ?? '') : '',
    })),
    next: rows.length === PAGE ? (rows.at(-1)?.sequence ?? null) : null,
  };
};

export const verifyChain = async (call: Call, { after, hash }: { after: number; hash: string }) => {
  const [newest] = await call.store.find('audit', {}, { limit: 1, sort: ['-sequence'] });
  const last = newest?.sequence ?? 0;
  const wanted = { sequence: { gt: after } };
  const rows = await call.store.find('audit', wanted, { limit: STRETCH, sort: ['sequence'] });
  const end = rows.at(-1);
  const answer = { after: end?.sequence ?? after, hash: end?.hash ?? hash, last };
  if (after === 0) {
    return { ...answer, brokenAt: hash === CHAIN_START ? firstBreak(rows.map((row) => ({ ...row }))) : 1 };
  }
  // What the caller verified must still be there, unchanged: an altered row behind us would hide otherwise.
  const [previous] = await call.store.find('audit', { sequence: after }, { limit: 1 });
  const isSame = previous !== undefined && previous.hash === hash && hashOfRow({ ...previous }) === hash;
  if (!isSame) return { ...answer, brokenAt: after };
  return { ...answer, brokenAt: firstBreakAfter(previous, rows) };
};

/** As `firstBreak`, for a stretch that follows a row known to be right. */
const firstBreakAfter = (
  previous: { readonly sequence: number; readonly hash: string },
  rows: readonly { readonly sequence: number; readonly previousHash: string; readonly hash: string }[],
): number | null => {
  let [sequence, hash] = [previous.sequence, previous.hash];
  for (const row of rows) {
    sequence++;
    if (row.sequence !== sequence || row.previousHash !== hash || row.hash !== hashOfRow({ ...row })) return sequence;
    hash = row.hash;
  }
  return null;
};
