// A school prepares a round: one document that is saved as it is written, checked, and then opened to families for good.
import { worksAtSchool } from '../../shared/domain/account/roles';
import { commitTo } from '../../shared/domain/allocation/lottery';
import { openSeats } from '../../shared/domain/club/seats';
import { checkDraft, type SetUpFacts } from '../../shared/domain/club/set-up';
import type { RoundContent, RoundDraft } from '../../shared/domain/club/set-up.schema';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { schoolsOfCaller } from '../account/public';
import { childrenFor } from '../child/public';
import { institutionStatuses } from '../institution/public';
import { drawSecret } from './draw-secret';

const SHOWN = 20;

/** The draft, if it is one of the caller's schools'. @throws AppError NOT_FOUND */
const requireOwn = (call: Call, draft: Pick<RoundDraft, 'schoolId'>): void => {
  if (!worksAtSchool(callerAccount(call).grants, draft.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
};

const factsFor = async (call: Call, schoolId: string, { clubs }: RoundContent): Promise<SetUpFacts> => {
  const institutionIds = clubs.flatMap(({ provider }) => provider.institutionId ?? []);
  const children = await childrenFor(call, 'clubs', schoolId);
  const childrenByGrade = new Map<number, number>();
  for (const { grade } of children.values()) childrenByGrade.set(grade, (childrenByGrade.get(grade) ?? 0) + 1);
  return {
    now: call.now,
    statusOf: await institutionStatuses(call.store, institutionIds, dateOf(call.now)),
    childrenByGrade: new Map([...childrenByGrade].sort(([a], [b]) => a - b)),
  };
};

/** What the caller's schools are preparing, each with what is still missing. */
export const readDrafts = async (call: Call) => {
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const filter = { schoolId: { in: schoolIds }, roundId: null };
  const drafts = await call.store.find('roundDrafts', filter, { limit: SHOWN, sort: ['-changedAt'] });
  return {
    drafts: await Promise.all(
      drafts.map(async ({ id, revision, schoolId, content, changedAt }) => ({
        id,
        revision,
        content,
        changedAt,
        problems: checkDraft(content, await factsFor(call, schoolId, content)).map((one) => ({
          ...one,
          facts: { ...one.facts },
        })),
      })),
    ),
  };
};

/** Saves a new draft (`id` null, for the caller's first school) or what was changed in one. */
export const saveDraft = async (
  call: Call,
  { id, revision, content }: { id: string | null; revision: number | null; content: RoundContent },
) => {
  const { store } = call;
  const changed = { content, changedBy: callerAccount(call).id, changedAt: call.now };
  if (id === null) {
    const [schoolId] = schoolsOfCaller(call, 'schoolAdmin');
    const fresh = newId(call);
    const reply = { id: fresh };
    const write = writeOf(
      call,
      'round.drafted',
      { collection: 'roundDrafts', id: fresh },
      { clubs: content.clubs.length },
      { reply },
    );
    await store.insert('roundDrafts', fresh, { schoolId: orNotFound(schoolId), roundId: null, ...changed }, write);
    return reply;
  }
  requireOwn(call, orNotFound(await store.get('roundDrafts', id)));
  const draft = await store.open('roundDrafts', id, call.request);
  if (draft.roundId !== null) throw new AppError('WRONG_STATE', { state: 'opened' });
  if (revision !== null && revision !== draft.revision) throw new AppError('CONFLICT');
  const reply = { id };
  const write = writeOf(
    call,
    'round.draftChanged',
    { collection: 'roundDrafts', id },
    { clubs: content.clubs.length },
    { reply },
  );
  await store.change('roundDrafts', draft, { set: changed }, write);
  return reply;
};

/** Round and clubs as families will see them; their ids follow from the draft's, so storing them twice changes nothing. */
const storeRound = async (call: Call, { id, schoolId, content }: Stored<RoundDraft>): Promise<string> => {
  const { clubs, ...settings } = content;
  const roundId = `round-${id}`;
  const clubRows = clubs.map(({ key, ...club }) => ({ id: `${roundId}-${key}`, club }));
  await call.store.insertMany(
    'clubs',
    clubRows.map(({ id: clubId, club }) => ({
      id: clubId,
      document: { ...club, schoolId, roundId, term: settings.term },
      audit: writeOf(call, 'club.announced', { collection: 'clubs', id: clubId }, { capacity: club.capacity }).audit,
    })),
  );
  if (settings.mechanism === 'firstCome') {
    await call.store.insertMany(
      'clubSeats',
      clubRows.map(({ id: clubId, club }) => ({
        id: clubId,
        document: { roundId, schoolId, ...openSeats(club.capacity, [], []) },
      })),
    );
  }
  // The round last: families find it only when everything it needs is there.
  const commitment = commitTo(drawSecret(call.secrets, roundId));
  await call.store.insertMany('rounds', [
    {
      id: roundId,
      document: {
        ...settings,
        schoolId,
        commitment,
        publicNumber: null,
        secret: null,
        inputHash: null,
        drawnAt: null,
      },
      audit: writeOf(
        call,
        'round.announced',
        { collection: 'rounds', id: roundId },
        { commitment, clubs: clubs.length },
      ).audit,
    },
  ]);
  return roundId;
};

/** Opens a prepared round for good: the commitment is published with it. */
export const openRound = async (call: Call, { id }: { id: string }) => {
  const { store } = call;
  requireOwn(call, orNotFound(await store.get('roundDrafts', id)));
  const draft = await store.open('roundDrafts', id, call.request);
  if (draft.roundId !== null) throw new AppError('WRONG_STATE', { state: 'opened' });
  const blocking = checkDraft(draft.content, await factsFor(call, draft.schoolId, draft.content)).filter(
    ({ isBlocking }) => isBlocking,
  );
  if (blocking.length > 0)
    throw new AppError('WRONG_STATE', { state: 'incomplete', problems: blocking.map(({ code }) => code) });
  const roundId = await storeRound(call, draft);
  const reply = { roundId };
  const write = writeOf(call, 'round.opened', { collection: 'roundDrafts', id }, reply, { reply });
  await store.change('roundDrafts', draft, { set: { roundId } }, write);
  return reply;
};
