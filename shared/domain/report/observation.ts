// A grid worker's look from public space: what one can be asked to look at, in which order, and what may be noted. No entry, no
// questioning, no checking of papers, no photograph that is demanded, no track. The inspection itself is the officers'.
import * as z from 'zod';
import { Sealed, type Severity } from './report.schema';

/** What can be seen or heard from the street. */
export const SEEN = [
  'doorSign',
  'noSign',
  'advertising',
  'lightsOn',
  'childrenEntering',
  'childrenLeaving',
  'teachingHeard',
  'closedNow',
  'movedAway',
  'cannotTell',
] as const;
export type Seen = (typeof SEEN)[number];

export const PEOPLE_SEEN = ['none', 'upTo5', 'upTo20', 'over20', 'cannotTell'] as const;

/** What a grid worker is told: where and when to look. Nothing of what the reporter said or of who that is. */
export const LookAt = z.strictObject({ placeName: z.string(), address: z.string(), timePattern: z.string() });
export type LookAt = z.infer<typeof LookAt>;

export const Observation = z.object({
  id: z.string(),
  revision: z.int(),
  reportId: z.string(),
  communityCode: z.string(),
  districtCode: z.string(),
  subject: z.object({ institutionId: z.string().nullable(), schoolId: z.string().nullable() }),
  state: z.enum(['asked', 'noted', 'cancelled']),
  askedBy: z.string(),
  askedOn: z.string(),
  where: Sealed,
  /** How promising a look is, 0–1; the list is ordered by it. */
  expected: z.number().min(0).max(1),
  because: z.array(z.enum(['URGENT', 'SERIOUS', 'SEVERAL_REPORTS', 'FRESH', 'TIMES_KNOWN'])),
  notedBy: z.string().nullable(),
  /** The day of the look, as the worker's phone had it. */
  notedOn: z.string().nullable(),
  seen: z.array(z.enum(SEEN)),
  peopleSeen: z.enum(PEOPLE_SEEN).nullable(),
  note: Sealed.nullable(),
});
export type Observation = z.infer<typeof Observation>;

const FRESH_DAYS = 7;

/**
 * How promising a look is, with the reasons that go with it.
 * @param followers reports that follow this one
 * @param ageDays since it was reported, ≥ 0
 * @policy weights ours: several people saying the same is the best sign there is, then danger, then freshness
 */
export const expectedYield = (report: {
  readonly severity: Severity;
  readonly followers: number;
  readonly ageDays: number;
  readonly hasTimes: boolean;
}): Pick<Observation, 'expected' | 'because'> => {
  const parts = [
    ['URGENT', report.severity === 'urgent', 0.3],
    ['SERIOUS', report.severity === 'serious', 0.15],
    ['SEVERAL_REPORTS', report.followers > 0, Math.min(0.4, 0.2 * report.followers)],
    ['FRESH', report.ageDays <= FRESH_DAYS, 0.2],
    ['TIMES_KNOWN', report.hasTimes, 0.1],
  ] as const;
  const held = parts.filter(([, holds]) => holds);
  return {
    expected: Math.min(1, Math.round(held.reduce((sum, [, , weight]) => sum + weight, 0) * 100) / 100),
    because: held.map(([code]) => code),
  };
};
