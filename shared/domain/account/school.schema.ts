// A school of the tenant and the children the school has on its roster. Facts only.
import * as z from 'zod';

export const School = z.object({
  id: z.string(),
  revision: z.int(),
  name: z.string(),
  districtCode: z.string(),
  /** Compulsory stages taught; what the monthly inspection draws from. */
  stages: z.array(z.enum(['primary', 'junior'])),
  address: z.string(),
});
export type School = z.infer<typeof School>;

export const Child = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  name: z.string(),
  /** 1–9: the nine years of compulsory schooling. */
  grade: z.int().min(1).max(9),
  className: z.string(),
  /** Accounts of the guardians bound to this child. */
  guardianIds: z.array(z.string()),
  /** Keyed hash of the school-issued selection code; the code itself is on paper only. */
  selectionCodeHash: z.string(),
});
export type Child = z.infer<typeof Child>;
