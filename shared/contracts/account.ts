import * as z from 'zod';
import { RoleGrant } from '../domain/account/roles';
import { endpoint } from './endpoint';

export const accountContract = {
  /** Who the caller is, with every right they hold; a stranger is told that they are nobody yet. */
  whoAmI: endpoint({
    kind: 'read',
    callers: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      account: z.object({ id: z.string(), displayName: z.string(), grants: z.array(RoleGrant) }).nullable(),
    }),
    errors: [],
  }),
};
