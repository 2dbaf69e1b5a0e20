// A term's sessions and ratings: the demo teacher's through the endpoint, the crowd's put in place.

import type { Activity } from '../../../shared/domain/term/session.schema';
import { toBase32 } from '../../../shared/kernel/random';
import { addDays, daysBetween } from '../../../shared/kernel/time';
import { membersOf, runningClubs } from '../../club/public';
import { planFor } from '../../term/plan-of';
import { chance, clubIdOf, OFFERS } from './clubs';
import { PEOPLE } from './people';
import { CHILDREN, SCHOOL_IDS } from './schools';
import { ROUND_IDS } from './seed-club';
import type { DemoWorld } from './world';

/** Children whose families one can be in the demo have not rated yet. */
const UNRATED = new Set(CHILDREN.slice(0, 3).map(({ id }) => id));

const WEEKS = 9;
/** Teachers of the demo without an account. */
const CROWD = 'demo-crowd';

/** What clubs do, meeting by meeting. */
const DOING: readonly (readonly Activity[])[] = [
  ['learned', 'practised'],
  ['made'],
  ['practised', 'discussed'],
  ['made', 'showed'],
  ['played', 'outdoors'],
];

/** An answer of 1–5 around what the club is liked, the same on every machine. */
const answerOf = (liking: number, clubId: string, childId: string, question: number): number => {
  const noise = [0, 1, 2].reduce((total, i) => total + chance(`${clubId} ${question} ${i}`, childId), 0) - 1.5;
  return Math.min(5, Math.max(1, Math.round(liking + noise * 1.6)));
};

export const seedSatisfaction = async (world: DemoWorld): Promise<void> => {
  const { store, secrets } = world.ports;
  const term = (await store.get('rounds', ROUND_IDS.current))?.term ?? '';
  const running = await runningClubs(store, [SCHOOL_IDS.first]);
  const plan = await planFor(store, running, addDays(world.day, -WEEKS * 7), addDays(world.day, -1));
  for (const [index, { teacherId, liking, answering }] of OFFERS.entries()) {
    const clubId = clubIdOf(ROUND_IDS.current, index);
    const members = await membersOf(store, clubId);
    if (members.length === 0) continue;
    for (const { session } of plan.sessions.filter(({ club }) => club.id === clubId)) {
      if (session.cancelled !== null) continue;
      const { date } = session;
      world.at(daysBetween(world.day, date), 17 * 60);
      const presentChildIds = members.filter(
        (childId) => UNRATED.has(childId) || chance(`${clubId} ${date}`, childId) < 0.8 + (liking - 3) * 0.1,
      );
      const activities = [...(DOING[Math.floor(chance(date, clubId) * DOING.length)] ?? [])];
      if (teacherId !== null) {
        const record = { clubId, date, presentChildIds, activities, basedOn: null, reason: null };
        await world.call(PEOPLE.teacher.openid, 'term.recordAttendance', record);
        continue;
      }
      const id = `${clubId}-${date}`;
      const document = {
        schoolId: SCHOOL_IDS.first,
        clubId,
        date,
        presentChildIds,
        absentChildIds: members.filter((childId) => !presentChildIds.includes(childId)),
        recordedBy: CROWD,
        recordedAt: world.ports.clock(),
        heldBy: CROWD,
        slots: [...session.slots],
        minutes: 60,
        activities,
        version: 1,
        corrections: [],
        signOuts: [],
      };
      await store.insertMany('sessions', [{ id, document, audit: world.founding('sessions', id) }]);
    }
    const raters = members.filter((childId) => !UNRATED.has(childId) && chance(`${clubId} rates`, childId) < answering);
    await store.insertMany(
      'ratings',
      raters.map((childId) => ({
        id: toBase32(secrets.keyedHash('rating', `${clubId}|${childId}`))
          .slice(0, 26)
          .toLowerCase(),
        document: {
          schoolId: SCHOOL_IDS.first,
          clubId,
          term,
          answers: [0, 1, 2].map((question) => answerOf(liking, clubId, childId, question)),
        },
      })),
    );
  }
  world.at(-2, 16 * 60);
  await world.call(PEOPLE.schoolAdmin.openid, 'satisfaction.decide', {
    clubId: clubIdOf(ROUND_IDS.current, 15),
    decision: 'improve',
    reason: '采访任务太少，下学期增加到每两周一次，并请语文组派一位老师协助。',
    wasHeard: true,
  });
};
