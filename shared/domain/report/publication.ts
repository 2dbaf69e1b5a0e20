// A decision made public: proposed by one person, approved by another, shown only if the content check passes it, and taken back
// within three working days once the decision behind it was annulled. It holds no name of a reporter; it is written anew, never copied.
import * as z from 'zod';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { LocalDate } from '../../kernel/time';
import { regulationOn } from '../../regulations';
import { PinnedRule } from './clock.schema';
import type { Rules } from './deadlines';

export const PUBLICATION_STATES = ['proposed', 'held', 'rejected', 'published', 'annulled', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

export const PublicationText = z.strictObject({
  title: z.string().trim().min(4).max(60),
  /** Who was decided about, what was found, which rule, what was decided. */
  text: z.string().trim().min(20).max(2000),
  /** Number and date of the decision. */
  document: z.string().trim().min(4).max(80),
});
export type PublicationText = z.infer<typeof PublicationText>;

export const Publication = z.object({
  ...PublicationText.shape,
  id: z.string(),
  revision: z.int(),
  reportId: z.string(),
  districtCode: z.string(),
  subject: z.object({ institutionId: z.string().nullable(), schoolId: z.string().nullable() }),
  state: z.enum(PUBLICATION_STATES),
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  publishedOn: z.string().nullable(),
  annulledOn: z.string().nullable(),
  /** The last day on which an annulled one may still be seen. */
  withdrawBy: z.string().nullable(),
  withdrawRule: PinnedRule.nullable(),
});
export type Publication = z.infer<typeof Publication>;

type Move = Partial<Omit<Publication, 'id' | 'revision'>>;
const wrong = (state: PublicationState) => err<DomainError>({ code: 'WRONG_STATE', state });

/** Whether this person may approve it. Refuses WRONG_STATE, SAME_PERSON. */
export const mayApprovePublication = (one: Publication, by: string): Result<null, DomainError> => {
  if (one.state !== 'proposed' && one.state !== 'held') return wrong(one.state);
  return one.proposedBy === by ? err({ code: 'SAME_PERSON' }) : ok(null);
};

/** What the content check's verdict makes of an approved one: nothing but "pass" shows it. */
export const afterContentCheck = (verdict: 'pass' | 'review' | 'block', by: string, day: LocalDate): Move =>
  verdict === 'pass'
    ? { state: 'published', approvedBy: by, publishedOn: day }
    : { state: verdict === 'review' ? 'held' : 'rejected', approvedBy: null, publishedOn: null };

/**
 * The decision behind it was annulled: it has to go within three working days. Refuses WRONG_STATE.
 * @source penalty.unpublish 行政处罚法 第48条
 */
export const annul = (one: Publication, day: LocalDate, rules: Rules): Result<Move, DomainError> => {
  if (one.state !== 'published') return wrong(one.state);
  const row = (rules.rowOn ?? regulationOn)('penalty.unpublish', day);
  if (row?.value == null) throw new Error(`no row in force for penalty.unpublish on ${day}`);
  const { id, title, article, confidence, effectiveFrom, value, unit } = row;
  return ok({
    state: 'annulled',
    annulledOn: day,
    withdrawBy: rules.calendar.addWorkingDays(day, value).date,
    withdrawRule: { id, title, article, confidence, effectiveFrom, value, unit },
  });
};

/** Takes it out of sight. Refuses WRONG_STATE. */
export const withdrawPublication = (one: Publication): Result<Move, DomainError> =>
  one.state === 'annulled' || one.state === 'published' ? ok({ state: 'withdrawn' }) : wrong(one.state);

/** Whether the public sees it: an annulled one not a day longer than the rule allows, even when nobody acts. */
export const isShown = ({ state, withdrawBy }: Publication, today: LocalDate): boolean =>
  state === 'published' || (state === 'annulled' && withdrawBy !== null && today <= withdrawBy);
