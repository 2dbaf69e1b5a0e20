// A round while the school prepares it: its settings and its clubs in one document, seen by the school only. Facts only.
import * as z from 'zod';
import { MECHANISMS } from '../allocation/allocate.schema';
import { Provider } from './provider.schema';
import { Slot } from './round.schema';

export const ClubDraft = z.strictObject({
  /** Names the club within the draft. */
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().max(40),
  description: z.string().trim().max(300),
  slots: z.array(Slot).max(5),
  grades: z.array(z.int().min(1).max(9)).max(9),
  capacity: z.int().min(0).max(500),
  minSize: z.int().min(0).max(500),
  teacherId: z.string().max(80).nullable(),
  teacherName: z.string().trim().max(40),
  room: z.string().trim().max(40),
  feeFen: z.int().min(0).max(1_000_000),
  provider: Provider,
});
export type ClubDraft = z.infer<typeof ClubDraft>;

export const RoundContent = z.strictObject({
  title: z.string().trim().max(40),
  term: z.string().regex(/^\d{4}-(autumn|spring)$/),
  opensAt: z.number().int().min(0),
  closesAt: z.number().int().min(0),
  mechanism: z.enum(MECHANISMS),
  offerHours: z.int().min(2).max(72),
  wants: z.int().min(1).max(5),
  maxChoices: z.int().min(1).max(10),
  publicNumberSource: z.string().trim().max(200),
  clubs: z.array(ClubDraft).max(100),
});
export type RoundContent = z.infer<typeof RoundContent>;

export const RoundDraft = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  content: RoundContent,
  /** The round it became; null while it is prepared. */
  roundId: z.string().nullable(),
  changedBy: z.string(),
  changedAt: z.number(),
});
export type RoundDraft = z.infer<typeof RoundDraft>;
