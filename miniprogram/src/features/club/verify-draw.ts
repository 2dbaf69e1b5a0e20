import type { OutputOf } from '@shared/contracts';
import { type Published, REPLAY_CHECKS, replayDraw } from '@shared/domain/club/replay';

export const CHECKS = [...REPLAY_CHECKS, 'mine'] as const;
export type Check = (typeof CHECKS)[number];

/**
 * Recomputes a draw on this phone.
 * @param published what the round's page says: the commitment known before, number and hash
 * @param mine what the draw gave the family's own child
 */
export const verifyDraw = (
  file: OutputOf<'club.replayFile'>,
  published: Published,
  mine: { readonly pseudonym: string; readonly clubIds: readonly string[] },
): Record<Check, boolean> => {
  const own = file.assignments.find(({ student }) => student === mine.pseudonym)?.clubs ?? [];
  return {
    ...replayDraw(file, published).checks,
    mine: own.join() === mine.clubIds.join() && file.input.students.some(({ id }) => id === mine.pseudonym),
  };
};
