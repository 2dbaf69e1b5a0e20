// A round of club choices at one school, the clubs offered in it, a child's wishes and what the draw gave. Facts only.
import * as z from 'zod';
import { type AllocateInput, MECHANISMS } from '../allocation/allocate.schema';
import { Provider } from './provider.schema';

/** A weekly time: weekday 1–5 and the lesson after school, `Tue-1`. */
export const Slot = z.string().regex(/^(Mon|Tue|Wed|Thu|Fri)-[1-3]$/);

export const Round = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  /** `2026-autumn`. */
  term: z.string(),
  title: z.string(),
  /** Wishes are taken from `opensAt` (included) to `closesAt` (excluded), by the server's clock. */
  opensAt: z.number(),
  closesAt: z.number(),
  /** How seats are given; `firstCome` only where the school chose it. */
  mechanism: z.enum(MECHANISMS),
  /** How long an offer from the waiting list holds, in hours outside the night. */
  offerHours: z.int().min(2).max(72),
  /** Most clubs one child can be given. */
  wants: z.int().min(1).max(5),
  /** Most wishes one child may rank. */
  maxChoices: z.int().min(1).max(10),
  /** SHA-256 of the secret half of the seed, published before the round opens. */
  commitment: z.string(),
  /** Where the public half comes from, announced in advance. */
  publicNumberSource: z.string(),
  /** All null until the draw: the public half, the secret half, the hash of what was drawn from. */
  publicNumber: z.string().nullable(),
  secret: z.string().nullable(),
  inputHash: z.string().nullable(),
  drawnAt: z.number().nullable(),
  /** When families who had not chosen were last reminded; missing: never. */
  remindedAt: z.number().optional(),
});
export type Round = z.infer<typeof Round>;

export const Club = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  roundId: z.string(),
  term: z.string(),
  name: z.string(),
  description: z.string(),
  slots: z.array(Slot),
  /** Grades 1–9 that may come. */
  grades: z.array(z.int().min(1).max(9)),
  capacity: z.int().min(1),
  /** With fewer children than this the club does not open. */
  minSize: z.int().min(0),
  teacherId: z.string().nullable(),
  teacherName: z.string(),
  room: z.string(),
  /** Fee per term in fen. */
  feeFen: z.int().min(0),
  /** Who gives it, as it was checked at the opening; missing in clubs that were opened before this was kept. */
  provider: Provider.optional(),
});
export type Club = z.infer<typeof Club>;

/** A child's wishes in one round, first choice first; withdrawn wishes are an empty list. */
export const Application = z.object({
  id: z.string(),
  revision: z.int(),
  roundId: z.string(),
  schoolId: z.string(),
  childId: z.string(),
  clubIds: z.array(z.string()),
  submittedBy: z.string(),
  submittedAt: z.number(),
  /** When the child itself said yes to exactly these wishes; null again after every change. */
  confirmedAt: z.number().nullable(),
});
export type Application = z.infer<typeof Application>;

/** What went into a draw, frozen in one write before anything is derived from it; children under pseudonyms of this round. */
export interface DrawRecord {
  readonly id: string;
  readonly revision: number;
  readonly schoolId: string;
  readonly publicNumber: string;
  readonly drawnBy: string;
  readonly at: number;
  readonly input: AllocateInput;
  readonly inputHash: string;
}

/** The public number as the first of two people copied it, with where it can be looked up; the second confirms it unseen. */
export interface EnteredNumber {
  readonly id: string;
  readonly revision: number;
  readonly schoolId: string;
  readonly publicNumber: string;
  readonly evidence: string;
  readonly enteredBy: string;
  readonly enteredAt: number;
}

/** Why a wish was not granted, as the engine says it. */
export const WishReason = z.object({ clubId: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) });

/** What the draw gave one child. */
export const DrawResult = z.object({
  id: z.string(),
  revision: z.int(),
  roundId: z.string(),
  schoolId: z.string(),
  childId: z.string(),
  pseudonym: z.string(),
  /** Lottery number of this round, 1 is served first. */
  number: z.int(),
  clubIds: z.array(z.string()),
  reasons: z.array(WishReason),
  waiting: z.array(z.object({ clubId: z.string(), position: z.int() })),
});
export type DrawResult = z.infer<typeof DrawResult>;
