// Recomputes a draw from its replay file, on this phone: the same pure engine, nothing taken on trust.
import type { OutputOf } from '@shared/contracts';
import { allocate } from '@shared/domain/allocation/allocate';
import { combineSeed, commitTo } from '@shared/domain/allocation/lottery';
import { canonicalJson, sha256Hex } from '@shared/kernel/digest';

export const CHECKS = ['commitment', 'seed', 'hash', 'outcome', 'mine'] as const;
export type Check = (typeof CHECKS)[number];

/**
 * @param published what the round's page says: the commitment known before, number and hash
 * @param mine the family's own result
 */
export const verifyDraw = (
  file: OutputOf<'club.replayFile'>,
  published: { readonly commitment: string; readonly publicNumber: string | null; readonly inputHash: string | null },
  mine: { readonly pseudonym: string; readonly clubIds: readonly string[] },
): Record<Check, boolean> => {
  const again = allocate(file.input, () => 0);
  const own = file.assignments.find(({ student }) => student === mine.pseudonym)?.clubs ?? [];
  return {
    commitment: commitTo(file.secret) === published.commitment,
    seed: file.input.seed === combineSeed(file.secret, published.publicNumber ?? ''),
    hash: sha256Hex(canonicalJson(file.input)) === published.inputHash,
    outcome: again.ok && canonicalJson(again.value.assignments) === canonicalJson(file.assignments),
    mine: own.join() === mine.clubIds.join() && file.input.students.some(({ id }) => id === mine.pseudonym),
  };
};
