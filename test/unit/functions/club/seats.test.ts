// Seats after they were given, through the real SDK: offers, swaps, a rush, and calls killed at every step.
import { openInProcess } from '../../../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../../../cloudfunctions/_tools/seeded-random';
import type { EndpointName } from '../../../../shared/contracts';
import { lastingGrant } from '../../../../shared/domain/account/roles';
import { openSeats } from '../../../../shared/domain/club/seats';
import { openTestApp, type TestApp } from '../../../support/app';
import { aChildDocument } from '../../../support/child-document';
import { dyingAt } from '../../../support/dying-store';

const ROUND = 'round';
const SLOTS = { tue: 'Tue-1', tue2: 'Tue-1', wed: 'Wed-1' } as const;
type ClubId = keyof typeof SLOTS;

describe('seats after they were given', () => {
  let app: TestApp;
  let school = 0;
  beforeAll(async () => {
    app = await openTestApp();
  });
  afterAll(() => app.close());

  /** A school of its own with a drawn round: who holds and waits for what, one seat a club; child `a` has guardian `g-a`. */
  const found = async (
    holds: Partial<Record<ClubId, string[]>>,
    waits: Partial<Record<ClubId, string[]>> = {},
    round: {
      wants?: number;
      mechanism?: 'deferredAcceptance' | 'firstCome';
      capacity?: number;
      children?: number;
    } = {},
  ) => {
    const id = (name: string): string => `${name}-${school}`;
    school++;
    const { store } = app.ports;
    const { wants = 1, mechanism = 'deferredAcceptance', capacity = 1, children = 4 } = round;
    const names = Array.from({ length: children }, (_, i) => (i < 26 ? String.fromCharCode(97 + i) : `n${i}`));
    const now = app.ports.clock();
    await store.insertMany('accounts', [
      ...names.map((name) => ({
        id: id(`g-${name}`),
        document: {
          openid: id(`o-${name}`),
          displayName: name,
          conflicts: [],
          grants: [lastingGrant({ role: 'guardian' })],
        },
      })),
      {
        id: id('admin'),
        document: {
          openid: id('o-admin'),
          displayName: 'admin',
          conflicts: [],
          grants: [lastingGrant({ role: 'schoolAdmin', schoolId: id('school') })],
        },
      },
    ]);
    await store.insertMany(
      'children',
      names.map((name) => ({
        id: id(name),
        document: aChildDocument([id(`g-${name}`)], { schoolId: id('school'), number: name }),
      })),
    );
    await store.insertMany('rounds', [
      {
        id: id(ROUND),
        document: {
          schoolId: id('school'),
          term: '2026-autumn',
          title: 'round',
          opensAt: now - 1000,
          closesAt: now + 86_400_000,
          mechanism,
          offerHours: 24,
          wants,
          maxChoices: 3,
          commitment: '',
          publicNumberSource: '',
          publicNumber: null,
          secret: null,
          inputHash: null,
          drawnAt: mechanism === 'firstCome' ? null : now,
        } as never, // as above
      },
    ]);
    const clubs = Object.keys(SLOTS) as ClubId[];
    await store.insertMany(
      'clubs',
      clubs.map((club) => ({
        id: id(club),
        document: {
          schoolId: id('school'),
          roundId: id(ROUND),
          term: '2026-autumn',
          name: club,
          description: '',
          slots: [SLOTS[club]],
          grades: [4],
          capacity,
          minSize: 0,
          teacherId: null,
          teacherName: '',
          room: '',
          feeFen: 0,
        } as never, // as above
      })),
    );
    const all = (list: string[] = []): string[] => list.map(id);
    await store.insertMany(
      'clubSeats',
      clubs.map((club) => ({
        id: id(club),
        document: {
          roundId: id(ROUND),
          schoolId: id('school'),
          ...openSeats(capacity, all(holds[club]), all(waits[club])),
        },
      })),
    );
    await store.insertMany(
      'childSeats',
      names
        .filter((name) => clubs.some((club) => holds[club]?.includes(name)))
        .map((name) => ({
          id: `${id(ROUND)}-${id(name)}`,
          document: {
            roundId: id(ROUND),
            schoolId: id('school'),
            childId: id(name),
            clubIds: clubs.filter((club) => holds[club]?.includes(name)).map(id),
            pending: null,
          },
        })),
    );
    const forChild = (name: string) => ({ roundId: id(ROUND), childId: id(name) });
    return {
      id,
      names,
      openid: (name: string) => id(`o-${name}`),
      forChild,
      seats: async (club: ClubId) => app.ports.store.get('clubSeats', id(club)),
      held: async (name: string) =>
        (await app.ports.store.get('childSeats', `${id(ROUND)}-${id(name)}`))?.clubIds ?? [],
      take: (name: string, club: ClubId, giveUp: ClubId[] = [], request?: string) =>
        app.envelope(
          id(`o-${name}`),
          'club.takeSeat',
          { ...forChild(name), clubId: id(club), giveUp: giveUp.map(id) },
          request,
        ),
    };
  };

  it('offers a seat that is given back to the next, who accepts it', async () => {
    const world = await found({ tue: ['a'] }, { tue: ['b', 'c'] });
    await app.call(world.openid('a'), 'club.giveUpSeat', { ...world.forChild('a'), clubId: world.id('tue') });
    expect(await world.held('a')).toEqual([]);
    const seen = await app.call(world.openid('b'), 'club.seats', world.forChild('b'));
    expect(seen.clubs.find(({ clubId }) => clubId === world.id('tue'))).toMatchObject({
      free: 0,
      offerEndsAt: app.ports.clock() + 24 * 3_600_000,
    });
    expect(await world.take('c', 'tue')).toMatchObject({ error: { code: 'NO_SEATS' } });
    expect(await world.take('b', 'tue')).toMatchObject({ ok: true, data: { clubIds: [world.id('tue')] } });
    const { sealed } = await app.call(null, 'timer.relay', {});
    expect(sealed).toBeGreaterThan(0);
    const { messages } = await app.call(world.openid('b'), 'account.myMessages', {});
    expect(messages.map(({ template }) => template)).toContain('club.offered');
  });

  it('swaps only when the new seat is certain', async () => {
    const world = await found({ tue: ['a'], tue2: ['b'] }, { tue: ['c'] });
    expect(await world.take('a', 'tue2', ['tue'])).toMatchObject({ error: { code: 'NO_SEATS' } });
    expect(await world.held('a')).toEqual([world.id('tue')]);
    expect(await world.take('a', 'wed')).toMatchObject({ error: { code: 'LIMIT_EXCEEDED' } });
    expect(await world.take('a', 'wed', ['tue'])).toMatchObject({ ok: true });
    expect(await world.held('a')).toEqual([world.id('wed')]);
    expect((await world.seats('tue'))?.offers.map(({ childId }) => childId)).toEqual([world.id('c')]);
  });

  it('answers a repeat with what the first time gave, and refuses a key used for something else', async () => {
    const world = await found({ tue: ['a'] });
    const key = 'ab'.repeat(16);
    const first = await world.take('b', 'wed', [], key);
    const again = await world.take('b', 'wed', [], key);
    expect(again).toMatchObject({ ok: true, data: (first as { data: object }).data });
    expect(await world.take('b', 'tue2', [], key)).toMatchObject({ error: { code: 'REQUEST_REUSED' } });
    expect((await world.seats('wed'))?.members).toEqual([world.id('b')]);
  });

  it('lets a seat go on when the offer is over', async () => {
    const world = await found({ tue: ['a'] }, { tue: ['b', 'c'] });
    await app.call(world.openid('a'), 'club.giveUpSeat', { ...world.forChild('a'), clubId: world.id('tue') });
    app.clock.advanceMs(25 * 3_600_000);
    expect(await world.take('b', 'tue')).toMatchObject({ error: { code: 'TOO_LATE' } });
    await app.call(null, 'timer.seats', {});
    expect((await world.seats('tue'))?.offers.map(({ childId }) => childId)).toEqual([world.id('c')]);
    expect((await app.call(null, 'timer.seats', {})).expired).toBe(0);
  });

  it('keeps a move by hand with its reason, and does not let a school officer move a child of their own', async () => {
    const world = await found({ tue: ['a'] });
    const move = {
      ...world.forChild('a'),
      to: world.id('wed'),
      giveUp: [world.id('tue')],
      reason: '孩子膝盖受伤，换到室内',
    };
    expect(await app.call(world.openid('admin'), 'club.moveByHand', move)).toEqual({ clubIds: [world.id('wed')] });
    const [kept] = await app.ports.store.find('handMoves', { roundId: world.id(ROUND) }, { limit: 10 });
    expect(kept).toMatchObject({
      to: world.id('wed'),
      giveUp: [world.id('tue')],
      reason: move.reason,
      movedBy: world.id('admin'),
    });
    const child = await app.ports.store.get('children', world.id('b'));
    if (child === null) throw new Error('no child');
    expect(await app.envelope(world.openid('b'), 'club.moveByHand', move)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });

  it("answers for another family's child as for none", async () => {
    const world = await found({ tue: ['a'] });
    const mine = { ...world.forChild('a'), clubId: world.id('wed'), giveUp: [] };
    const theirs = await app.envelope(world.openid('b'), 'club.takeSeat', mine);
    const none = await app.envelope(world.openid('b'), 'club.takeSeat', { ...mine, childId: 'nobody' });
    expect(theirs).toMatchObject({ error: { code: 'NOT_FOUND', details: {} } });
    expect(none).toMatchObject({ error: { code: 'NOT_FOUND', details: {} } });
  });

  it('fills exactly the seats there are in a rush with repeats, and nobody twice', async () => {
    const world = await found({}, {}, { mechanism: 'firstCome', capacity: 7, children: 40 });
    const key = (i: number): string => i.toString(16).padStart(32, '0');
    const replies = await Promise.all(
      world.names.flatMap((name, i) => Array.from({ length: 1 + (i % 3) }, () => world.take(name, 'tue', [], key(i)))),
    );
    const seats = await world.seats('tue');
    expect(seats).toMatchObject({ free: 0 });
    expect(new Set(seats?.members).size).toBe(7);
    expect(seats?.members).toHaveLength(7);
    for (const name of world.names) {
      expect((await world.held(name)).includes(world.id('tue'))).toBe(seats?.members.includes(world.id(name)));
    }
    const codes = new Set(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)));
    for (const code of codes) expect(['ok', 'NO_SEATS', 'CONFLICT', 'WRONG_STATE']).toContain(code);
  });

  it('loses no seat and doubles none wherever a swap is killed, whether it is tried again or the timer finishes it', async () => {
    for (const recovery of ['retry', 'timer'] as const) {
      let killed = 0;
      for (let n = 1; ; n++) {
        const world = await found({ tue: ['a'] }, { tue: ['b'] });
        const swap = { ...world.forChild('a'), clubId: world.id('wed'), giveUp: [world.id('tue')] };
        const request = n.toString(16).padStart(32, 'c');
        const dying = openInProcess(dyingAt(app.ports, n), seededRandom(`${n}`));
        const reply = await dying.envelope(world.openid('a'), 'club.takeSeat' satisfies EndpointName, swap, request);
        if (reply.ok) break;
        killed++;
        if (recovery === 'retry') {
          expect(await app.envelope(world.openid('a'), 'club.takeSeat', swap, request)).toMatchObject({ ok: true });
        } else {
          app.clock.advanceMs(180_000);
          await app.call(null, 'timer.seats', {});
        }
        const [tue, wed, held] = [await world.seats('tue'), await world.seats('wed'), await world.held('a')];
        const isSwapped = held.includes(world.id('wed'));
        expect(held).toEqual([world.id(isSwapped ? 'wed' : 'tue')]);
        expect(wed?.members).toEqual(isSwapped ? [world.id('a')] : []);
        expect(tue?.members).toEqual(isSwapped ? [] : [world.id('a')]);
        expect(tue?.offers.map(({ childId }) => childId)).toEqual(isSwapped ? [world.id('b')] : []);
        expect((await app.ports.store.get('childSeats', `${world.id(ROUND)}-${world.id('a')}`))?.pending).toBeNull();
        if (recovery === 'retry') expect(isSwapped).toBe(true);
      }
      expect(killed).toBeGreaterThan(10);
    }
  });
});
