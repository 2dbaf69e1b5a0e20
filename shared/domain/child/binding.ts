// Who becomes, is and stops being a child's guardian here. Decides the moves of one bond; it does not know codes or accounts.
// The first guardian is bound at once; every other one is announced to those who are, and they can object.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import { asEpochMs, type EpochMs } from '../../kernel/time';
import type { Bond, BondState, Child, Relation } from './child.schema';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Live bonds one child can have. @policy two parents, four grandparents; more points at a code that went round */
export const MAX_GUARDIANS = 6;

type Bonds = Pick<Child, 'bonds'>;

/** The state of a bond at a moment: an announced one that nobody objected to in time is bound, from that millisecond on. */
export const bondStateAt = (bond: Pick<Bond, 'state' | 'openUntil'>, now: EpochMs): BondState =>
  bond.state === 'announced' && bond.openUntil !== null && now >= bond.openUntil ? 'bound' : bond.state;

const bondOf = ({ bonds }: Bonds, accountId: string): Bond | undefined =>
  bonds.find((bond) => bond.accountId === accountId);

/** True when this account sees and decides for the child now. */
export const isGuardianAt = (child: Bonds, accountId: string, now: EpochMs): boolean => {
  const bond = bondOf(child, accountId);
  return bond !== undefined && bondStateAt(bond, now) === 'bound';
};

/** Accounts of the guardians at a moment, first bound first. */
export const guardiansAt = (child: Bonds, now: EpochMs): string[] =>
  child.bonds.filter((bond) => bondStateAt(bond, now) === 'bound').map(({ accountId }) => accountId);

/** The bonds with everything that time alone has decided written down. */
export const settled = ({ bonds }: Bonds, now: EpochMs): Bond[] =>
  bonds.map((bond) => {
    const state = bondStateAt(bond, now);
    return state === bond.state ? bond : { ...bond, state, changedAt: bond.openUntil ?? now };
  });

/** What is stored beside the bonds so that a person's children can be found. */
export const indexOf = (bonds: readonly Bond[]): Pick<Child, 'guardianIds' | 'claimantIds'> => ({
  guardianIds: bonds.filter(({ state }) => state === 'bound').map(({ accountId }) => accountId),
  claimantIds: bonds
    .filter(({ state }) => state === 'announced' || state === 'objected')
    .map(({ accountId }) => accountId),
});

/** What a move changes. */
export interface BondMove {
  readonly bonds: Bond[];
  readonly state: BondState;
  /** Accounts that have to be told. */
  readonly tell: readonly string[];
}

const replaced = (bonds: readonly Bond[], next: Bond): Bond[] => [
  ...bonds.filter(({ accountId }) => accountId !== next.accountId),
  next,
];

/**
 * Claims a child, with a right that the school gave (a code, or its confirmation of a request).
 * @param objectionDays calendar days in which the guardians can object to a further one; null: the tenant has not said, then
 *   only a guardian's or the school's word makes the bond
 * Refuses WRONG_STATE (`left`: the child left the school), LIMIT_EXCEEDED (MAX_GUARDIANS live bonds). Somebody who is bound or
 * announced already changes nothing.
 */
export const claim = (
  child: Pick<Child, 'bonds' | 'state'>,
  who: { readonly accountId: string; readonly relation: Relation; readonly via: Bond['via'] },
  now: EpochMs,
  objectionDays: number | null,
): Result<BondMove, DomainError> => {
  if (child.state === 'left') return err({ code: 'WRONG_STATE', state: 'left' });
  const bonds = settled(child, now);
  const own = bondOf({ bonds }, who.accountId);
  if (own !== undefined && own.state !== 'ended') return ok({ bonds, state: own.state, tell: [] });
  const guardians = guardiansAt({ bonds }, now);
  if (bonds.filter(({ state }) => state !== 'ended').length >= MAX_GUARDIANS) {
    return err({ code: 'LIMIT_EXCEEDED', max: MAX_GUARDIANS });
  }
  const isFirst = guardians.length === 0;
  const bond: Bond = {
    ...who,
    state: isFirst ? 'bound' : 'announced',
    since: now,
    openUntil: isFirst || objectionDays === null ? null : asEpochMs(now + objectionDays * DAY_MS),
    changedAt: now,
    reason: '',
  };
  return ok({ bonds: replaced(bonds, bond), state: bond.state, tell: guardians });
};

/** Who decides about an announced guardian. */
export type Decider = { readonly kind: 'guardian'; readonly accountId: string } | { readonly kind: 'school' };

/**
 * Says yes or no to an announced guardian. A guardian's no puts it before the school; the school's word is final.
 * Refuses NOT_FOUND (no such claim, or the decider is neither a guardian now nor the school), WRONG_STATE (decided already; a
 * guardian cannot take back a no), INVALID_INPUT (a no without a reason).
 */
export const decideClaim = (
  child: Bonds,
  claimantId: string,
  by: Decider,
  answer: 'yes' | 'no',
  reason: string,
  now: EpochMs,
): Result<BondMove, DomainError> => {
  const bonds = settled(child, now);
  const claimed = bondOf({ bonds }, claimantId);
  if (claimed === undefined || claimed.state === 'ended') return err({ code: 'NOT_FOUND' });
  if (by.kind === 'guardian' && (by.accountId === claimantId || !isGuardianAt({ bonds }, by.accountId, now))) {
    return err({ code: 'NOT_FOUND' });
  }
  const isOpen = claimed.state === 'announced' || (claimed.state === 'objected' && by.kind === 'school');
  if (!isOpen) return err({ code: 'WRONG_STATE', state: claimed.state });
  if (answer === 'no' && reason.trim() === '') return err({ code: 'INVALID_INPUT', reason: 'reasonMissing' });
  const state = answer === 'yes' ? 'bound' : by.kind === 'school' ? 'ended' : 'objected';
  const next: Bond = {
    ...claimed,
    state,
    openUntil: null,
    changedAt: now,
    reason: answer === 'no' ? reason.trim() : '',
  };
  const others = guardiansAt({ bonds }, now).filter((id) => by.kind === 'school' || id !== by.accountId);
  return ok({ bonds: replaced(bonds, next), state, tell: [...others, claimantId] });
};

/**
 * Ends a bond: one's own, or by the school with a reason.
 * Refuses NOT_FOUND (no live bond of that account, or somebody else's), INVALID_INPUT (the school without a reason).
 */
export const unbind = (
  child: Bonds,
  accountId: string,
  by: Decider,
  reason: string,
  now: EpochMs,
): Result<BondMove, DomainError> => {
  const bonds = settled(child, now);
  const own = bondOf({ bonds }, accountId);
  if (own === undefined || own.state === 'ended') return err({ code: 'NOT_FOUND' });
  if (by.kind === 'guardian' && by.accountId !== accountId) return err({ code: 'NOT_FOUND' });
  if (by.kind === 'school' && reason.trim() === '') return err({ code: 'INVALID_INPUT', reason: 'reasonMissing' });
  const next: Bond = { ...own, state: 'ended', openUntil: null, changedAt: now, reason: reason.trim() };
  const after = replaced(bonds, next);
  return ok({
    bonds: after,
    state: 'ended',
    tell:
      by.kind === 'school' ? [accountId, ...guardiansAt({ bonds: after }, now)] : guardiansAt({ bonds: after }, now),
  });
};
