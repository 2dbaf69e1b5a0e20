// What a child does with the code from its school, on any phone: see its wishes and say yes to them.
// The child must be heard before a decision that affects it (未成年人保护法 第19条).
import { mayChangeWishes } from '../../shared/domain/club/round';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';
import { childByCode, schoolsById } from '../account/public';
import { applicationId, clubsOf, viewOf, wishesOf } from './round-view';

const SHOWN = 5;

export const studentView = async (call: Call, { code }: { code: string }) => {
  const { store, now } = call;
  const child = await childByCode(call, code);
  const schools = await schoolsById(store, [child.schoolId]);
  const rounds = await store.find(
    'rounds',
    { schoolId: child.schoolId, drawnAt: null },
    { limit: SHOWN, sort: ['-opensAt'] },
  );
  return {
    childName: child.name,
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
  { code, roundId, clubIds }: { code: string; roundId: string; clubIds: string[] },
) => {
  const child = await childByCode(call, code);
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
