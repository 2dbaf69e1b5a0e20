import { accountOf, CAST, type Person } from './cast';
import { feature } from './table';
import type { World } from './world';

const messageFor = async ({ put }: World, person: Person): Promise<string> => {
  const id = `message-${person}`;
  await put('messages', id, { to: accountOf(person), template: 'club.drawn', facts: {}, at: 1, readAt: null });
  return id;
};

const arrange = async (world: World) => {
  return {
    guardian: await messageFor(world, 'guardian'),
    teacher: await messageFor(world, 'teacher'),
    farOfficer: await messageFor(world, 'farOfficer'),
  };
};

export const account = feature(
  'account',
  arrange,
)({
  whoAmI: {
    examples: [
      {
        as: 'guardian',
        input: () => ({}),
        replies: () => ({ account: { id: accountOf('guardian'), grants: CAST.guardian } }),
      },
      { as: 'visitor', input: () => ({}), replies: () => ({ account: null }) },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ [accountOf('expert')]: ['expert'], [accountOf('stranger')]: ['stranger'] }),
      },
    },
  },
  myMessages: {
    examples: [
      {
        as: 'guardian',
        input: () => ({}),
        replies: ({ guardian }) => ({ messages: [{ id: guardian, readAt: null }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ guardian, teacher, farOfficer }) => ({
          [guardian]: ['guardian'],
          [teacher]: ['teacher'],
          [farOfficer]: ['farOfficer'],
        }),
      },
    },
  },
  readMessage: {
    examples: [
      { as: 'guardian', input: ({ guardian }) => ({ id: guardian }), replies: ({ guardian }) => ({ id: guardian }) },
    ],
    cases: {
      own: { input: ({ guardian }) => ({ id: guardian }), everybody: 'NOT_FOUND', guardian: 'ok' },
      absent: { input: () => ({ id: 'message-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
});
