// Appeals against what a draw or the school gave a child: a person answers, in time, and says why.
import { coversDistrict, worksAtSchool } from '../../shared/domain/account/roles';
import {
  type AppealChange,
  answerAppeal,
  appealableUntil,
  carryableUntil,
  carryOn,
  escalateAppeal,
  openAppeal,
} from '../../shared/domain/club/appeal';
import type { Appeal, AppealOutcome } from '../../shared/domain/club/appeal.schema';
import type { Round } from '../../shared/domain/club/round.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { randomId } from '../../shared/kernel/random';
import { asEpochMs } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { schoolsById, schoolsOfCaller, staffFor } from '../account/public';
import { childrenForByIds } from '../child/public';
import { workingCalendar } from '../tenant/public';
import { requireGiven } from './after-draw';
import { pseudonymFor } from './draw-secret';
import { applicationId, clubsOf, roundForChild } from './round-view';

const SHOWN = 100;
const BATCH = 200;

/** What the family sees of an appeal. */
export const appealView = (appeal: Appeal | null) =>
  appeal === null ? null : { state: appeal.state, dueAt: appeal.dueAt, steps: appeal.steps };

/** When the child was last given or denied something: by the draw, or by hand. */
const givenAt = async (call: Call, round: Stored<Round>, childId: string): Promise<number> => {
  const moves = await call.store.find('handMoves', { roundId: round.id, childId }, { limit: SHOWN });
  return Math.max(round.drawnAt ?? round.opensAt, ...moves.map(({ movedAt }) => movedAt));
};

/** Until when the family can send an appeal, or carry one on; null where there is nothing to send. */
export const appealUntil = async (
  call: Call,
  round: Stored<Round>,
  childId: string,
  appeal: Appeal | null,
): Promise<number | null> => {
  const calendar = await workingCalendar(call.store);
  const until =
    appeal === null
      ? appealableUntil(asEpochMs(await givenAt(call, round, childId)), calendar)
      : carryableUntil(appeal, calendar);
  return until !== null && call.now < until ? until : null;
};

/** Those who have to answer now. */
const answerers = async (call: Call, { schoolId, districtCode }: Appeal, state: Appeal['state']): Promise<string[]> => {
  const people = await staffFor(call.store, [state === 'district' ? 'officer' : 'schoolAdmin'], call.now, (grants) =>
    state === 'district' ? coversDistrict(grants, districtCode) : worksAtSchool(grants, schoolId, ['schoolAdmin']),
  );
  return people.map(({ id }) => id);
};

const told = (to: readonly string[], template: string, { id, roundId, childId }: Appeal, title: string) =>
  to.map((one) => ({ to: one, template, facts: { appealId: id, roundId, childId, title } }));

/** Sends an appeal, or carries the school's answer on to the district. */
export const appeal = async (
  call: Call,
  { roundId, childId, words }: { roundId: string; childId: string; words: string },
) => {
  const { store, now } = call;
  const { child, round } = await roundForChild(call, roundId, childId);
  const by = callerAccount(call).id;
  const id = applicationId(roundId, childId);
  const earlier = await store.get('clubAppeals', id);
  const opened = earlier === null ? null : await store.open('clubAppeals', id, call.request);
  requireGiven(round, now);
  const calendar = await workingCalendar(store);
  const change = orThrow(
    opened === null
      ? openAppeal(asEpochMs(await givenAt(call, round, childId)), now, calendar, by, words)
      : carryOn(opened, now, calendar, by, words),
  );
  const school = orNotFound((await schoolsById(store, [child.schoolId])).get(child.schoolId));
  const facts = { roundId, schoolId: child.schoolId, districtCode: school.districtCode, childId };
  const reply = { dueAt: change.dueAt };
  const messages = told(
    await answerers(call, { id, revision: 0, ...facts, ...change }, change.state),
    'club.appealed',
    { id, revision: 0, ...facts, ...change },
    round.title,
  );
  const action = opened === null ? 'appeal.asked' : 'appeal.carriedOn';
  const write = writeOf(call, action, { collection: 'clubAppeals', id }, {}, { reply, messages });
  if (opened === null) await store.insert('clubAppeals', id, { ...facts, ...change }, write);
  else await store.change('clubAppeals', opened, { set: change }, write);
  return reply;
};

/** The open and the latest answered appeals that the caller has to do with. */
export const readAppeals = async (call: Call) => {
  const { store } = call;
  const { grants, id: me } = callerAccount(call);
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const officer = grants.flatMap((grant) => (grant.role === 'officer' ? [grant.districtCode] : []));
  const isCity = officer.includes(null);
  const districts = officer.filter((code) => code !== null);
  const [own, districtOnes]: [Stored<Appeal>[], Stored<Appeal>[]] = await Promise.all([
    schoolIds.length === 0 ? [] : store.find('clubAppeals', { schoolId: { in: schoolIds } }, { limit: SHOWN }),
    officer.length === 0
      ? []
      : store.find('clubAppeals', isCity ? {} : { districtCode: { in: districts } }, { limit: SHOWN }),
  ]);
  const ofDistrict = districtOnes.filter(
    ({ id, steps }) =>
      steps.some(({ kind }) => kind === 'overdue' || kind === 'carriedOn') && !own.some((one) => one.id === id),
  );
  /** What the caller has to answer first, then what others have to, then what was answered. */
  const orderOf = (one: Stored<Appeal>): number => {
    if (one.state === 'answered') return 2;
    return one.state === (own.includes(one) ? 'school' : 'district') ? 0 : 1;
  };
  const shown = [...own, ...ofDistrict].sort(
    (a, b) => orderOf(a) - orderOf(b) || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1),
  );
  const children = await childrenForByIds(
    call,
    'clubs',
    own.map(({ childId }) => childId),
  );
  const schools = await schoolsById(
    store,
    shown.map(({ schoolId }) => schoolId),
  );
  return {
    appeals: await Promise.all(
      shown.map(async (one) => {
        const round = orNotFound(await store.get('rounds', one.roundId));
        const names = new Map((await clubsOf(store, round.id)).map(({ id, name }) => [id, name]));
        const result = await store.get('drawResults', applicationId(one.roundId, one.childId));
        const held = await store.get('childSeats', applicationId(one.roundId, one.childId));
        const isOwn = own.includes(one);
        const child = isOwn ? children.get(one.childId) : undefined;
        const level = isOwn ? 'school' : 'district';
        return {
          ...one,
          childId: isOwn ? one.childId : null,
          childName: child?.name ?? pseudonymFor(call.secrets, one.roundId, one.childId).slice(0, 6),
          grade: child?.grade ?? null,
          roundTitle: round.title,
          schoolName: schools.get(one.schoolId)?.name ?? '',
          number: result?.number ?? null,
          clubs: (held?.clubIds ?? []).map((clubId) => names.get(clubId) ?? ''),
          reasons: (result?.reasons ?? []).map((reason) => ({
            ...reason,
            clubName: names.get(reason.clubId) ?? '',
          })),
          isMine: one.state === level && !child?.guardianIds.includes(me),
        };
      }),
    ),
  };
};

/** Whether the caller decided what the appeal is about, or is of the family. */
const requireStranger = async (call: Call, one: Appeal): Promise<void> => {
  const { id, conflicts } = callerAccount(call);
  const child = await call.store.get('children', one.childId);
  const isFamily = child?.bonds.some(({ accountId }) => accountId === id) === true;
  const isDeclared = conflicts.some((conflict) => conflict.subject === 'school' && conflict.id === one.schoolId);
  const askedAt = one.steps[0]?.at ?? 0;
  const moves = await call.store.find('handMoves', { roundId: one.roundId, childId: one.childId }, { limit: SHOWN });
  const isOwnDecision = moves.some(({ movedBy, movedAt }) => movedBy === id && movedAt < askedAt);
  if (isFamily || isDeclared || isOwnDecision) throw new AppError('CONFLICT_OF_INTEREST');
};

/** A person answers, with words that the family reads. `moved` needs a move by hand since the appeal. */
export const answerOne = async (
  call: Call,
  { id, outcome, words }: { id: string; outcome: AppealOutcome; words: string },
) => {
  const { store, now } = call;
  const by = callerAccount(call);
  const found = orNotFound(await store.get('clubAppeals', id));
  const isSchool = worksAtSchool(by.grants, found.schoolId, ['schoolAdmin']);
  const isDistrict =
    coversDistrict(by.grants, found.districtCode) &&
    found.steps.some(({ kind }) => kind === 'overdue' || kind === 'carriedOn');
  if (!isSchool && !isDistrict) throw new AppError('NOT_FOUND');
  await requireStranger(call, found);
  const opened = await store.open('clubAppeals', id, call.request);
  const change = orThrow(answerAppeal(opened, isSchool ? 'school' : 'district', now, by.id, outcome, words));
  if (outcome === 'moved') {
    const askedAt = opened.steps[0]?.at ?? 0;
    const moves = await store.find('handMoves', { roundId: opened.roundId, childId: opened.childId }, { limit: SHOWN });
    if (!moves.some(({ movedAt }) => movedAt >= askedAt)) throw new AppError('WRONG_STATE', { state: 'notMoved' });
  }
  const round = orNotFound(await store.get('rounds', opened.roundId));
  const reachable = await childrenForByIds(call, 'notifications', [opened.childId]);
  const guardianIds = reachable.get(opened.childId)?.guardianIds ?? [];
  const reply = { state: change.state };
  const write = writeOf(
    call,
    'appeal.answered',
    { collection: 'clubAppeals', id },
    { outcome },
    {
      reply,
      messages: told(guardianIds, 'club.appealAnswered', opened, round.title),
    },
  );
  await store.change('clubAppeals', opened, { set: change }, write);
  return reply;
};

/** Appeals that their school did not answer in time go to the district. Returns how many; safe to be killed at any step. */
export const escalateAppeals = async (call: Call): Promise<number> => {
  const { store, now } = call;
  const late = await store.find('clubAppeals', { state: 'school', dueAt: { lte: now } }, { limit: BATCH });
  if (late.length === 0) return 0;
  const calendar = await workingCalendar(store);
  let gone = 0;
  for (const one of late) {
    const change: AppealChange | null = escalateAppeal(one, now, calendar);
    if (change === null) continue;
    const round = orNotFound(await store.get('rounds', one.roundId));
    const reachable = await childrenForByIds(call, 'notifications', [one.childId]);
    const family = reachable.get(one.childId)?.guardianIds ?? [];
    const write = writeOf(
      { ...call, request: { ...call.request, key: randomId(call.random) } },
      'appeal.escalated',
      { collection: 'clubAppeals', id: one.id },
      {},
      {
        messages: [
          ...told(await answerers(call, one, 'district'), 'club.appealed', one, round.title),
          ...told(family, 'club.appealEscalated', one, round.title),
        ],
      },
    );
    const done = await store.changeIf('clubAppeals', one.id, { revision: one.revision }, { set: change }, write);
    if (done === 'changed') gone++;
  }
  return gone;
};
