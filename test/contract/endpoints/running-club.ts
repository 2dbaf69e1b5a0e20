import type { Club } from '../../../shared/domain/club/round.schema';
import { openSeats } from '../../../shared/domain/club/seats';
import { accountOf, type Person } from './cast';
import type { World } from './world';

interface Running {
  readonly school: string;
  readonly teacher: Person;
  /** Children with a seat. */
  readonly members: readonly string[];
  /** Epoch milliseconds. */
  readonly drawnAt: number;
  /** What is different about the club. */
  readonly club?: Partial<Club>;
}

/** A school's drawn round of one club with its members, `club-of-SCHOOL`; it meets on Tuesdays unless told otherwise. */
export const putRunningClub = async (
  { put }: World,
  { school, teacher, members, drawnAt, club = {} }: Running,
): Promise<string> => {
  const roundId = `round-of-${school}`;
  const clubId = `club-of-${school}`;
  await put('rounds', roundId, {
    schoolId: school,
    term: '2026-autumn',
    title: '示例·本学期社团',
    opensAt: 1,
    closesAt: 2,
    mechanism: 'deferredAcceptance',
    offerHours: 24,
    wants: 1,
    maxChoices: 3,
    commitment: '',
    publicNumberSource: '',
    publicNumber: '123',
    secret: '',
    inputHash: '',
    drawnAt,
  });
  await put('clubs', clubId, {
    schoolId: school,
    roundId,
    term: '2026-autumn',
    name: `示例·${clubId}`,
    description: '',
    slots: ['Tue-1'],
    grades: [4],
    capacity: 20,
    minSize: 0,
    teacherId: accountOf(teacher),
    teacherName: '示例·老师',
    room: '201',
    feeFen: 0,
    ...club,
  });
  await put('clubSeats', clubId, { roundId, schoolId: school, ...openSeats(20, members, []) });
  for (const childId of members) {
    const held = { roundId, schoolId: school, childId, clubIds: [clubId], pending: null };
    await put('childSeats', `${roundId}-${childId}`, held);
  }
  return clubId;
};
