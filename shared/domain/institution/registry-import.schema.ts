// An import as it was accepted: stored whole before it is applied, so that one that was cut off can be completed.
import * as z from 'zod';
import type { Draft } from './registry/read-registry';

export const RegistryImport = z.object({
  id: z.string(),
  revision: z.int(),
  by: z.string(),
  at: z.number(),
  fileName: z.string(),
  document: z.string(),
  drafts: z.array(z.custom<Draft>()),
  /** How many rows of courses and of practitioners came with it; who, is with the institutions. */
  courses: z.int(),
  practitioners: z.int(),
});
export type RegistryImport = z.infer<typeof RegistryImport>;
