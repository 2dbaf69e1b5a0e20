// The draw of a round, in three steps that can each be repeated: freeze what is drawn from, derive every child's result,
// then flip the round. Killed between them, the next attempt goes on from the frozen input and gets the same outcome.
import { worksAtSchool } from '../../shared/domain/account/roles';
import { allocate } from '../../shared/domain/allocation/allocate';
import type { AllocateOutput } from '../../shared/domain/allocation/allocate.schema';
import { drawInputHash, drawInputOf } from '../../shared/domain/club/draw-input';
import { demandOf } from '../../shared/domain/club/odds';
import { mayDraw } from '../../shared/domain/club/round';
import type { DrawRecord, Round } from '../../shared/domain/club/round.schema';
import { openSeats } from '../../shared/domain/club/seats';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { childrenFor } from '../child/public';
import { drawSecret, pseudonymFor } from './draw-secret';
import { childSeatsId } from './move-seats';
import { requireSecondPerson } from './public-number';
import { applicationId, clubsOf } from './round-view';

/** The outcome of a frozen input. The engine is pure, so this is the same every time. */
export const outcomeOf = (draw: Pick<DrawRecord, 'input'>): AllocateOutput => orThrow(allocate(draw.input, () => 0));

const freeze = async (call: Call, round: Stored<Round>, publicNumber: string): Promise<DrawRecord> => {
  const earlier = await call.store.get('draws', round.id);
  if (earlier !== null) {
    if (earlier.publicNumber !== publicNumber) throw new AppError('WRONG_STATE', { state: 'drawing' });
    return earlier;
  }
  // Who has withdrawn consent, or left the school, is not drawn.
  const children = await childrenFor(call, 'clubs', round.schoolId);
  const applications = await call.store.findAll('applications', { roundId: round.id });
  const input = drawInputOf(
    round,
    drawSecret(call.secrets, round.id),
    publicNumber,
    await clubsOf(call.store, round.id),
    applications.filter(({ childId }) => children.has(childId)),
    (childId) => pseudonymFor(call.secrets, round.id, childId),
    (childId) => children.get(childId)?.grade,
  );
  const inputHash = drawInputHash(input);
  const record = {
    schoolId: round.schoolId,
    publicNumber,
    drawnBy: callerAccount(call).id,
    at: call.now,
    input,
    inputHash,
  };
  const facts = { participants: input.students.length, inputHash };
  await call.store.insert(
    'draws',
    round.id,
    record,
    writeOf(call, 'round.frozen', { collection: 'draws', id: round.id }, facts),
  );
  return { id: round.id, revision: 1, ...record };
};

const storeResults = async (call: Call, round: Stored<Round>, outcome: AllocateOutput): Promise<void> => {
  const applications = await call.store.findAll('applications', { roundId: round.id });
  const number = new Map(outcome.order.map((pseudonym, i) => [pseudonym, i + 1]));
  const clubsGot = new Map(outcome.assignments.map(({ student, clubs }) => [student, clubs]));
  await call.store.insertMany(
    'drawResults',
    applications.flatMap(({ childId }) => {
      const pseudonym = pseudonymFor(call.secrets, round.id, childId);
      const own = number.get(pseudonym);
      if (own === undefined) return []; // withdrew
      const id = applicationId(round.id, childId);
      const document = {
        roundId: round.id,
        schoolId: round.schoolId,
        childId,
        pseudonym,
        number: own,
        clubIds: [...(clubsGot.get(pseudonym) ?? [])],
        reasons: outcome.reasons
          .filter(({ student }) => student === pseudonym)
          .map(({ club, code, facts }) => ({ clubId: club, code, facts: { ...facts } })),
        waiting: outcome.waitingLists.flatMap(({ club, students }) => {
          const position = students.indexOf(pseudonym) + 1;
          return position > 0 ? [{ clubId: club, position }] : [];
        }),
      };
      const subject = { collection: 'drawResults', id };
      return [{ id, document, audit: writeOf(call, 'seat.drawn', subject, { clubs: document.clubIds.length }).audit }];
    }),
  );
};

/** Opens the seats as the draw gave them: from now on they move one by one. */
const storeSeats = async (call: Call, round: Stored<Round>, outcome: AllocateOutput): Promise<void> => {
  const { store } = call;
  const results = await store.findAll('drawResults', { roundId: round.id });
  const childOf = new Map(results.map(({ pseudonym, childId }) => [pseudonym, childId]));
  const children = (pseudonyms: readonly string[]): string[] => pseudonyms.flatMap((one) => childOf.get(one) ?? []);
  const clubs = (await clubsOf(store, round.id)).filter(({ id }) => !outcome.cancelledClubs.includes(id));
  await store.insertMany(
    'clubSeats',
    clubs.map(({ id, capacity }) => {
      const members = results.filter(({ clubIds }) => clubIds.includes(id)).map(({ childId }) => childId);
      const waiting = children(outcome.waitingLists.find(({ club }) => club === id)?.students ?? []);
      const document = { roundId: round.id, schoolId: round.schoolId, ...openSeats(capacity, members, waiting) };
      const subject = { collection: 'clubSeats', id };
      const facts = { members: members.length, waiting: waiting.length };
      return { id, document, audit: writeOf(call, 'seats.opened', subject, facts).audit };
    }),
  );
  await store.insertMany(
    'childSeats',
    results.map(({ childId, clubIds }) => ({
      id: childSeatsId(round.id, childId),
      document: { roundId: round.id, schoolId: round.schoolId, childId, clubIds, pending: null },
    })),
  );
};

/** How much each club was wanted: what next term's families are told. */
const storeOdds = async (
  { store, now }: Call,
  { id, schoolId, term }: Stored<Round>,
  { input }: DrawRecord,
  outcome: AllocateOutput,
): Promise<void> => {
  const names = new Map((await clubsOf(store, id)).map((club) => [club.id, club.name]));
  const seated = new Map<string, number>();
  for (const club of outcome.assignments.flatMap(({ clubs }) => clubs)) seated.set(club, (seated.get(club) ?? 0) + 1);
  const clubs = demandOf(
    input,
    (clubId) => names.get(clubId) ?? '',
    (clubId) => seated.get(clubId) ?? 0,
  );
  await store.insertMany('roundOdds', [{ id, document: { schoolId, term, drawnAt: now, clubs } }]);
};

/** One message to each guardian of each child that took part and may be written to. */
const messagesFor = async (call: Call, round: Stored<Round>) => {
  const children = await childrenFor(call, 'notifications', round.schoolId);
  const results = await call.store.findAll('drawResults', { roundId: round.id });
  return results.flatMap(({ childId }) =>
    (children.get(childId)?.guardianIds ?? []).map((to) => ({
      to,
      template: 'club.drawn',
      facts: { roundId: round.id, childId, title: round.title },
    })),
  );
};

export const drawRound = async (call: Call, { roundId, publicNumber }: { roundId: string; publicNumber: string }) => {
  const { store } = call;
  const round = orNotFound(await store.get('rounds', roundId));
  if (!worksAtSchool(callerAccount(call).grants, round.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  await store.open('rounds', roundId, call.request); // a repeat of the request that finished it gets its answer here
  orThrow(mayDraw(round, call.now));
  await requireSecondPerson(call, roundId, publicNumber);
  const draw = await freeze(call, round, publicNumber);
  const outcome = outcomeOf(draw);
  await storeResults(call, round, outcome);
  await storeSeats(call, round, outcome);
  await storeOdds(call, round, draw, outcome);
  const reply = {
    participants: outcome.order.length,
    seated: outcome.assignments.length,
    inputHash: draw.inputHash,
  };
  const set = {
    publicNumber: draw.publicNumber,
    secret: drawSecret(call.secrets, roundId),
    inputHash: draw.inputHash,
    drawnAt: call.now,
  };
  const write = writeOf(call, 'round.drawn', { collection: 'rounds', id: roundId }, reply, {
    reply,
    messages: await messagesFor(call, round),
  });
  const done = await store.changeIf('rounds', roundId, { drawnAt: null }, { set }, write);
  if (done === 'refused') throw new AppError('WRONG_STATE', { state: 'drawn' });
  return reply;
};
