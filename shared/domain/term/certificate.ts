// A certificate of participation: how often a child came, what was done, words its teacher chose. No score, no rank, no comparison.
import * as z from 'zod';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { ACTIVITIES, type Activity, type Session } from './session.schema';

/** What a teacher may say about a child's way in the club: from a list, so that nobody is measured against another. */
export const TEACHER_WORDS = [
  'curious',
  'persistent',
  'helpful',
  'creative',
  'careful',
  'courageous',
  'joinsIn',
  'listens',
  'asksQuestions',
  'improved',
  'sharesIdeas',
  'leadsGroup',
] as const;
export type TeacherWord = (typeof TEACHER_WORDS)[number];

/** A few words mean something; a full list means nothing. */
export const MAX_WORDS = 3;

/** What a teacher chose for one child of a club. */
export const ClubWords = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  childId: z.string(),
  words: z.array(z.enum(TEACHER_WORDS)).min(1).max(MAX_WORDS),
  by: z.string(),
  at: z.number(),
});
export type ClubWords = z.infer<typeof ClubWords>;

/** A certificate as it was given, under its code's hash. It stays as it was when words or attendance change later. */
export const Certificate = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  childId: z.string(),
  term: z.string(),
  clubName: z.string(),
  schoolName: z.string(),
  teacherName: z.string(),
  attended: z.int().min(1),
  firstOn: z.string(),
  lastOn: z.string(),
  activities: z.array(z.enum(ACTIVITIES)),
  words: z.array(z.enum(TEACHER_WORDS)),
  issuedAt: z.number(),
});
export type Certificate = z.infer<typeof Certificate>;

/** What a child did in a club so far. */
export interface Participation {
  readonly attended: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  /** Most frequent first. */
  readonly activities: readonly Activity[];
}

/** @param sessions every meeting of the club that was held */
export const participationOf = (
  sessions: readonly Pick<Session, 'date' | 'presentChildIds' | 'activities'>[],
  childId: string,
): Participation => {
  const own = sessions.filter(({ presentChildIds }) => presentChildIds.includes(childId));
  const dates = own.map(({ date }) => date).sort();
  const times = (activity: Activity): number => own.filter(({ activities }) => activities.includes(activity)).length;
  return {
    attended: own.length,
    firstOn: dates[0] ?? null,
    lastOn: dates.at(-1) ?? null,
    activities: ACTIVITIES.filter((one) => times(one) > 0).sort((a, b) => times(b) - times(a)),
  };
};

/**
 * Whether a certificate may be given. Refuses WRONG_STATE: `state` neverCame, noWords (the teacher has not chosen any yet).
 */
export const mayCertify = (
  { attended }: Pick<Participation, 'attended'>,
  words: readonly TeacherWord[],
): Result<null, DomainError> => {
  if (attended === 0) return err({ code: 'WRONG_STATE', state: 'neverCame' });
  return words.length === 0 ? err({ code: 'WRONG_STATE', state: 'noWords' }) : ok(null);
};

/** A name as a stranger who checks a certificate may read it: 王小禾 → 王**. */
export const veiledName = (name: string): string => `${[...name][0] ?? ''}**`;
