// What a child does after signing in with the code from its school, on any phone: see its wishes, put them in its own order, say
// yes to them. The child must be heard before a decision that affects it (未成年人保护法 第19条).
import { checkWishes, mayChangeWishes } from '../../shared/domain/club/round';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';
import { schoolsById } from '../account/public';
import { childOfToken, needConsent } from '../child/public';
import { applicationId, clubsOf, viewOf, wishesOf } from './round-view';

const SHOWN = 5;
/** Stands in an application for the child itself. */
const BY_STUDENT = 'student';

export const studentView = async (call: Call, { token }: { token: string }) => {
  const { store, now } = call;
  const child = await childOfToken(call, token);
  needConsent(child, 'clubs');
  const schools = await schoolsById(store, [child.schoolId]);
  const rounds = await store.find(
    'rounds',
    { schoolId: child.schoolId, drawnAt: null },
    { limit: SHOWN, sort: ['-opensAt'] },
  );
  return {
    childName: child.name,
    grade: child.grade,
    rounds: await Promise.all(
      rounds.map(async (round) => ({
        round: viewOf(round, schools.get(round.schoolId)?.name ?? '', now),
        clubs: await clubsOf(store, round.id),
        wishes: wishesOf(await store.get('applications', applicationId(round.id, child.id))),
      })),
    ),
  };
};

export const confirmWishes = async (
  call: Call,
  { token, roundId, clubIds }: { token: string; roundId: string; clubIds: string[] },
) => {
  const child = await childOfToken(call, token);
  needConsent(child, 'clubs');
  const round = orNotFound(await call.store.get('rounds', roundId));
  const application = await call.store.open('applications', applicationId(roundId, child.id), call.request);
  orThrow(mayChangeWishes(round, call.now));
  // The guardian may have changed them while the child was looking: then the child has to look again.
  if (application.clubIds.join() !== clubIds.join()) throw new AppError('CONFLICT');
  const reply = { confirmedAt: call.now };
  const subject = { collection: 'applications', id: application.id };
  const write = writeOf(call, 'wishes.confirmed', subject, {}, { reply });
  await call.store.change('applications', application, { set: reply }, write);
  return reply;
};

/** The child's own order; it is confirmed with that, and the guardians are told and may talk it over until the round closes. */
export const rankAsStudent = async (
  call: Call,
  { token, roundId, clubIds }: { token: string; roundId: string; clubIds: string[] },
) => {
  const { store, now } = call;
  const child = await childOfToken(call, token);
  needConsent(child, 'clubs');
  const found = await store.get('rounds', roundId);
  const round = orNotFound(found?.schoolId === child.schoolId ? found : null);
  const id = applicationId(roundId, child.id);
  const earlier = await store.get('applications', id);
  const opened = earlier === null ? null : await store.open('applications', id, call.request);
  orThrow(mayChangeWishes(round, now));
  orThrow(checkWishes(round, await clubsOf(store, roundId), child.grade, clubIds));
  const reply = { clubIds, confirmedAt: now };
  const messages = child.guardianIds.map((to) => ({
    to,
    template: 'club.childRanked',
    facts: { roundId, childId: child.id, title: round.title },
  }));
  const subject = { collection: 'applications', id };
  const write = writeOf(call, 'wishes.rankedByChild', subject, { choices: clubIds.length }, { reply, messages });
  const wishes = { clubIds, submittedBy: BY_STUDENT, submittedAt: now, confirmedAt: now };
  if (opened === null) {
    await store.insert('applications', id, { roundId, schoolId: round.schoolId, childId: child.id, ...wishes }, write);
  } else {
    await store.change('applications', opened, { set: wishes }, write);
  }
  return reply;
};
