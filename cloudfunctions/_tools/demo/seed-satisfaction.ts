// A term's sessions and ratings: the demo teacher's through the endpoint, the crowd's put in place.

import { toBase32 } from '../../../shared/kernel/random';
import { addDays, weekdayOf } from '../../../shared/kernel/time';
import { membersOf } from '../../club/public';
import { chance, clubIdOf, OFFERS } from './clubs';
import { PEOPLE } from './people';
import { CHILDREN, SCHOOL_IDS } from './schools';
import { ROUND_IDS } from './seed-club';
import type { DemoWorld } from './world';

const WEEKS = 9;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
/** Children whose families one can be in the demo have not rated yet. */
const UNRATED = new Set(CHILDREN.slice(0, 3).map(({ id }) => id));

/** The days, counted from the demo's day, on which a club with this slot met. */
const meetings = (day: DemoWorld['day'], slot: string): number[] => {
  const weekday = WEEKDAYS.indexOf(slot.slice(0, 3)) + 1;
  return Array.from({ length: WEEKS * 7 }, (_, i) => i - WEEKS * 7).filter(
    (days) => weekdayOf(addDays(day, days)) === weekday,
  );
};

/** An answer of 1–5 around what the club is liked, the same on every machine. */
const answerOf = (liking: number, clubId: string, childId: string, question: number): number => {
  const noise = [0, 1, 2].reduce((total, i) => total + chance(`${clubId} ${question} ${i}`, childId), 0) - 1.5;
  return Math.min(5, Math.max(1, Math.round(liking + noise * 1.6)));
};

export const seedSatisfaction = async (world: DemoWorld): Promise<void> => {
  const { store, secrets } = world.ports;
  const term = (await store.get('rounds', ROUND_IDS.current))?.term ?? '';
  for (const [index, { slots, teacherId, liking, answering }] of OFFERS.entries()) {
    const clubId = clubIdOf(ROUND_IDS.current, index);
    const members = await membersOf(store, clubId);
    if (members.length === 0) continue;
    for (const days of meetings(world.day, slots[0] ?? '')) {
      const date = addDays(world.day, days);
      world.at(days, 17 * 60);
      const presentChildIds = members.filter(
        (childId) => UNRATED.has(childId) || chance(`${clubId} ${date}`, childId) < 0.8 + (liking - 3) * 0.1,
      );
      if (teacherId !== null) {
        await world.call(PEOPLE.teacher.openid, 'satisfaction.recordAttendance', { clubId, date, presentChildIds });
        continue;
      }
      const id = `${clubId}-${date}`;
      const document = { schoolId: SCHOOL_IDS.first, clubId, date, presentChildIds, recordedBy: 'demo-crowd' };
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
