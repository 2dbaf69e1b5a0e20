import * as z from 'zod';
import { ParameterProposal } from '../domain/account/parameter.schema';
import { EnteredYear, SchoolYear } from '../domain/tenant/calendar.schema';
import { DISTRICT_CODES } from '../tenant/hanzhong';
import { PARAMETER_KEYS } from '../tenant/parameters';
import { endpoint } from './endpoint';

const ParameterAnswer = z.union([z.number(), z.string().max(200), z.boolean()]);

const Bands = z.object({ small: z.int().nullable(), middle: z.int().nullable(), large: z.int().nullable() });

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
    input: SchoolYear.pick({ schoolYear: true, autumn: true, spring: true, makeUp: true, document: true }).strict(),
    output: z.object({ schoolYear: z.int() }),
    errors: ['NOT_FOUND'],
  }),
  /** The guidance prices of a standard lesson that the bureau has set, fen; null where it has set none. Public facts. */
  guidancePrices: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({}),
    output: z.object({ offline: Bands, online: Bands }),
    errors: [],
  }),
  /** What the tenant decides for itself, with what waits for a second person and who changed what. */
  parameters: endpoint({
    kind: 'read',
    callers: ['sysadmin', 'auditor', 'officer'],
    input: z.strictObject({}),
    output: z.object({
      parameters: z.array(
        z.object({
          key: z.enum(PARAMETER_KEYS),
          /** The value in force; null: the bureau has to set one, and nothing is assumed. */
          value: ParameterAnswer.nullable(),
          /** False: the initial value holds, or none. */
          isSet: z.boolean(),
          isRisky: z.boolean(),
          proposal: ParameterProposal.extend({ isMine: z.boolean() }).nullable(),
          history: z.array(ParameterProposal.extend({ agreedBy: z.string().nullable() })),
        }),
      ),
    }),
    errors: [],
  }),
  /** Sets a parameter (null: back to the initial value); a risky one waits for a second sysadmin. */
  setParameter: endpoint({
    kind: 'write',
    callers: ['sysadmin'],
    input: z.strictObject({
      key: z.enum(PARAMETER_KEYS),
      value: ParameterAnswer.nullable(),
      reason: z.string().trim().min(2).max(200),
    }),
    output: z.object({ key: z.enum(PARAMETER_KEYS), isWaiting: z.boolean() }),
    errors: ['WRONG_STATE'],
  }),
  /** Agrees to a waiting change, or drops it. */
  decideParameter: endpoint({
    kind: 'write',
    callers: ['sysadmin'],
    input: z.strictObject({ key: z.enum(PARAMETER_KEYS), agree: z.boolean() }),
    output: z.object({ key: z.enum(PARAMETER_KEYS) }),
    errors: ['WRONG_STATE', 'SAME_PERSON', 'NOT_FOUND'],
  }),
};
