// A school of the tenant. Facts only; its children are in ../child.
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
