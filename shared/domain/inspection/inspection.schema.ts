// A month's inspection draw and the visits that follow from it. Facts only.
import * as z from 'zod';

/** 五项管理. */
export const CHECK_ITEMS = ['homework', 'sleep', 'phones', 'readings', 'fitness'] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];
export const FINDINGS = ['met', 'partly', 'notMet'] as const;
export type Finding = (typeof FINDINGS)[number];

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** One draw, by month: the id. */
export const InspectionPlan = z.object({
  id: Month,
  revision: z.int(),
  /** The school year, by the calendar year it began in. */
  schoolYear: z.int(),
  /** Every school that could be drawn, with whether it was inspected before in this school year. */
  schools: z.array(z.object({ id: z.string(), inspectedThisYear: z.boolean() })),
  /** SHA-256 of that list, published with the commitment before the public number is known. */
  listHash: z.string(),
  commitment: z.string(),
  publicNumberSource: z.string(),
  publicNumber: z.string().nullable(),
  /** Who entered the public number: another person has to draw. */
  numberBy: z.string().nullable(),
  secret: z.string().nullable(),
  selected: z.array(z.string()),
  drawnBy: z.string().nullable(),
  drawnAt: z.number().nullable(),
});
export type InspectionPlan = z.infer<typeof InspectionPlan>;

export const Checklist = z.strictObject({
  /** Names of the inspectors who were there; at least two. */
  inspectors: z.array(z.string().trim().min(1).max(20)).min(2).max(6),
  visitedOn: z.iso.date(),
  items: z.strictObject(
    Object.fromEntries(
      CHECK_ITEMS.map((item) => [
        item,
        z.strictObject({ finding: z.enum(FINDINGS), note: z.string().trim().max(300) }),
      ]),
    ) as Record<CheckItem, z.ZodObject<{ finding: z.ZodEnum<{ [K in Finding]: K }>; note: z.ZodString }>>,
  ),
  /** By when what was not met has to be mended; null when nothing was. */
  rectifyBy: z.iso.date().nullable(),
});
export type Checklist = z.infer<typeof Checklist>;

/** One school to be visited because it was drawn. */
export const Visit = z.object({
  id: z.string(),
  revision: z.int(),
  month: Month,
  schoolYear: z.int(),
  schoolId: z.string(),
  schoolName: z.string(),
  districtCode: z.string(),
  checklist: Checklist.nullable(),
  filledBy: z.string().nullable(),
});
export type Visit = z.infer<typeof Visit>;
