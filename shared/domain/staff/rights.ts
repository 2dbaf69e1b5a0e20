// How a right is given, put on hold, ended and moved within one account. Pure lists in, lists out.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { type Grant, grantIdOf, type RoleGrant } from '../account/roles';
import { mayHoldBoth } from './granting';

type Changed = Result<Grant[], DomainError>;

/** Everything but the terms: what the right is for. */
export const rightOf = ({ id: _i, grantedBy: _b, from: _f, until: _u, state: _s, ...right }: Grant): RoleGrant => right;

/** True when the right is over for good at `now`. */
const isOver = (grant: Grant, now: number): boolean =>
  grant.state === 'ended' || (grant.until !== null && grant.until <= now);

/**
 * Gives a right. One that is over is given anew under the same id.
 * Refuses: WRONG_STATE (held already, on hold included), CONFLICT_OF_INTEREST (must not meet what is held), TOO_LATE (`until` has passed).
 * @param terms who gives it, the present moment, and the first moment at which it holds no more (null: no end)
 */
export const giveRight = (
  grants: readonly Grant[],
  right: RoleGrant,
  terms: { readonly grantedBy: string | null; readonly now: number; readonly until: number | null },
): Changed => {
  const { now, until, grantedBy } = terms;
  if (until !== null && until <= now) return err({ code: 'TOO_LATE' });
  const id = grantIdOf(right);
  const known = grants.find((grant) => grant.id === id);
  if (known !== undefined && !isOver(known, now)) return err({ code: 'WRONG_STATE', state: known.state });
  const held = grants.filter((grant) => !isOver(grant, now));
  const apart = mayHoldBoth(held, right.role);
  if (!apart.ok) return apart;
  const given: Grant = { ...right, id, grantedBy, from: now, until, state: 'active' };
  return ok([...grants.filter((grant) => grant !== known), given]);
};

export const RIGHT_MOVES = ['suspend', 'resume', 'end'] as const;
export type RightMove = (typeof RIGHT_MOVES)[number];

const replace = (grants: readonly Grant[], next: Grant): Grant[] =>
  grants.map((grant) => (grant.id === next.id ? next : grant));

const find = (grants: readonly Grant[], id: string): Result<Grant, DomainError> => {
  const found = grants.find((grant) => grant.id === id);
  return found === undefined ? err({ code: 'NOT_FOUND' }) : ok(found);
};

/**
 * Puts a right on hold, takes it off, or ends it for good.
 * Refuses: NOT_FOUND; WRONG_STATE (over already; on hold already; not on hold).
 */
export const moveRight = (grants: readonly Grant[], id: string, move: RightMove, now: number): Changed => {
  const found = find(grants, id);
  if (!found.ok) return found;
  const grant = found.value;
  const fits = move === 'resume' ? grant.state === 'suspended' : move === 'end' || grant.state === 'active';
  if (isOver(grant, now) || !fits) return err({ code: 'WRONG_STATE', state: grant.state });
  const state = ({ suspend: 'suspended', resume: 'active', end: 'ended' } as const)[move];
  return ok(replace(grants, { ...grant, state }));
};

/**
 * Sets (or with null removes) the moment at which a right ends by itself, for example the end of a term.
 * Refuses: NOT_FOUND; WRONG_STATE (over already); TOO_LATE (the moment has passed: end it instead).
 */
export const setEnd = (grants: readonly Grant[], id: string, until: number | null, now: number): Changed => {
  const found = find(grants, id);
  if (!found.ok) return found;
  if (isOver(found.value, now)) return err({ code: 'WRONG_STATE', state: found.value.state });
  if (until !== null && until <= now) return err({ code: 'TOO_LATE' });
  return ok(replace(grants, { ...found.value, until }));
};

/**
 * Moves somebody to another place in the same office: the old right ends and the new one begins in one step.
 * Refuses: NOT_FOUND; WRONG_STATE (the old one is over or on hold, or the new one is held already); INVALID_INPUT (another role).
 */
export const transferRight = (
  grants: readonly Grant[],
  id: string,
  to: RoleGrant,
  by: { readonly grantedBy: string; readonly now: number },
): Changed => {
  const found = find(grants, id);
  if (!found.ok) return found;
  if (found.value.role !== to.role) return err({ code: 'INVALID_INPUT', reason: 'OTHER_ROLE' });
  if (found.value.state !== 'active') return err({ code: 'WRONG_STATE', state: found.value.state });
  const ended = moveRight(grants, id, 'end', by.now);
  return ended.ok ? giveRight(ended.value, to, { ...by, until: found.value.until }) : ended;
};
