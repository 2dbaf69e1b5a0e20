// Generated rounds for the allocation engine: small enough for a slow oracle, odd enough to meet every rule.
import fc from 'fast-check';
import { AllocateInput, type Mechanism } from '../../shared/domain/allocation/allocate.schema';

interface Shape {
  readonly students: number;
  readonly clubs: number;
  readonly mechanism: Mechanism;
  /** Most clubs a child may want. */
  readonly wants?: number;
  readonly hasMinimums?: boolean;
  readonly hasPriorities?: boolean;
}

const SLOTS = ['Mon-1', 'Tue-1', 'Wed-1'];

/** Rounds of up to `students` × `clubs`. */
export const rounds = (shape: Shape): fc.Arbitrary<AllocateInput> => {
  const { students, clubs, mechanism, wants = 1, hasMinimums = false, hasPriorities = false } = shape;
  const clubIds = Array.from({ length: clubs }, (_, i) => `c${i}`);
  const priority = hasPriorities
    ? fc.option(
        fc.oneof(
          fc.integer({ min: 0, max: 2 }),
          fc.dictionary(fc.constantFrom(...clubIds), fc.integer({ min: 0, max: 2 })),
        ),
        {
          nil: undefined,
        },
      )
    : fc.constant(undefined);
  const student = fc.record({
    grade: fc.integer({ min: 1, max: 2 }),
    group: fc.constantFrom('a', 'b'),
    wants: fc.integer({ min: 1, max: wants }),
    preferences: fc.shuffledSubarray(clubIds),
    priority,
  });
  const club = fc.record({
    capacity: fc.integer({ min: 0, max: 3 }),
    minSize: hasMinimums ? fc.integer({ min: 0, max: 3 }) : fc.constant(0),
    grades: fc.option(fc.constantFrom([1], [2], [1, 2]), { nil: undefined }),
    slots: wants > 1 ? fc.subarray(SLOTS, { maxLength: 2 }) : fc.constant([]),
  });
  return fc
    .record({
      seed: fc.string({ maxLength: 6 }),
      students: fc.array(student, { minLength: 1, maxLength: students }),
      clubs: fc.array(club, { minLength: clubs, maxLength: clubs }),
    })
    .map(({ seed, students: rows, clubs: offers }) =>
      AllocateInput.parse({
        seed,
        roundId: 'r',
        students: rows.map((row, i) => ({ id: `s${i}`, ...JSON.parse(JSON.stringify(row)) })),
        clubs: offers.map((row, i) => ({ id: `c${i}`, ...JSON.parse(JSON.stringify(row)) })),
        rules: { mechanism },
      }),
    );
};
