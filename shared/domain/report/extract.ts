// The only thing of a report that may be handed on: a redacted extract for one recipient, marked as theirs. Nothing of the
// reporter is in it: no thread, no evidence, no contact, and the text with everything taken out that could tell who somebody is.
import * as z from 'zod';
import { redactAll } from './redact';
import { DEPARTMENTS, type ReportContent } from './report.schema';
import { weave } from './watermark';

/** Who was given one: kept, so that a leak can be traced. */
export const Extract = z.object({
  id: z.string(),
  revision: z.int(),
  reportId: z.string(),
  districtCode: z.string(),
  subject: z.object({ institutionId: z.string().nullable(), schoolId: z.string().nullable() }),
  department: z.enum(DEPARTMENTS),
  /** The office and person it was made for. */
  recipient: z.string(),
  /** The five characters woven in. */
  code: z.string(),
  givenBy: z.string(),
  givenOn: z.string(),
});
export type Extract = z.infer<typeof Extract>;

export interface ExtractText {
  readonly placeName: string;
  readonly address: string;
  readonly timePattern: string;
  readonly text: string;
  /** How many finds were taken out. */
  readonly taken: number;
}

/** The content, redacted and marked. */
export const extractOf = (content: ReportContent, code: string): ExtractText => {
  const text = redactAll(content.text);
  const place = redactAll(content.placeName);
  const time = redactAll(content.timePattern);
  return {
    placeName: weave(place.text, code),
    address: weave(content.address, code),
    timePattern: weave(time.text, code),
    text: weave(text.text, code),
    taken: text.found.length + place.found.length + time.found.length,
  };
};
