// Every life that a second guardian's claim can have: states × who moves × what they do, as data with the outcome that must be.
// The unit tests hold the domain against it; the trust bench holds broken variants against it too.
import type { claim, Decider, decideClaim, unbind } from '../../../../shared/domain/child/binding';
import type { Bond, BondState } from '../../../../shared/domain/child/child.schema';
import { asEpochMs, type EpochMs } from '../../../../shared/kernel/time';
import { aBond } from '../../../support/child-document';

export interface BindingRules {
  readonly claim: typeof claim;
  readonly decideClaim: typeof decideClaim;
  readonly unbind: typeof unbind;
  readonly isGuardianAt: (child: { readonly bonds: Bond[] }, accountId: string, now: EpochMs) => boolean;
}

export const NOW = asEpochMs(1_000_000_000_000);
const DAY_MS = 86_400_000;
export const OBJECTION_DAYS = 3;

const FIRST = 'first';
const CLAIMANT = 'claimant';
const STRANGER = 'stranger';
const OBJECTOR = 'ended-before';

/** What the claimant's bond is before the move. `none`: there is none; `due`: announced, and the time to object is over. */
export const BEFORE = ['none', 'announced', 'due', 'bound', 'objected', 'ended'] as const;
type Before = (typeof BEFORE)[number];

export const ACTORS = ['claimant', 'firstGuardian', 'formerGuardian', 'stranger', 'school'] as const;
type Actor = (typeof ACTORS)[number];

export const MOVES = ['claim', 'yes', 'no', 'unbindClaimant'] as const;
type Move = (typeof MOVES)[number];

/** The state afterwards, or the refusal. */
type Outcome = BondState | 'none' | 'NOT_FOUND' | 'WRONG_STATE';

const bondBefore = (before: Before): Bond[] => {
  if (before === 'none') return [];
  const openUntil = before === 'announced' ? NOW + 1 : before === 'due' ? NOW : null;
  return [aBond(CLAIMANT, { relation: 'father', state: before === 'due' ? 'announced' : before, openUntil })];
};

export const childBefore = (before: Before): { bonds: Bond[]; state: 'enrolled' } => ({
  state: 'enrolled',
  bonds: [aBond(FIRST), aBond(OBJECTOR, { state: 'ended' }), ...bondBefore(before)],
});

const deciderOf = (actor: Actor): Decider => {
  const accountId = { claimant: CLAIMANT, firstGuardian: FIRST, formerGuardian: OBJECTOR, stranger: STRANGER };
  return actor === 'school' ? { kind: 'school' } : { kind: 'guardian', accountId: accountId[actor] };
};

/** What must come of it. Only two ways lead to `bound`: time without an objection, and the word of a guardian or the school. */
export const expected = (before: Before, actor: Actor, move: Move): Outcome => {
  const now: Outcome = before === 'due' ? 'bound' : before;
  if (move === 'claim') {
    // A code or the school's confirmation: it is the claimant's own act, and never binds at once while there is a guardian.
    return now === 'none' || now === 'ended' ? 'announced' : now;
  }
  if (move === 'unbindClaimant') {
    if (now === 'none' || now === 'ended') return 'NOT_FOUND';
    return actor === 'claimant' || actor === 'school' ? 'ended' : 'NOT_FOUND';
  }
  if (now === 'none' || now === 'ended') return 'NOT_FOUND';
  if (actor === 'school') {
    if (now === 'bound') return 'WRONG_STATE';
    return move === 'yes' ? 'bound' : 'ended';
  }
  if (actor !== 'firstGuardian') return 'NOT_FOUND';
  if (now !== 'announced') return 'WRONG_STATE';
  return move === 'yes' ? 'bound' : 'objected';
};

/** What the rules make of it. */
export const outcomeOf = (rules: BindingRules, before: Before, actor: Actor, move: Move): Outcome => {
  const child = childBefore(before);
  const done =
    move === 'claim'
      ? rules.claim(child, { accountId: CLAIMANT, relation: 'father', via: 'code' }, NOW, OBJECTION_DAYS)
      : move === 'unbindClaimant'
        ? rules.unbind(child, CLAIMANT, deciderOf(actor), '核对过', NOW)
        : rules.decideClaim(child, CLAIMANT, deciderOf(actor), move, '核对过', NOW);
  if (!done.ok) return done.error.code as Outcome;
  const bond = done.value.bonds.find(({ accountId }) => accountId === CLAIMANT);
  if (bond === undefined) return 'none';
  // What is stored must agree with who is let in at this very moment.
  const isIn = rules.isGuardianAt(done.value, CLAIMANT, NOW);
  if (isIn !== (bond.state === 'bound')) throw new Error(`${bond.state}, and let in: ${String(isIn)}`);
  return bond.state;
};

/** Every cell with what is wrong in it. */
export const faultsOfBinding = (rules: BindingRules): { readonly faults: string[]; readonly cells: number } => {
  const faults: string[] = [];
  let cells = 0;
  for (const before of BEFORE) {
    for (const actor of ACTORS) {
      for (const move of MOVES) {
        cells++;
        const want = expected(before, actor, move);
        let got: string;
        try {
          got = outcomeOf(rules, before, actor, move);
        } catch (error) {
          got = error instanceof Error ? error.message : String(error);
        }
        if (got !== want) faults.push(`${before}, ${actor} says ${move}: ${got} instead of ${want}`);
      }
    }
  }
  // The millisecond at which nobody can object any more, and the one before it.
  const openUntil = NOW + OBJECTION_DAYS * DAY_MS;
  const bonds = [aBond(FIRST), aBond(CLAIMANT, { state: 'announced', openUntil })];
  for (const [at, isIn] of [
    [openUntil - 1, false],
    [openUntil, true],
    [openUntil + 1, true],
  ] as const) {
    cells++;
    if (rules.isGuardianAt({ bonds }, CLAIMANT, asEpochMs(at)) !== isIn) {
      faults.push(`announced, at the end of the time to object ${at - openUntil} ms: let in ${String(!isIn)}`);
    }
  }
  return { faults, cells };
};
