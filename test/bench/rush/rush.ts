// A rush for the seats of a club: a thousand families at once, each request sent one to four times, through the bundled club
// function in four processes on one local cloud. Then what is stored is held against what was answered.
import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { wire } from '../../../cloudfunctions/_lib/wire';
import { startGateway } from '../../../cloudfunctions/_local/gateway';
import { DEMO_VARIABLES } from '../../../cloudfunctions/_tools/demo-data';
import { seededRandom } from '../../../cloudfunctions/_tools/seeded-random';
import { COLLECTIONS } from '../../../cloudfunctions/collections';
import { lastingGrant } from '../../../shared/domain/account/roles';
import { openSeats } from '../../../shared/domain/club/seats';
import type { RandomSource } from '../../../shared/kernel/random';
import { emptyFolder } from '../../contract/local-cloud/on-local-cloud';
import { aChildDocument } from '../../support/child-document';
import type { RushAnswer, RushCall } from './instance';

export const KINDS = ['first come', 'offers', 'swaps'] as const;
export type Kind = (typeof KINDS)[number];

export interface RushOptions {
  /** The built club function, `…/club/index.js`. */
  readonly bundle: string;
  readonly children: number;
  readonly seats: number;
  readonly processes: number;
  /** Calls under way at the same time, over all processes. */
  readonly atOnce: number;
}

export interface RoundReport {
  readonly kind: Kind;
  readonly faults: readonly string[];
  readonly requests: number;
  readonly answers: readonly RushAnswer[];
  readonly ms: number;
}

export interface Rush {
  round(kind: Kind): Promise<RoundReport>;
  close(): Promise<void>;
}

const SCHOOL = 'school';
const MOST_COPIES = 4;
const DAY_MS = 86_400_000;
/** Not an answer to the family: come again. */
const COME_AGAIN = new Set(['BUSY', 'CONFLICT']);
const child = (i: number): string => `child-${i}`;
const openid = (i: number): string => `openid-${i}`;

const pick = (random: RandomSource, below: number): number => {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
  return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % below;
};

const shuffled = <T>(items: readonly T[], random: RandomSource): T[] => {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = pick(random, i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

interface Instance {
  send(calls: readonly RushCall[]): Promise<RushAnswer[]>;
  stop(): void;
}

const openInstance = async ({ bundle, atOnce, processes }: RushOptions): Promise<Instance> => {
  const started: ChildProcess = fork(
    path.join(__dirname, 'instance.ts'),
    [bundle, String(Math.ceil(atOnce / processes))],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }, // a function's log goes to the platform: nobody reads it here
  );
  const message = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = (code: number | null): void => reject(new Error(`an instance ended with ${code}`));
      started.once('exit', end);
      started.once('message', (value) => {
        started.off('exit', end);
        resolve(value as T);
      });
    });
  await message();
  return {
    send(calls) {
      const answered = message<RushAnswer[]>();
      started.send([...calls]);
      return answered;
    },
    stop: () => void started.kill(),
  };
};

/** Opens the local cloud with a school of so many children, and the instances. */
export const openRush = async (options: RushOptions, seed: string): Promise<Rush> => {
  const dataDir = emptyFolder();
  const gateway = await startGateway({ dataDir, collections: COLLECTIONS, durable: false });
  Object.assign(process.env, gateway.env, DEMO_VARIABLES);
  const { store } = wire();
  const random = seededRandom(seed);
  const numbers = Array.from({ length: options.children }, (_, i) => i);
  await store.insertMany(
    'accounts',
    numbers.map((i) => ({
      id: `account-${i}`,
      document: {
        openid: openid(i),
        displayName: `示例·家长${i}`,
        conflicts: [],
        grants: [lastingGrant({ role: 'guardian' })],
      },
    })),
  );
  await store.insertMany(
    'children',
    numbers.map((i) => ({
      id: child(i),
      document: aChildDocument([`account-${i}`], { schoolId: SCHOOL, number: `${i}` }),
    })),
  );
  const instances = await Promise.all(Array.from({ length: options.processes }, () => openInstance(options)));
  let rounds = 0;

  /** A round with the club everybody wants and the one that those who swap come from. */
  const arrange = async (kind: Kind): Promise<{ roundId: string; wanted: string; held: string; offered: number[] }> => {
    const roundId = `round-${rounds++}`;
    const [wanted, held] = [`${roundId}-wanted`, `${roundId}-held`];
    const now = Date.now();
    const { children, seats } = options;
    const offered = kind === 'offers' ? shuffled(numbers, random).slice(0, seats) : [];
    const swaps = kind === 'swaps';
    await store.insertMany('rounds', [
      {
        id: roundId,
        document: {
          schoolId: SCHOOL,
          term: '2026-autumn',
          title: '示例·秋季社团',
          opensAt: now - DAY_MS,
          closesAt: now + DAY_MS,
          mechanism: kind === 'first come' ? 'firstCome' : 'deferredAcceptance',
          offerHours: 24,
          wants: 1,
          maxChoices: 3,
          commitment: '',
          publicNumberSource: '',
          publicNumber: null,
          secret: null,
          inputHash: null,
          drawnAt: kind === 'first come' ? null : now,
        },
      },
    ]);
    const waiting = numbers.filter((i) => kind === 'offers' && !offered.includes(i)).map(child);
    const clubs = [
      { id: wanted, capacity: seats, seated: [] as string[], waiting },
      { id: held, capacity: children, seated: swaps ? numbers.map(child) : [], waiting: [] },
    ];
    await store.insertMany(
      'clubs',
      clubs.map(({ id, capacity }) => ({
        id,
        document: {
          schoolId: SCHOOL,
          roundId,
          term: '2026-autumn',
          name: `示例·${id}`,
          description: '',
          slots: ['Tue-1'],
          grades: [4],
          capacity,
          minSize: 0,
          teacherId: null,
          teacherName: '',
          room: '',
          feeFen: 0,
        },
      })),
    );
    await store.insertMany(
      'clubSeats',
      clubs.map(({ id, capacity, seated, waiting: line }) => {
        const open = openSeats(capacity, seated, line);
        const offers =
          id === wanted ? offered.map((i) => ({ childId: child(i), offeredAt: now, expiresAt: now + DAY_MS })) : [];
        const nextExpiry = offers.length > 0 ? now + DAY_MS : 0;
        return {
          id,
          document: { roundId, schoolId: SCHOOL, ...open, free: open.free - offers.length, offers, nextExpiry },
        };
      }),
    );
    if (swaps) {
      await store.insertMany(
        'childSeats',
        numbers.map((i) => ({
          id: `${roundId}-${child(i)}`,
          document: { roundId, schoolId: SCHOOL, childId: child(i), clubIds: [held], pending: null },
        })),
      );
    }
    return { roundId, wanted, held, offered };
  };

  /** Sends each call so many times, in any order, spread over the instances. */
  const send = async (calls: readonly RushCall[], copies: (call: RushCall) => number): Promise<RushAnswer[]> => {
    const all = shuffled(
      calls.flatMap((call) => Array.from({ length: copies(call) }, () => call)),
      random,
    );
    const answers = await Promise.all(
      instances.map((instance, which) => instance.send(all.filter((_, i) => i % instances.length === which))),
    );
    return answers.flat();
  };

  return {
    async round(kind) {
      const { roundId, wanted, held, offered } = await arrange(kind);
      const take = (i: number): RushCall => ({
        openid: openid(i),
        action: 'takeSeat',
        input: { roundId, childId: child(i), clubId: wanted, giveUp: kind === 'swaps' ? [held] : [] },
        clientRequestId: hex(random.bytes(16)),
      });
      // A third of those who were offered a seat decline it in the middle of the rush: it goes on to the next in line.
      const decliners = new Set(offered.slice(0, Math.floor(offered.length / 3)));
      const decline = (i: number): RushCall => ({
        openid: openid(i),
        action: 'stopWaiting',
        input: { roundId, childId: child(i), clubId: wanted },
        clientRequestId: hex(random.bytes(16)),
      });
      const calls = numbers.map((i) => (decliners.has(i) ? decline(i) : take(i)));
      const started = performance.now();
      const answers = await send(calls, () => 1 + pick(random, MOST_COPIES));
      const ms = performance.now() - started;
      const faults: string[] = [];
      const keyOf = ({ call }: RushAnswer): string => call.clientRequestId;

      // Whoever was told to come again, by every copy of the request, comes again.
      const settled = new Set(answers.filter(({ code }) => !COME_AGAIN.has(code)).map(keyOf));
      const turnedAway = calls.filter(({ clientRequestId }) => !settled.has(clientRequestId));
      const later = [...answers];
      if (turnedAway.length > 0) {
        faults.push(`${turnedAway.length} told to come again and nothing else`);
        later.push(...(await send(turnedAway, () => 1)));
      }
      for (let line = 0; line < options.children && kind === 'offers'; line++) {
        const { offers } = (await store.get('clubSeats', wanted)) ?? { offers: [] };
        if (offers.length === 0) break;
        later.push(
          ...(await send(
            offers.map(({ childId }) => take(Number(childId.slice('child-'.length)))),
            () => 1,
          )),
        );
      }

      const ofTake = later.filter(({ call }) => call.action === 'takeSeat');
      const seatedBy = new Map(ofTake.filter(({ code }) => code === 'ok').map((one) => [one.call.openid, one]));
      const seats = await store.get('clubSeats', wanted);
      const members = seats?.members ?? [];
      const holding = new Map(
        (await store.findAll('childSeats', { roundId })).map((one) => [one.childId, one] as const),
      );
      const left = new Set((await store.get('clubSeats', held))?.members);
      if (members.length > options.seats) faults.push(`${members.length - options.seats} seats too many given`);
      if (members.length < options.seats) faults.push(`${options.seats - members.length} seats left empty`);
      if (new Set(members).size !== members.length) faults.push('a child has two seats of one club');
      if ((seats?.free ?? 0) + members.length + (seats?.offers.length ?? 0) !== options.seats)
        faults.push('free, taken and offered seats are not the seats there are');
      for (const i of numbers) {
        const isMember = members.includes(child(i));
        const isTold = seatedBy.has(openid(i));
        if (isTold && !isMember) faults.push(`${child(i)} was told yes and has no seat`);
        if (!isTold && isMember) faults.push(`${child(i)} has a seat and was never told`);
        const mine = holding.get(child(i));
        const expected = isMember ? [wanted] : kind === 'swaps' ? [held] : [];
        if ((mine?.clubIds ?? []).join() !== expected.join()) faults.push(`${child(i)}'s own list says otherwise`);
        if (mine !== undefined && mine.pending !== null) faults.push(`a move of ${child(i)} was left half done`);
        if (kind === 'swaps' && left.has(child(i)) === isMember)
          faults.push(`${child(i)} is in both clubs, or in none`);
      }
      if (kind !== 'offers') {
        // Nobody leaves the wanted club here: if a call that began after a "full" got a seat, that "full" was false.
        const firstFull = Math.min(...ofTake.filter(({ code }) => code === 'NO_SEATS').map((one) => one.answeredAt));
        const after = [...seatedBy.keys()].filter((id) => {
          const copies = ofTake.filter(({ call }) => call.openid === id);
          return copies.every(({ sentAt }) => sentAt > firstFull);
        });
        if (after.length > 0) faults.push(`told "full" while ${after.length} seats were still free`);
      }
      const strange = later.filter(({ code }) => !['ok', 'NO_SEATS', 'WRONG_STATE', ...COME_AGAIN].includes(code));
      if (strange.length > 0) faults.push(`${strange.length} answers ${strange[0]?.code}`);
      return { kind, faults, requests: calls.length, answers, ms };
    },
    async close() {
      for (const instance of instances) instance.stop();
      await gateway.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
