import { worksAtSchool } from '../../shared/domain/account/roles';
import type { Decision } from '../../shared/domain/satisfaction/satisfaction.schema';
import { type ClubScore, ScoreInput, scoreClubs } from '../../shared/domain/satisfaction/score';
import { mayDecide, termFacts } from '../../shared/domain/satisfaction/term-end';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { schoolsOfCaller } from '../account/public';
import { membersOf, runningClubs, wishesIn } from '../club/public';

const NOBODY_ANSWERED: Omit<ClubScore, 'club'> = {
  n: 0,
  shown: false,
  score: null,
  low: null,
  high: null,
  rank: null,
  state: 'tooFew',
  because: [],
  alarms: [],
};

/** Every club of the caller's schools at term's end. Scores of few answers never leave this function. */
export const termEnd = async (call: Call) => {
  const { store } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const clubs = await runningClubs(store, schoolIds);
  const ratings = (await Promise.all(schoolIds.map((schoolId) => store.findAll('ratings', { schoolId })))).flat();
  const scores = scoreClubs(
    ScoreInput.parse({ ratings: ratings.map(({ clubId, answers }) => ({ club: clubId, answers })) }),
  );
  const roundIds = [...new Set(clubs.map(({ roundId }) => roundId))];
  const wishes = new Map(
    await Promise.all(roundIds.map(async (roundId) => [roundId, await wishesIn(store, roundId)] as const)),
  );
  return {
    clubs: await Promise.all(
      clubs.map(async (club) => {
        const { club: _id, ...score } = scores.find((one) => one.club === club.id) ?? { club: '', ...NOBODY_ANSWERED };
        return {
          clubId: club.id,
          name: club.name,
          term: club.term,
          teacherName: club.teacherName,
          facts: termFacts(
            club,
            wishes.get(club.roundId) ?? [],
            (await membersOf(store, club.id)).length,
            await store.findAll('sessions', { clubId: club.id }),
          ),
          score: {
            ...score,
            because: score.because.map((one) => ({ ...one, facts: { ...one.facts } })),
            alarms: score.alarms.map((one) => ({ ...one, facts: { ...one.facts } })),
          },
          assessment: await store.get('assessments', club.id),
        };
      }),
    ),
  };
};

/** A person decides; the machine's suggestion binds nobody. */
export const decideClub = async (
  call: Call,
  { clubId, decision, reason, wasHeard }: { clubId: string; decision: Decision; reason: string; wasHeard: boolean },
) => {
  const { store } = call;
  const by = callerAccount(call);
  const club = orNotFound(await store.get('clubs', clubId));
  if (!worksAtSchool(by.grants, club.schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
  orThrow(mayDecide(decision, wasHeard));
  const reply = { decision };
  const told = club.teacherId === null ? [] : [club.teacherId];
  const write = writeOf(
    call,
    'club.assessed',
    { collection: 'assessments', id: clubId },
    { decision, wasHeard },
    {
      reply,
      messages: told.map((to) => ({ to, template: 'club.assessed', facts: { clubId, name: club.name, decision } })),
    },
  );
  const assessment = {
    schoolId: club.schoolId,
    term: club.term,
    decision,
    reason,
    decidedBy: by.id,
    decidedAt: call.now,
  };
  if ((await store.get('assessments', clubId)) === null) {
    await store.insert('assessments', clubId, assessment, write);
  } else {
    await store.change(
      'assessments',
      await store.open('assessments', clubId, call.request),
      { set: assessment },
      write,
    );
  }
  return reply;
};
