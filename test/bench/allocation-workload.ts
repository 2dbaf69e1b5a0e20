// Rounds shaped like real ones: a few clubs much wanted, wishes mostly within one's school, priority classes plus one lottery.

import { AllocateInput } from '../../shared/domain/allocation/allocate.schema';
import { compile } from '../../shared/domain/allocation/compile';
import type { SeatProblem } from '../../shared/domain/allocation/seat-problem';

export const WISHES = 8;
const CLUBS_PER_SCHOOL = 40;
/** Share of the places wanted that there are seats for. */
const SEATS_PER_STUDENT = 0.95;

/** Mulberry32: small, seeded, good enough to shape a workload. */
export const seededUniform = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A city in typed arrays, students laid out by school and lottery number, as `compile` lays them out. */
export const cityProblem = (students: number, clubs: number, seed = 777): SeatProblem => {
  const uniform = seededUniform(seed);
  const schools = Math.max(1, Math.floor(clubs / CLUBS_PER_SCHOOL));
  const weights = Float64Array.from({ length: clubs }, () => 0.5 + uniform());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const capacity = Int32Array.from(weights, (weight) =>
    Math.max(5, Math.round((weight / total) * students * SEATS_PER_STUDENT)),
  );

  const number = Int32Array.from({ length: students }, (_, i) => i + 1);
  for (let i = students - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [number[i], number[j]] = [number[j] as number, number[i] as number];
  }
  const perSchool = Math.ceil(students / schools);
  for (let from = 0; from < students; from += perSchool) number.subarray(from, from + perSchool).sort();
  const holderOf = new Int32Array(students + 1);
  number.forEach((own, i) => {
    holderOf[own] = i;
  });

  const start = Int32Array.from({ length: students + 1 }, (_, i) => i * WISHES);
  const club = new Int32Array(students * WISHES);
  const priority = new Uint16Array(students * WISHES);
  for (let i = 0; i < students; i++) {
    const school = Math.floor(i / perSchool);
    const chosen = new Set<number>();
    while (chosen.size < WISHES) {
      const home = uniform() < 0.9 ? school : Math.floor(uniform() * schools);
      chosen.add(Math.min(clubs - 1, home * CLUBS_PER_SCHOOL + Math.floor(CLUBS_PER_SCHOOL * uniform() ** 1.8)));
    }
    let wish = i * WISHES;
    for (const one of chosen) {
      club[wish] = one;
      priority[wish++] = uniform() < 0.1 ? 0 : uniform() < 0.3 ? 1 : 2;
    }
  }
  return {
    start,
    club,
    priority,
    firstClass: Int32Array.from({ length: clubs + 1 }, (_, c) => c * 3),
    eligible: new Uint8Array(students * WISHES).fill(1),
    number,
    holderOf,
    wants: new Uint8Array(students).fill(1),
    capacity,
    minSize: new Int32Array(clubs),
    clash: () => false,
    parts: [{ from: 0, to: students, firstClub: 0, endClub: clubs }],
  };
};

/** A round as rows with ids, for what takes rows. */
export const schoolRound = (students: number, clubs: number, seed = 777): AllocateInput => {
  const uniform = seededUniform(seed);
  const pull = Array.from({ length: clubs }, (_, c) => 1 / (c + 1) ** 0.8);
  const slots = ['Mon-1', 'Tue-1', 'Wed-1', 'Thu-1', 'Fri-1'];
  return AllocateInput.parse({
    seed: String(seed),
    roundId: 'bench',
    students: Array.from({ length: students }, (_, i) => ({
      id: `s${i}`,
      preferences: pull
        .map((weight, c) => ({ id: `c${c}`, score: Math.log(weight) - Math.log(-Math.log(uniform() || 1e-9)) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, Math.min(clubs, WISHES))
        .map(({ id }) => id),
    })),
    clubs: Array.from({ length: clubs }, (_, c) => ({
      id: `c${c}`,
      capacity: Math.max(1, Math.round((students * SEATS_PER_STUDENT) / clubs)),
      slots: [slots[c % slots.length]],
    })),
  });
};

/** The same as rows, laid out by the engine itself. */
export const schoolProblem = (students: number, clubs: number, seed = 777): SeatProblem =>
  compile(schoolRound(students, clubs, seed)).problem;
