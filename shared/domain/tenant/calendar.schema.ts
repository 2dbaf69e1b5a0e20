// What the bureau enters about days: the State Council's notice of a year, and the city's school year. Facts only.
import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../../kernel/time';

/** A calendar date in Asia/Shanghai; a day that does not exist (2026-02-30) is refused. */
export const CalendarDate = z
  .string()
  .max(10)
  .refine((text) => parseLocalDate(text) !== null)
  .transform((text) => text as LocalDate);

/** The number and title of the document that says so, `国办发明电〔2026〕×号`. */
const Document = z.string().trim().min(4).max(120);

/** A year's public holidays and make-up days, as the bureau entered them. */
export const EnteredYear = z.object({
  id: z.string(),
  revision: z.int(),
  year: z.int().min(2024).max(2100),
  holidays: z.array(CalendarDate).max(60),
  makeUpDays: z.array(CalendarDate).max(30),
  document: Document,
});
export type EnteredYear = z.infer<typeof EnteredYear>;

const Span = z.strictObject({ from: CalendarDate, to: CalendarDate });

/** A school year of the city: the days outside its two terms are school vacation. 2026 = September 2026 to August 2027. */
export const SchoolYear = z.object({
  id: z.string(),
  revision: z.int(),
  schoolYear: z.int().min(2024).max(2100),
  autumn: Span,
  spring: Span,
  /** Which weekday's timetable the schools keep on a make-up day, as far as the bureau said so: 1 (Monday) to 5. */
  makeUp: z
    .array(z.strictObject({ date: CalendarDate, follows: z.int().min(1).max(5) }))
    .max(20)
    .optional(),
  document: Document,
});
export type SchoolYear = z.infer<typeof SchoolYear>;
