// A term in mid-flight: lesson times, a meeting that fell out and is made up for, one that another teacher takes, an absence just
// announced, hours that wait for approval, somebody unknown who wanted to fetch a child.
import type { TermSession } from '../../../shared/domain/term/changes';
import { addDays, daysBetween } from '../../../shared/kernel/time';
import { membersOf, runningClubs, runningClubsById, seatsOf } from '../../club/public';
import { planFor } from '../../term/plan-of';
import { clubIdOf } from './clubs';
import { PEOPLE } from './people';
import { CHILDREN, SCHOOL_IDS } from './schools';
import { ROUND_IDS } from './seed-club';
import type { DemoWorld } from './world';

const OWN_CLUB = clubIdOf(ROUND_IDS.current, 0);

/** The meetings of one club between two days, counted from the demo's day. */
const meetings = async (world: DemoWorld, clubId: string, from: number, to: number): Promise<TermSession[]> => {
  const clubs = await runningClubsById(world.ports.store, [clubId]);
  const plan = await planFor(world.ports.store, clubs, addDays(world.day, from), addDays(world.day, to));
  return plan.sessions.map(({ session }) => session);
};

/** What the school decided before anybody was called up: its lesson times, and who took the teacher's meeting two weeks ago. */
export const planTerm = async (world: DemoWorld): Promise<void> => {
  const { schoolAdmin, teacher2 } = PEOPLE;
  world.at(-69, 10 * 60);
  await world.call(schoolAdmin.openid, 'term.saveLessonTimes', {
    schoolId: SCHOOL_IDS.first,
    lessons: [
      { startMinute: 16 * 60 + 10, minutes: 60 },
      { startMinute: 17 * 60 + 20, minutes: 40 },
      { startMinute: 18 * 60 + 5, minutes: 40 },
    ],
  });
  const [taken] = await meetings(world, OWN_CLUB, -13, -6);
  if (taken === undefined) return; // a holiday fortnight
  world.at(daysBetween(world.day, taken.date) - 1, 12 * 60);
  const change = { clubId: OWN_CLUB, date: taken.date, teacherId: teacher2.accountId, outside: null };
  await world.call(schoolAdmin.openid, 'term.substitute', change);
};

/** The month before the demo's day's. */
const lastMonth = (day: string): string => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
};

/** A meeting to come falls out and is made up for on the first day on which nothing stands against it. */
const cancelOne = async (world: DemoWorld, clubId: string): Promise<void> => {
  const { schoolAdmin } = PEOPLE;
  const [next] = await meetings(world, clubId, 1, 13);
  if (next === undefined) return;
  const one = { clubId, date: next.date };
  world.at(-1, 16 * 60 + 20);
  await world.call(schoolAdmin.openid, 'term.cancelSession', {
    ...one,
    reason: 'schoolEvent',
    note: '当天全校体质测试',
  });
  const { days } = await world.call(schoolAdmin.openid, 'term.makeUpOptions', { ...one, room: '' });
  const free = days.find(({ room, teacher, children }) => room === null && teacher === null && children === 0);
  if (free === undefined) return;
  const makeUp = { date: free.date, slot: free.slot, room: next.room };
  world.at(-1, 16 * 60 + 25);
  await world.call(schoolAdmin.openid, 'term.makeUpSession', { ...one, makeUp, acceptsChildren: false });
};

/** Hours of last month: the teacher's wait for approval, one provider's settlement is drawn up. */
const countHours = async (world: DemoWorld): Promise<void> => {
  const { teacher, schoolAdmin } = PEOPLE;
  const month = lastMonth(world.day);
  world.at(-3, 17 * 60 + 30);
  const mine = (await world.call(teacher.openid, 'term.myHours', { month })).schools[0];
  if (mine !== undefined && mine.lines.length > 0) {
    await world.call(teacher.openid, 'term.checkHours', { schoolId: mine.schoolId, month, mark: mine.mark });
  }
  const { payees } = await world.call(schoolAdmin.openid, 'term.hours', { month });
  const provider = payees.find(({ kind }) => kind === 'provider');
  if (provider !== undefined) {
    const { schoolId, payee, mark } = provider;
    await world.call(schoolAdmin.openid, 'term.settleProvider', { schoolId, month, payee, mark });
  }
};

export const seedTerm = async (world: DemoWorld): Promise<void> => {
  const { guardian, teacher, teacher2, schoolAdmin } = PEOPLE;
  const { store } = world.ports;
  const [first] = CHILDREN;
  if (first === undefined) return;
  world.at(-40, 20 * 60);
  await world.call(guardian.openid, 'term.savePickUps', {
    childId: first.id,
    persons: [
      { id: 'p1', name: '示例·王奶奶', relation: 'grandparent' },
      { id: 'p2', name: '示例·周阿姨', relation: 'neighbour' },
    ],
    mayGoAlone: false,
    everybodyAgreed: true,
  });

  // The teacher's last meeting: everybody was fetched but one, words for two, and a scraped knee.
  const [last] = (await meetings(world, OWN_CLUB, -8, -1)).reverse();
  const held = last === undefined ? null : await store.get('sessions', `${OWN_CLUB}-${last.date}`);
  if (last !== undefined && held !== null) {
    const day = daysBetween(world.day, last.date);
    for (const [i, childId] of held.presentChildIds.slice(0, -1).entries()) {
      world.at(day, 17 * 60 + 12 + (i % 10));
      const left = { clubId: OWN_CLUB, date: last.date, childId, kind: 'guardian' as const, personId: null };
      await world.call(teacher.openid, 'term.signOut', left);
    }
    const members = await membersOf(store, OWN_CLUB);
    const hurt = [first.id, ...members].find((id) => members.includes(id) && held.presentChildIds.includes(id));
    if (hurt !== undefined) {
      world.at(day, 17 * 60 + 40);
      await world.call(teacher.openid, 'term.noteIncident', {
        clubId: OWN_CLUB,
        date: last.date,
        childId: hurt,
        kind: 'injury',
        what: '跑动取飞机时摔了一跤，左膝擦破皮。',
        measures: '校医消毒并贴了创可贴，孩子能正常走路，已当面告诉来接的家长。',
      });
    }
    world.at(-2, 18 * 60);
    const words = ['curious', 'persistent', 'helpful'] as const;
    for (const childId of members.slice(0, 2)) {
      await world.call(teacher.openid, 'term.giveWords', { clubId: OWN_CLUB, childId, words: [...words] });
    }
  }

  // The family's first child: words from a club whose teacher has no account in the demo, and its next club falls out.
  const [own] = await seatsOf(store, [first.id]);
  if (own !== undefined) {
    const id = `${own.clubId}-${first.id}`;
    const words = ['joinsIn', 'helpful', 'improved'] as const;
    const document = {
      schoolId: SCHOOL_IDS.first,
      clubId: own.clubId,
      childId: first.id,
      words: [...words],
      by: schoolAdmin.accountId,
      at: world.at(-2, 18 * 60 + 30),
    };
    if ((await store.get('clubWords', id)) === null) {
      await store.insertMany('clubWords', [{ id, document, audit: world.founding('clubWords', id) }]);
    }
  }
  const seats = await seatsOf(store, [first.id]);
  const foreign = seats.find(({ clubId }) => clubId !== OWN_CLUB);
  if (foreign !== undefined) await cancelOne(world, foreign.clubId);

  const [next] = await meetings(world, OWN_CLUB, 0, 13);
  if (next !== undefined) {
    world.at(-1, 12 * 60);
    const change = { clubId: OWN_CLUB, date: next.date, teacherId: teacher2.accountId, outside: null };
    await world.call(schoolAdmin.openid, 'term.substitute', change);
  }
  for (const { clubId } of seats) {
    const coming = (await meetings(world, clubId, 0, 13)).find(({ cancelled }) => cancelled === null);
    if (coming === undefined) continue;
    world.at(0, 7 * 60 + 40);
    const absence = { childId: first.id, clubId, date: coming.date, isAbsent: true };
    await world.call(guardian.openid, 'term.setAbsence', absence);
    break;
  }
  if ((await runningClubs(store, [SCHOOL_IDS.first])).length > 0) await countHours(world);
};
