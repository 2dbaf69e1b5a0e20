import fc from 'fast-check';
import { allocate } from '../../../../shared/domain/allocation/allocate';
import {
  AllocateInput,
  type AllocateOutput,
  MECHANISMS,
  type Student,
} from '../../../../shared/domain/allocation/allocate.schema';
import { drawOrder } from '../../../../shared/domain/allocation/lottery';
import { rankCost } from '../../../../shared/domain/allocation/min-cost';
import { rounds } from '../../../support/allocation-inputs';

const run = (input: AllocateInput): AllocateOutput => {
  const result = allocate(input, () => 0);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const input = (raw: unknown): AllocateInput => AllocateInput.parse(raw);
const clubsOf = ({ assignments }: AllocateOutput, id: string): readonly string[] =>
  assignments.find(({ student }) => student === id)?.clubs ?? [];
const clubOf = (given: AllocateInput, id: string) => {
  const club = given.clubs.find((one) => one.id === id);
  if (club === undefined) throw new Error(id);
  return club;
};
const fits = ({ grade }: Student, { grades }: AllocateInput['clubs'][number]): boolean =>
  grades === undefined || (grade !== undefined && grades.includes(grade));
const priorityOf = ({ priority }: Student, club: string): number =>
  (typeof priority === 'number' ? priority : priority?.[club]) ?? Number.POSITIVE_INFINITY;

/** The slow, obvious way: clubs hold sorted lists, whoever falls off asks on. One club a child. */
const obviousAcceptance = (given: AllocateInput): Map<string, string> => {
  const number = drawOrder(given);
  const held = new Map<string, Student[]>(given.clubs.map(({ id }) => [id, []]));
  const next = new Map<string, number>();
  const waiting = [...given.students];
  for (let student = waiting.shift(); student !== undefined; student = waiting.shift()) {
    const at = next.get(student.id) ?? 0;
    const club = student.preferences[at];
    if (club === undefined) continue;
    next.set(student.id, at + 1);
    if (!fits(student, clubOf(given, club))) {
      waiting.push(student);
      continue;
    }
    const list = held.get(club) ?? [];
    list.push(student);
    // Infinity − Infinity is NaN: two children without priority go by number alone.
    list.sort((a, b) =>
      priorityOf(a, club) === priorityOf(b, club)
        ? (number.get(a.id) ?? 0) - (number.get(b.id) ?? 0)
        : priorityOf(a, club) < priorityOf(b, club)
          ? -1
          : 1,
    );
    if (list.length > clubOf(given, club).capacity) waiting.push(list.pop() as Student);
  }
  return new Map([...held].flatMap(([club, list]) => list.map(({ id }) => [id, club])));
};

const options = { numRuns: 300 };

describe('allocate, every mechanism', () => {
  it.each(MECHANISMS)('%s never exceeds a capacity, a grade, a want or a weekly time', (mechanism) => {
    const several = { students: 10, clubs: 5, mechanism, wants: 3, hasMinimums: true, hasPriorities: true };
    fc.assert(
      fc.property(rounds(several), (given) => {
        const out = run(given);
        for (const { id, capacity, minSize } of given.clubs) {
          const size = out.assignments.filter(({ clubs }) => clubs.includes(id)).length;
          expect(size).toBeLessThanOrEqual(capacity);
          if (out.cancelledClubs.includes(id)) expect(size).toBe(0);
          else expect(size).toBeGreaterThanOrEqual(minSize);
        }
        for (const student of given.students) {
          const mine = clubsOf(out, student.id);
          expect(mine.length).toBeLessThanOrEqual(student.wants);
          const slots = mine.flatMap((club) => clubOf(given, club).slots);
          expect(new Set(slots).size).toBe(slots.length);
          for (const club of mine) {
            expect(student.preferences).toContain(club);
            expect(fits(student, clubOf(given, club))).toBe(true);
          }
        }
      }),
      options,
    );
  });

  it.each(MECHANISMS)('%s gives the same outcome in whatever order the rows come', (mechanism) => {
    const several = { students: 10, clubs: 4, mechanism, wants: 2, hasMinimums: true, hasPriorities: true };
    fc.assert(
      fc.property(rounds(several), fc.integer(), (given, turn) => {
        const turned = <T>(rows: readonly T[]): T[] => {
          const at = Math.abs(turn) % rows.length;
          return [...rows.slice(at), ...rows.slice(0, at)].reverse();
        };
        expect(run({ ...given, students: turned(given.students), clubs: turned(given.clubs) })).toEqual(run(given));
      }),
      options,
    );
  });

  it.each(MECHANISMS)('%s gives one reason for every wish above the worst granted one, and no other', (mechanism) => {
    fc.assert(
      fc.property(rounds({ students: 8, clubs: 4, mechanism, wants: 2, hasMinimums: true }), (given) => {
        const out = run(given);
        const expected = given.students.flatMap(({ id, preferences, wants }) => {
          const mine = clubsOf(out, id);
          const worst =
            mine.length < wants ? preferences.length : Math.max(...mine.map((club) => preferences.indexOf(club)));
          return preferences.filter((club, k) => k < worst && !mine.includes(club)).map((club) => `${id} ${club}`);
        });
        expect(out.reasons.map(({ student, club }) => `${student} ${club}`).sort()).toEqual(expected.sort());
      }),
      options,
    );
  });

  it.each(MECHANISMS)('%s leaves no seat free that a waiting child could have', (mechanism) => {
    fc.assert(
      fc.property(rounds({ students: 8, clubs: 4, mechanism }), (given) => {
        const out = run(given);
        for (const { club, students } of out.waitingLists) {
          const { capacity } = clubOf(given, club);
          const size = out.assignments.filter(({ clubs }) => clubs.includes(club)).length;
          if (students.length > 0) expect(size).toBe(capacity);
        }
      }),
      options,
    );
  });
});

describe('allocate, plain mode', () => {
  it('agrees with the slow, obvious deferred acceptance', () => {
    const plain = { students: 12, clubs: 5, mechanism: 'deferredAcceptance', hasPriorities: true } as const;
    fc.assert(
      fc.property(rounds(plain), (given) => {
        const expected = obviousAcceptance(given);
        const out = run(given);
        for (const { id } of given.students) expect(clubsOf(out, id)[0]).toBe(expected.get(id));
      }),
      { numRuns: 1000 },
    );
  });

  it('passes nobody over for somebody behind them', () => {
    const plain = { students: 10, clubs: 4, mechanism: 'deferredAcceptance', hasPriorities: true } as const;
    fc.assert(
      fc.property(rounds(plain), (given) => {
        const out = run(given);
        const number = new Map(out.order.map((id, i) => [id, i]));
        for (const student of given.students) {
          const got = clubsOf(out, student.id)[0];
          const better = student.preferences.slice(0, got === undefined ? undefined : student.preferences.indexOf(got));
          for (const club of better) {
            for (const rival of given.students) {
              if (!clubsOf(out, rival.id).includes(club) || !fits(student, clubOf(given, club))) continue;
              const [mine, theirs] = [priorityOf(student, club), priorityOf(rival, club)];
              const isBehind =
                theirs > mine || (theirs === mine && (number.get(rival.id) ?? 0) > (number.get(student.id) ?? 0));
              expect(isBehind).toBe(false);
            }
          }
        }
      }),
      options,
    );
  });

  it('lets no child gain by telling other wishes than its own (every lie tried)', () => {
    const permutations = (items: readonly string[]): string[][] =>
      items.length === 0
        ? [[]]
        : [
            [],
            ...items.flatMap((item) =>
              permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]),
            ),
          ];
    fc.assert(
      fc.property(rounds({ students: 5, clubs: 3, mechanism: 'deferredAcceptance', hasPriorities: true }), (given) => {
        expect(run(given).strategyProof).toBe(true);
        for (const [i, student] of given.students.entries()) {
          const rankOf = (got: string | undefined): number =>
            got === undefined || !student.preferences.includes(got)
              ? Number.POSITIVE_INFINITY
              : student.preferences.indexOf(got);
          const honest = rankOf(clubsOf(run(given), student.id)[0]);
          for (const lie of permutations(given.clubs.map(({ id }) => id))) {
            const students = given.students.map((row, k) => (k === i ? { ...row, preferences: lie } : row));
            expect(rankOf(clubsOf(run({ ...given, students }), student.id)[0])).toBeGreaterThanOrEqual(honest);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('allocate, least sum', () => {
  it('finds the least sum of rank costs (every seating tried)', () => {
    fc.assert(
      fc.property(rounds({ students: 6, clubs: 3, mechanism: 'minCost' }), (given) => {
        const longest = Math.max(...given.students.map(({ preferences }) => preferences.length));
        const costOf = (student: Student, club: string | undefined): number =>
          rankCost(club === undefined ? longest : student.preferences.indexOf(club));
        const least = (i: number, left: ReadonlyMap<string, number>): number => {
          const student = given.students[i];
          if (student === undefined) return 0;
          const choices = student.preferences.filter(
            (club) => (left.get(club) ?? 0) > 0 && fits(student, clubOf(given, club)),
          );
          return Math.min(
            costOf(student, undefined) + least(i + 1, left),
            ...choices.map(
              (club) => costOf(student, club) + least(i + 1, new Map(left).set(club, (left.get(club) ?? 0) - 1)),
            ),
          );
        };
        const out = run(given);
        const sum = given.students.reduce((total, student) => total + costOf(student, clubsOf(out, student.id)[0]), 0);
        expect(sum).toBe(least(0, new Map(given.clubs.map(({ id, capacity }) => [id, capacity]))));
      }),
      options,
    );
  });
});

describe('allocate, first come', () => {
  it('serves in order of arrival, whatever the priorities', () => {
    const out = run(
      input({
        seed: 's',
        students: [
          { id: 'late', number: 2, priority: 0, preferences: ['a', 'b'] },
          { id: 'early', number: 1, preferences: ['a'] },
        ],
        clubs: [
          { id: 'a', capacity: 1 },
          { id: 'b', capacity: 1 },
        ],
        rules: { mechanism: 'firstCome' },
      }),
    );
    expect(clubsOf(out, 'early')).toEqual(['a']);
    expect(clubsOf(out, 'late')).toEqual(['b']);
    expect(out.reasons).toEqual([
      { student: 'late', club: 'a', code: 'FULL', facts: { number: 2, lastNumber: 1, capacity: 1, pass: 1 } },
    ]);
  });
});

describe('allocate, several clubs a child', () => {
  const two = (mechanism: string) =>
    input({
      seed: 's',
      students: ['x', 'y'].map((id, i) => ({ id, number: i + 1, wants: 2, preferences: ['a', 'b', 'c'] })),
      clubs: ['a', 'b', 'c'].map((id) => ({ id, capacity: 1 })),
      rules: { mechanism },
    });

  it('gives everybody one before anybody two, and turns the order round in a draft', () => {
    const draft = run(two('draft'));
    expect(clubsOf(draft, 'x')).toEqual(['a']);
    expect(clubsOf(draft, 'y')).toEqual(['b', 'c']);
    expect(draft.reasons).toContainEqual({
      student: 'x',
      club: 'c',
      code: 'FULL',
      facts: { number: 1, lastNumber: 2, capacity: 1, pass: 2 },
    });
    const straight = run(two('deferredAcceptance'));
    expect(clubsOf(straight, 'x')).toEqual(['a', 'c']);
    expect(straight.strategyProof).toBe(false);
  });
});

describe('allocate, the rules around seats', () => {
  it('cancels the emptiest club below its minimum and seats its children anew', () => {
    const out = run(
      input({
        seed: 's',
        students: [
          { id: 'x', preferences: ['small', 'big'] },
          { id: 'y', preferences: ['big'] },
        ],
        clubs: [
          { id: 'big', capacity: 5, minSize: 2 },
          { id: 'small', capacity: 5, minSize: 2 },
        ],
      }),
    );
    expect(out.cancelledClubs).toEqual(['big', 'small']);
    expect(out.unassigned).toEqual(['x', 'y']);
    // "big" has half its minimum, as "small": the first by id goes first, then nobody is left to fill the other.
    expect(out.reasons[0]).toMatchObject({ student: 'x', club: 'small', code: 'CANCELLED' });
  });

  it('disturbs no other school when a club is cancelled in one', () => {
    const other = { id: 'o', number: 1, group: 'b', preferences: ['far'] };
    const out = run(
      input({
        seed: 's',
        students: [other, { id: 'x', number: 2, group: 'a', preferences: ['small'] }],
        clubs: [
          { id: 'far', capacity: 1, minSize: 1 },
          { id: 'small', capacity: 5, minSize: 2 },
        ],
      }),
    );
    expect(clubsOf(out, 'o')).toEqual(['far']);
    expect(out.cancelledClubs).toEqual(['small']);
  });

  it('lets siblings share the better number', () => {
    const students = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, number: i + 1, preferences: [] }));
    const order = run(
      input({ seed: 's', students: [...students.slice(0, 3), { ...students[3], siblings: ['a'] }], clubs: [] }),
    ).order;
    expect(order).toEqual(['a', 'd', 'b', 'c']);
  });

  it('gives a child with credit more tickets, and only where the school says so', () => {
    const students = Array.from({ length: 400 }, (_, i) => ({ id: `s${i}`, preferences: [], credit: i < 40 ? 3 : 0 }));
    const place = (rules: object): number => {
      const { order } = run(input({ seed: 'credit', students, clubs: [], rules }));
      return students.slice(0, 40).reduce((sum, { id }) => sum + order.indexOf(id) + 1, 0) / 40;
    };
    expect(place({})).toBeGreaterThan(160); // half of 400, give or take
    expect(place({ loserCredit: true })).toBeLessThan(130); // the best of four tickets
  });

  it('fills left-over seats with children who chose nothing, only where the school says so', () => {
    const round = (fillNonChoosers: boolean) =>
      run(
        input({
          seed: 's',
          students: [
            { id: 'x', grade: 1, preferences: ['a'] },
            { id: 'silent', grade: 1, preferences: [] },
          ],
          clubs: [
            { id: 'a', capacity: 3, grades: [1] },
            { id: 'b', capacity: 9, grades: [2] },
          ],
          rules: { fillNonChoosers },
        }),
      );
    expect(round(false).unassigned).toEqual(['silent']);
    expect(round(true)).toMatchObject({ unassigned: [], filled: ['silent'] });
    expect(clubsOf(round(true), 'silent')).toEqual(['a']);
  });

  it.each([
    [
      'clubs.1.id',
      {
        clubs: [
          { id: 'a', capacity: 1 },
          { id: 'a', capacity: 1 },
        ],
        students: [],
      },
    ],
    [
      'students.1.id',
      {
        clubs: [],
        students: [
          { id: 'x', preferences: [] },
          { id: 'x', preferences: [] },
        ],
      },
    ],
    ['students.0.preferences.0', { clubs: [], students: [{ id: 'x', preferences: ['nowhere'] }] }],
    [
      'students.0.preferences.1',
      { clubs: [{ id: 'a', capacity: 1 }], students: [{ id: 'x', preferences: ['a', 'a'] }] },
    ],
    ['students.0.siblings.0', { clubs: [], students: [{ id: 'x', preferences: [], siblings: ['nobody'] }] }],
  ])('refuses a fault at %s', (path, faulty) => {
    expect(allocate(input({ seed: 's', ...faulty }), () => 0)).toMatchObject({ ok: false, error: { path } });
  });
});
