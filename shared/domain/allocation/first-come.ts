// First come, first served: in order of arrival each child takes what is left, best wish first, up to what it wants.
// Offered as an explicit mode only: it rewards whoever is quick, and a child far down gains by asking for what will be left.
import type { Proposals } from './deferred-acceptance';
import type { Part, SeatProblem } from './seat-problem';

/**
 * Seats the students of one part.
 * @param grant called for each granted wish
 * @param mayTake false for a wish that clashes with one the child holds already
 */
export const firstCome = (
  { start, club, number, wants }: SeatProblem,
  { from, to }: Part,
  { askable, seats }: Pick<Proposals, 'askable' | 'seats'>,
  mayTake: (student: number, wish: number) => boolean,
  grant: (student: number, wish: number) => void,
): void => {
  const order = Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => (number[a] as number) - (number[b] as number),
  );
  const left = seats.slice();
  for (const student of order) {
    let wanted = wants[student] as number;
    for (let wish = start[student] as number; wish < (start[student + 1] as number) && wanted > 0; wish++) {
      const c = club[wish] as number;
      if (askable[wish] === 0 || left[c] === 0 || !mayTake(student, wish)) continue;
      left[c] = (left[c] as number) - 1;
      wanted--;
      grant(student, wish);
    }
  }
};
