// What must be shut to everybody but a child's guardians the moment a guardian withdraws consent, purpose by purpose. The unit
// tests hold the product against it; the trust bench also holds a product with a cache in front of its store against it.
import { PURPOSES, type Purpose } from '../../../../shared/domain/child/child.schema';
import { openSeats } from '../../../../shared/domain/club/seats';
import { accountOf, CHILDREN, NEAR } from '../../../contract/endpoints/cast';
import { TODAY, type World } from '../../../contract/endpoints/world';
import { aSession } from '../../../support/session';

export const CHILD = CHILDREN.own;
const CLUB = 'club-gate';
const ROUND = 'round-gate';
const OPEN_ROUND = 'round-open-gate';
const DATE = '2026-11-17';

/** A drawn club with the child in it and an open round. */
export const arrangeGate = async ({ put }: World): Promise<void> => {
  const round = {
    schoolId: NEAR.school,
    term: '2026-autumn',
    title: '示例·社团',
    opensAt: 1,
    closesAt: 2,
    mechanism: 'deferredAcceptance' as const,
    offerHours: 24,
    wants: 1,
    maxChoices: 3,
    commitment: '',
    publicNumberSource: '',
    publicNumber: '123',
    secret: '',
    inputHash: '',
    drawnAt: Date.UTC(2026, 10, 1),
  };
  await put('rounds', ROUND, round);
  const open = { ...round, closesAt: 9e12, publicNumber: null, secret: null, inputHash: null, drawnAt: null };
  await put('rounds', OPEN_ROUND, open);
  const club = {
    schoolId: NEAR.school,
    roundId: ROUND,
    term: '2026-autumn',
    name: '示例·社',
    description: '',
    slots: ['Mon-1', 'Tue-1'],
    grades: [4],
    capacity: 20,
    minSize: 0,
    teacherId: accountOf('teacher'),
    teacherName: '示例·老师',
    room: '201',
    feeFen: 0,
  };
  await put('clubs', CLUB, club);
  await put('clubs', `${CLUB}-open`, { ...club, roundId: OPEN_ROUND });
  const seats = { roundId: ROUND, schoolId: NEAR.school };
  await put('clubSeats', CLUB, { ...seats, ...openSeats(20, [CHILD.id], []) });
  await put('childSeats', `${ROUND}-${CHILD.id}`, { ...seats, childId: CHILD.id, clubIds: [CLUB], pending: null });
  await put('sessions', `${CLUB}-${DATE}`, aSession(CLUB, DATE, [CHILD.id]));
};

/** One use of the child's data, and whether it goes through. */
interface Use {
  readonly purpose: Purpose;
  readonly what: string;
  readonly isOpen: (world: World, token: string) => Promise<boolean>;
}

const goesThrough = async (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => true,
    () => false,
  );

const RECORD = { childId: CHILD.id, purpose: 'clubMatter' as const, words: '核对名单' };

/** Every use that a purpose opens. */
export const USES: readonly Use[] = [
  {
    purpose: 'clubs',
    what: 'the teacher reads the club’s roster',
    isOpen: async ({ call }) => JSON.stringify(await call('teacher', 'term.teacherClubs', {})).includes(CHILD.id),
  },
  {
    purpose: 'clubs',
    what: 'the teacher opens the record',
    isOpen: ({ call }) => goesThrough(call('teacher', 'child.openRecord', RECORD)),
  },
  {
    purpose: 'clubs',
    what: 'the school reads the clubs in the record',
    isOpen: async ({ call }) => (await call('schoolAdmin', 'child.openRecord', RECORD)).clubs !== null,
  },
  {
    purpose: 'clubs',
    what: 'the child sees its wishes',
    isOpen: ({ call }, token) => goesThrough(call('nobody', 'club.studentView', { token })),
  },
  {
    purpose: 'clubs',
    what: 'the family wishes',
    isOpen: ({ call }) =>
      goesThrough(
        call('guardian', 'club.submitWishes', { roundId: OPEN_ROUND, childId: CHILD.id, clubIds: [`${CLUB}-open`] }),
      ),
  },
  {
    purpose: 'attendance',
    what: 'the teacher records who was there',
    isOpen: async ({ call }) => {
      const { clubs } = await call('teacher', 'term.teacherClubs', {});
      const today = clubs.flatMap(({ sessions }) => sessions).find(({ date }) => date === TODAY);
      const basedOn = today?.recorded?.version ?? null;
      return goesThrough(
        call('teacher', 'term.recordAttendance', {
          clubId: CLUB,
          date: TODAY,
          presentChildIds: [CHILD.id],
          activities: [],
          basedOn,
          reason: basedOn === null ? null : 'other',
        }),
      );
    },
  },
  {
    purpose: 'attendance',
    what: 'the teacher reads who was there',
    isOpen: async ({ call }) => JSON.stringify(await call('teacher', 'term.teacherClubs', {})).includes(CHILD.id),
  },
  {
    purpose: 'attendance',
    what: 'the school reads how often the child was there',
    isOpen: async ({ call }) => (await call('schoolAdmin', 'child.openRecord', RECORD)).sessions !== null,
  },
  {
    purpose: 'ratings',
    what: 'the child is asked to rate',
    isOpen: ({ call }, token) => goesThrough(call('nobody', 'satisfaction.studentMine', { token })),
  },
  {
    purpose: 'ratings',
    what: 'the family is asked to rate',
    isOpen: async ({ call }) => (await call('guardian', 'satisfaction.mine', {})).clubs.length > 0,
  },
];

/**
 * Opens every use once, withdraws its purpose, and tries it again in the same breath.
 * @param seen what reads: the product, or a variant of it on the same data
 * @param restore makes the world what it was
 */
export const faultsOfGate = async (
  world: World,
  seen: (world: World) => World,
  restore: () => void,
): Promise<{ readonly faults: string[]; readonly checks: number }> => {
  const faults: string[] = [];
  let checks = 0;
  for (const { purpose, what, isOpen } of USES) {
    restore();
    const reader = seen(world);
    const { token } = await world.call('nobody', 'child.signInStudent', { code: CHILD.code });
    checks++;
    if (!(await isOpen(reader, token))) faults.push(`${what}: shut while ${purpose} is agreed to`);
    await world.call('guardian', 'child.decideConsent', { childId: CHILD.id, purpose, given: false, version: 1 });
    checks++;
    if (await isOpen(reader, token)) faults.push(`${what}: open after ${purpose} was withdrawn`);
    await world.call('guardian', 'child.decideConsent', { childId: CHILD.id, purpose, given: true, version: 1 });
    checks++;
    if (!(await isOpen(reader, token))) faults.push(`${what}: shut after ${purpose} was given again`);
  }
  // A bond that ends shuts everything of the child to the one who was bound.
  for (const endpoint of ['child.myData', 'child.consents', 'child.whoLooked', 'child.exportData'] as const) {
    restore();
    const reader = seen(world);
    const input = { childId: CHILD.id };
    checks += 2;
    if (!(await goesThrough(reader.call('guardian', endpoint, input))))
      faults.push(`${endpoint}: shut to the guardian`);
    await world.call('schoolAdmin', 'child.unbindGuardian', {
      childId: CHILD.id,
      accountId: accountOf('guardian'),
      reason: '监护权变更',
    });
    if (await goesThrough(reader.call('guardian', endpoint, input)))
      faults.push(`${endpoint}: open after the bond ended`);
  }
  return { faults, checks };
};

/** Purposes without a use yet that reads or writes a child's data. */
export const UNUSED_PURPOSES: readonly Purpose[] = PURPOSES.filter(
  (purpose) => !USES.some((use) => use.purpose === purpose) && purpose !== 'notifications',
);
