import type { Call } from '../_lib/call';

/** Tells the caller who they are here: nobody yet, or an account with its rights. */
export const whoAmI = async (call: Call) => {
  if (call.principal.kind !== 'account') return { account: null };
  const { id, displayName, grants } = call.principal.account;
  return { account: { id, displayName, grants: [...grants] } };
};
