// How a tenant parameter changes: with a reason always, and with a second person where it weakens a safeguard.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { isParameterValue, type ParameterKey, type ParameterValue, specOf } from '../../tenant/parameters';
import type { StoredParameter } from '../account/parameter.schema';

type Body = Omit<StoredParameter, 'id' | 'revision'>;

export const NEVER_SET: Body = { value: null, proposal: null, history: [] };

/** Changes that are remembered with the value; the audit trail has them all. */
const REMEMBERED = 20;

/**
 * Asks for a value (null: back to the initial one). A parameter that is not risky takes it at once; a risky one keeps it as a
 * proposal until `decide`. A new proposal takes the place of one that waits.
 * Refuses INVALID_INPUT (a value that the table does not allow), WRONG_STATE (it is this value already and none waits).
 */
export const propose = (
  before: Body,
  key: ParameterKey,
  value: ParameterValue | null,
  by: { readonly reason: string; readonly by: string; readonly at: number },
): Result<Body, DomainError> => {
  if (value !== null && !isParameterValue(key, value)) return err({ code: 'INVALID_INPUT', reason: 'VALUE' });
  if (before.value === value && before.proposal === null) return err({ code: 'WRONG_STATE' });
  const proposal = { value, ...by };
  if (specOf(key).isRisky) return ok({ ...before, proposal });
  return ok({ value, proposal: null, history: remembered(before, { ...proposal, agreedBy: null }) });
};

const remembered = (before: Body, entry: Body['history'][number]): Body['history'] =>
  [...before.history, entry].slice(-REMEMBERED);

/**
 * A second person agrees to a waiting proposal, or anybody (its author too) drops it.
 * Refuses WRONG_STATE (none waits), SAME_PERSON (its author agrees).
 */
export const decide = (before: Body, agree: boolean, by: string): Result<Body, DomainError> => {
  const { proposal } = before;
  if (proposal === null) return err({ code: 'WRONG_STATE' });
  if (!agree) return ok({ ...before, proposal: null });
  if (proposal.by === by) return err({ code: 'SAME_PERSON' });
  return ok({ value: proposal.value, proposal: null, history: remembered(before, { ...proposal, agreedBy: by }) });
};
