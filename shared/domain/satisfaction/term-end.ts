// Who may rate, and what a person may decide about a club at term's end.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { Session } from '../term/session.schema';
import type { Decision } from './satisfaction.schema';

/** Only who was there can say how it was. */
export const hasAttended = (sessions: readonly Pick<Session, 'presentChildIds'>[], childId: string): boolean =>
  sessions.some(({ presentChildIds }) => presentChildIds.includes(childId));

/** Figures of one club's term; a ratio without a denominator is null. */
export interface TermFacts {
  readonly firstChoices: number;
  readonly wishes: number;
  readonly capacity: number;
  readonly members: number;
  /** Wishes per seat. */
  readonly choicesPerSeat: number;
  /** Seats taken, 0–1. */
  readonly fill: number;
  readonly sessions: number;
  /** Children present per child expected, 0–1. */
  readonly attendance: number | null;
}

/** @param choices every child's wishes in the round, best first */
export const termFacts = (
  club: { readonly id: string; readonly capacity: number },
  choices: readonly (readonly string[])[],
  members: number,
  sessions: readonly Pick<Session, 'presentChildIds'>[],
): TermFacts => {
  const wishes = choices.filter((clubIds) => clubIds.includes(club.id)).length;
  const expected = members * sessions.length;
  const present = sessions.reduce((total, { presentChildIds }) => total + presentChildIds.length, 0);
  return {
    firstChoices: choices.filter(([first]) => first === club.id).length,
    wishes,
    capacity: club.capacity,
    members,
    choicesPerSeat: wishes / club.capacity,
    fill: members / club.capacity,
    sessions: sessions.length,
    attendance: expected === 0 ? null : Math.min(1, present / expected),
  };
};

/**
 * Whether a person may decide so. An exit takes away somebody's work: they have to be heard first.
 * Refuses INVALID_INPUT (`reason` hearing).
 * @policy product.md: exit needs an improvement plan, hearing and a human decision
 */
export const mayDecide = (decision: Decision, wasHeard: boolean): Result<null, DomainError> =>
  decision === 'exit' && !wasHeard ? err({ code: 'INVALID_INPUT', reason: 'hearing' }) : ok(null);
