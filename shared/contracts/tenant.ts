import * as z from 'zod';
import { EnteredYear, SchoolYear } from '../domain/tenant/calendar.schema';
import { DISTRICT_CODES } from '../tenant/hanzhong';
import { endpoint } from './endpoint';

export const tenantContract = {
  /** The communities of a district, for whoever has to say where something is. */
  communities: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ districtCode: z.enum(DISTRICT_CODES) }),
    output: z.object({
      communities: z.array(z.object({ code: z.string(), name: z.string(), street: z.string() })),
    }),
    errors: [],
  }),
  /** The days the bureau has entered: years of the State Council's notice, and school years. Public facts. */
  calendar: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({}),
    output: z.object({ years: z.array(EnteredYear), schoolYears: z.array(SchoolYear) }),
    errors: [],
  }),
  /** Enters or corrects a year's public holidays and make-up days. City officers. Running cases keep their due days. */
  enterYear: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: EnteredYear.pick({ year: true, holidays: true, makeUpDays: true, document: true }).strict(),
    output: z.object({ year: z.int() }),
    errors: ['NOT_FOUND'],
  }),
  /** Enters or corrects the first and last days of a school year's terms. City officers. */
  enterSchoolYear: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: SchoolYear.pick({ schoolYear: true, autumn: true, spring: true, document: true }).strict(),
    output: z.object({ schoolYear: z.int() }),
    errors: ['NOT_FOUND'],
  }),
};
