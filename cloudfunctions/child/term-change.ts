// The step into the next school year, in three calls: prepared by one, applied by another, taken back within some days.
// Each child is moved by a conditional write of its own; a broken-off run is completed by a repeat of its request.

import type { Child } from '../../shared/domain/child/child.schema';
import { gradesOf } from '../../shared/domain/child/roster/plan-roster';
import { mayApply, mayUndo, planTermChange, undoableUntil } from '../../shared/domain/child/term-change';
import type { TermChange, TermMove } from '../../shared/domain/child/term-change.schema';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { asEpochMs, dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import type { Change, Filter, Stored } from '../_lib/ports/store';
import { schoolsOfCaller } from '../account/public';
import { isAdminOf, schoolOfAdmin } from './school-scope';

const SHOWN = 20;
const COLLECTION = 'termChanges';

const viewChange = (change: TermChange, me: string) => {
  const classes = new Map<string, { from: string; to: string | null; children: number }>();
  for (const { from, to } of change.moves) {
    const key = `${from.grade}|${from.className}|${to?.className ?? ''}`;
    const line = classes.get(key) ?? { from: from.className, to: to?.className ?? null, children: 0 };
    classes.set(key, { ...line, children: line.children + 1 });
  }
  return {
    id: change.id,
    schoolId: change.schoolId,
    title: change.title,
    state: change.state,
    preparedAt: change.preparedAt,
    isMine: change.preparedBy === me,
    appliedAt: change.appliedAt,
    undoUntil: change.undoUntil,
    up: change.moves.filter(({ to }) => to !== null).length,
    leaving: change.moves.filter(({ to }) => to === null).length,
    classes: [...classes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line),
  };
};

export const readTermChanges = async (call: Call) => {
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const found =
    schoolIds.length === 0
      ? []
      : await call.store.find(COLLECTION, { schoolId: { in: schoolIds } }, { limit: SHOWN, sort: ['-preparedAt'] });
  return { changes: found.map((change) => viewChange(change, callerAccount(call).id)) };
};

/** Works out where everybody goes and keeps it for a second person. One at a time for a school. */
export const prepareTermChange = async (
  call: Call,
  { schoolId, title, staying }: { schoolId: string; title: string; staying: string[] },
) => {
  const { store, now } = call;
  const school = await schoolOfAdmin(call, schoolId);
  const me = callerAccount(call).id;
  const id = newId(call);
  const earlier = await store.get(COLLECTION, id);
  if (earlier !== null) return viewChange(earlier, me); // this very request made it
  const open = await store.count(COLLECTION, { schoolId, state: { in: ['prepared', 'applying', 'undoing'] } });
  if (open > 0) throw new AppError('WRONG_STATE', { state: 'anotherIsOpen' });
  const moves = planTermChange(await store.findAll('children', { schoolId }), gradesOf(school.stages), staying);
  if (moves.length === 0) throw new AppError('WRONG_STATE', { state: 'nobodyMoves' });
  const document = {
    schoolId,
    title,
    state: 'prepared' as const,
    moves,
    preparedBy: me,
    preparedAt: now,
    appliedBy: null,
    appliedAt: null,
    undoUntil: null,
  };
  const facts = { moves: moves.length };
  await store.insert(
    COLLECTION,
    id,
    document,
    writeOf(call, 'termChange.prepared', { collection: COLLECTION, id }, facts),
  );
  return viewChange({ id, revision: 1, ...document }, me);
};

/** A request of its own for a step before the last, so that only the last write answers a repeat. */
const step = (call: Call, name: string): Call => ({
  ...call,
  request: { key: `${call.request.key}.${name}`, hash: call.request.hash },
});

const openOfSchool = async (call: Call, id: string): Promise<Stored<TermChange>> => {
  const change = await call.store.open(COLLECTION, id, call.request);
  if (!isAdminOf(call, change.schoolId)) throw new AppError('NOT_FOUND');
  return change;
};

const moveAll = async (
  call: Call,
  moves: readonly TermMove[],
  action: AuditAction,
  of: (move: TermMove) => { readonly when: Filter; readonly set: Change<Child>['set'] },
): Promise<{ moved: number; skipped: number }> => {
  let moved = 0;
  for (const move of moves) {
    const { when, set } = of(move);
    const write = writeOf(call, action, { collection: 'children', id: move.childId }, { leaves: move.to === null });
    const done = await call.store.changeIf('children', move.childId, when, set === undefined ? {} : { set }, write);
    if (done !== 'refused') moved++;
  }
  return { moved, skipped: moves.length - moved };
};

const leftDay = (change: TermChange): string => dateOf(asEpochMs(change.appliedAt ?? 0));

export const applyTermChange = async (call: Call, { id }: { id: string }) => {
  const { store, now } = call;
  let change = await openOfSchool(call, id);
  const by = callerAccount(call).id;
  orThrow(mayApply(change, by));
  if (change.state === 'prepared') {
    const set = { state: 'applying' as const, appliedBy: by, appliedAt: now };
    const write = writeOf(step(call, 'begin'), 'termChange.begun', { collection: COLLECTION, id }, {});
    await store.change(COLLECTION, change, { set }, write);
    change = await openOfSchool(call, id);
  }
  const day = leftDay(change);
  const reply = await moveAll(call, change.moves, 'child.movedUp', ({ from, to }) => ({
    when: { grade: from.grade, className: from.className, state: 'enrolled' },
    set: to ?? { state: 'left', leftOn: day, selectionCodeHash: null, bindingCodeHash: null },
  }));
  const undoUntil = undoableUntil(asEpochMs(change.appliedAt ?? now));
  const write = writeOf(call, 'termChange.applied', { collection: COLLECTION, id }, reply, { reply });
  await store.change(COLLECTION, change, { set: { state: 'applied', undoUntil } }, write);
  return reply;
};

/** Everybody back where they were, but for those who were moved by somebody else since. */
export const undoTermChange = async (call: Call, { id }: { id: string }) => {
  const { store } = call;
  let change = await openOfSchool(call, id);
  orThrow(mayUndo(change, call.now));
  if (change.state === 'applied') {
    const write = writeOf(step(call, 'begin'), 'termChange.undoBegun', { collection: COLLECTION, id }, {});
    await store.change(COLLECTION, change, { set: { state: 'undoing' } }, write);
    change = await openOfSchool(call, id);
  }
  const day = leftDay(change);
  const reply = await moveAll(call, change.moves, 'child.movedBack', ({ from, to }) =>
    to === null
      ? { when: { state: 'left', leftOn: day }, set: { ...from, state: 'enrolled', leftOn: null } }
      : { when: { grade: to.grade, className: to.className, state: 'enrolled' }, set: from },
  );
  const write = writeOf(call, 'termChange.undone', { collection: COLLECTION, id }, reply, { reply });
  await store.change(COLLECTION, change, { set: { state: 'undone' } }, write);
  return reply;
};

/** Puts a prepared change aside; no child was moved. */
export const dropTermChange = async (call: Call, { id }: { id: string }) => {
  const change = await openOfSchool(call, id);
  if (change.state !== 'prepared') throw new AppError('WRONG_STATE', { state: change.state });
  const write = writeOf(call, 'termChange.dropped', { collection: COLLECTION, id }, {}, { reply: {} });
  await call.store.change(COLLECTION, change, { set: { state: 'dropped' } }, write);
  return {};
};
