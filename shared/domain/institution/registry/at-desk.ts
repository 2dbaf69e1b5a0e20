// Places and courses as an officer's form sends them: what the form may not decide (door numbers, prints, the panel's verdict)
// comes from what stands there.
import { err, ok, type Result } from '../../../kernel/result';
import { doorNumber } from '../door-check/door-number';
import type { Course, Institution, Premises } from '../institution.schema';
import { courseIdOf, freeCourseId } from './read-rosters';

type Twice = { readonly code: 'INVALID_INPUT'; readonly reason: 'SAME_PLACE_TWICE' | 'SAME_COURSE_TWICE' };
const twice = (reason: Twice['reason']): Result<never, Twice> => err({ code: 'INVALID_INPUT', reason });

const hasTwins = (keys: readonly string[]): boolean => new Set(keys).size !== keys.length;

/**
 * A place that is new gets its door number, one whose address or floor changed gets another.
 * Refuses INVALID_INPUT with `reason` SAME_PLACE_TWICE.
 */
export const premisesAtDesk = (
  before: Pick<Institution, 'id' | 'premises'>,
  sent: readonly Omit<Premises, 'serial'>[],
): Result<Premises[], Twice> => {
  const known = new Map(before.premises.map((one) => [one.door, one]));
  const premises = sent.map(({ door: _old, ...place }) => {
    const door = doorNumber(before.id, place.address, place.floor);
    return { ...place, door, serial: known.get(door)?.serial ?? 1 };
  });
  return hasTwins(premises.map(({ door }) => door)) ? twice('SAME_PLACE_TWICE') : ok(premises);
};

/**
 * A course that is new gets its id; one that the panel decided keeps its kind and its case, whatever was sent.
 * Refuses INVALID_INPUT with `reason` SAME_COURSE_TWICE (two of one name).
 */
export const coursesAtDesk = (
  before: Pick<Institution, 'courses'>,
  sent: readonly Course[],
): Result<Course[], Twice> => {
  if (hasTwins(sent.map(({ name }) => courseIdOf(name)))) return twice('SAME_COURSE_TWICE');
  const courses: Course[] = [];
  for (const { caseId: _case, ...course } of sent) {
    const old = before.courses.find(({ id }) => id === course.id);
    const id = old?.id ?? freeCourseId(courseIdOf(course.name), [...before.courses, ...courses]);
    const category = old !== undefined && old.caseId !== null ? old.category : course.category;
    courses.push({ ...course, id, category, caseId: old?.caseId ?? null });
  }
  return hasTwins(courses.map(({ id }) => id)) ? twice('SAME_COURSE_TWICE') : ok(courses);
};
