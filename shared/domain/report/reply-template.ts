// Words that an office starts its replies from, the tenant's own. Each keeps its earlier wordings with who changed them and when:
// what was sent to whom is in the reports, what it was started from is here. A template decides nothing.
import * as z from 'zod';
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { LocalDate } from '../../kernel/time';
import { OUTCOMES, type Outcome } from './report.schema';

export const TemplateWords = z.strictObject({
  label: z.string().trim().min(2).max(20),
  text: z.string().trim().min(10).max(1000),
});
export type TemplateWords = z.infer<typeof TemplateWords>;

const Wording = TemplateWords.extend({ changedBy: z.string(), changedOn: z.string() }).strip();

export const ReplyTemplate = Wording.extend({
  id: z.string(),
  revision: z.int(),
  outcome: z.enum(OUTCOMES),
  state: z.enum(['used', 'retired']),
  /** Newest first. */
  earlier: z.array(Wording),
});
export type ReplyTemplate = z.infer<typeof ReplyTemplate>;

/** In use for one outcome. @policy a list that is read, not searched */
export const MAX_TEMPLATES = 12;
const MAX_EARLIER = 20;

type Body = Omit<ReplyTemplate, 'id' | 'revision'>;

/** A new one. Refuses LIMIT_EXCEEDED when `inUse` of this outcome are as many as may be. */
export const newTemplate = (
  outcome: Outcome,
  words: TemplateWords,
  { by, day, inUse }: { readonly by: string; readonly day: LocalDate; readonly inUse: number },
): Result<Body, DomainError> =>
  inUse >= MAX_TEMPLATES
    ? err({ code: 'LIMIT_EXCEEDED', max: MAX_TEMPLATES })
    : ok({ outcome, ...words, state: 'used', changedBy: by, changedOn: day, earlier: [] });

/** Another wording; the one before is kept. The same wording changes nothing. */
export const reword = (
  { label, text, changedBy, changedOn, earlier }: ReplyTemplate,
  words: TemplateWords,
  by: string,
  day: LocalDate,
): Partial<Body> =>
  words.label === label && words.text === text
    ? {}
    : {
        ...words,
        changedBy: by,
        changedOn: day,
        earlier: [{ label, text, changedBy, changedOn }, ...earlier].slice(0, MAX_EARLIER),
      };

/** Takes it out of use, or back into it. Refuses LIMIT_EXCEEDED. */
export const use = (isUsed: boolean, inUse: number): Result<Partial<Body>, DomainError> =>
  isUsed && inUse >= MAX_TEMPLATES
    ? err({ code: 'LIMIT_EXCEEDED', max: MAX_TEMPLATES })
    : ok({ state: isUsed ? 'used' : 'retired' });
