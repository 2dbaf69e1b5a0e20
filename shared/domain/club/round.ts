// When wishes may be given, which wishes may be given, and when the draw may run. It does not decide who gets what.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { EpochMs, LocalDate } from '../../kernel/time';
import type { Club, Round } from './round.schema';

export const ROUND_STATES = ['scheduled', 'open', 'closed', 'drawn'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** The state of a round at a moment. Opening is included, closing is not. */
export const roundStateAt = (round: Pick<Round, 'opensAt' | 'closesAt' | 'drawnAt'>, now: EpochMs): RoundState => {
  if (round.drawnAt !== null) return 'drawn';
  if (now < round.opensAt) return 'scheduled';
  return now < round.closesAt ? 'open' : 'closed';
};

/**
 * Whether wishes may be given, changed, confirmed or withdrawn now.
 * Refuses TOO_EARLY before the opening (with `opensAt`), TOO_LATE from the closing on (with `closesAt`).
 */
export const mayChangeWishes = (round: Round, now: EpochMs): Result<null, DomainError> => {
  const state = roundStateAt(round, now);
  if (state === 'open') return ok(null);
  return err(
    state === 'scheduled'
      ? { code: 'TOO_EARLY', opensAt: round.opensAt }
      : { code: 'TOO_LATE', closesAt: round.closesAt },
  );
};

/**
 * Checks a child's wishes against the round's offer.
 * Refuses INVALID_INPUT (a club named twice, a grade the club does not take), NOT_FOUND (not a club of this round),
 * LIMIT_EXCEEDED (more than `maxChoices`). Two wishes at the same time are allowed: the child gets at most one of them.
 */
export const checkWishes = (
  round: Pick<Round, 'id' | 'maxChoices'>,
  clubs: readonly Pick<Club, 'id' | 'roundId' | 'grades'>[],
  grade: number,
  clubIds: readonly string[],
): Result<null, DomainError> => {
  if (clubIds.length > round.maxChoices) return err({ code: 'LIMIT_EXCEEDED', max: round.maxChoices });
  if (new Set(clubIds).size !== clubIds.length) return err({ code: 'INVALID_INPUT', reason: 'twice' });
  const offered = new Map(clubs.filter(({ roundId }) => roundId === round.id).map((club) => [club.id, club]));
  for (const id of clubIds) {
    const club = offered.get(id);
    if (club === undefined) return err({ code: 'NOT_FOUND', what: 'club' });
    if (!club.grades.includes(grade)) return err({ code: 'INVALID_INPUT', reason: 'grade' });
  }
  return ok(null);
};

/**
 * Whether the draw may run now. Refuses TOO_EARLY while wishes can still change, WRONG_STATE when it was drawn.
 */
export const mayDraw = (round: Round, now: EpochMs): Result<null, DomainError> => {
  const state = roundStateAt(round, now);
  if (state === 'closed') return ok(null);
  return err(state === 'drawn' ? { code: 'WRONG_STATE', state } : { code: 'TOO_EARLY', closesAt: round.closesAt });
};

/**
 * Whether a term lies behind us on a day: its seats are history, and nobody is offered one any more.
 * @policy an autumn term is over with January, a spring term with June, whatever the bureau entered as its dates
 * @param term `2026-autumn`
 */
export const isTermOver = (term: string, day: LocalDate): boolean => {
  const year = Number(term.slice(0, 4));
  return day >= (term.endsWith('autumn') ? `${year + 1}-02-01` : `${year}-07-01`);
};

/** Pairs of wishes that share a weekly time, for a hint while ranking. */
export const clashesAmong = <T extends Pick<Club, 'id' | 'slots'>>(clubs: readonly T[]): readonly (readonly [T, T])[] =>
  clubs.flatMap((a, i) =>
    clubs.slice(i + 1).flatMap((b) => (a.slots.some((slot) => b.slots.includes(slot)) ? [[a, b] as const] : [])),
  );
