import * as z from 'zod';
import { Checklist, InspectionPlan, Month, Visit } from '../domain/inspection/inspection.schema';
import { endpoint } from './endpoint';

export const inspectionContract = {
  /** A school year at a glance: every month's plan, every visit, and how many schools each district has. */
  overview: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      today: z.iso.date(),
      schoolYear: z.int(),
      plans: z.array(
        InspectionPlan.omit({ revision: true, schools: true, numberBy: true, drawnBy: true }).extend({
          schoolCount: z.int(),
          eligibleCount: z.int(),
          /** The public number was entered by the caller: another person draws. */
          numberIsMine: z.boolean(),
        }),
      ),
      visits: z.array(Visit.omit({ revision: true, filledBy: true })),
      schoolsByDistrict: z.array(z.object({ districtCode: z.string(), schools: z.int() })),
      mayPlan: z.boolean(),
    }),
    errors: [],
  }),
  /** Opens this month's plan: fixes the list of schools and the commitment before the public number is known. City officers. */
  openPlan: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ publicNumberSource: z.string().trim().min(2).max(120) }),
    output: z.object({ month: Month, listHash: z.string(), commitment: z.string() }),
    errors: ['WRONG_STATE'],
  }),
  /** Enters the public number once it is out. City officers. */
  enterNumber: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ month: Month, publicNumber: z.string().regex(/^[0-9]{3,40}$/) }),
    output: z.object({ month: Month }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Draws this month's schools. A city officer other than the one who entered the number. */
  draw: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ month: Month }),
    output: z.object({ selected: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'SAME_PERSON'],
  }),
  /** Files the checklist of one visit. */
  file: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ visitId: z.string().min(1).max(80), checklist: Checklist }),
    output: z.object({ visitId: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
};
