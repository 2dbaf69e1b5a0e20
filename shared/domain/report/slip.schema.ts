// A paper slip with a receipt printed on it: for whoever has no phone of their own, or does not want a receipt on it.
import * as z from 'zod';

export const Slip = z.object({
  id: z.string(),
  revision: z.int(),
  /** Keyed hash of the code, the same as a receipt's; the code itself is on paper only. */
  codeHash: z.string(),
  districtCode: z.string(),
  issuedOn: z.string(),
});
export type Slip = z.infer<typeof Slip>;
