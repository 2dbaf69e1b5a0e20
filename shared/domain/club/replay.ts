// Recomputes a draw from the file its families and auditors get: the same pure engine, nothing taken on trust. Runs on the
// phone and on the command line.
import * as z from 'zod';
import { canonicalJson, sha256Hex } from '../../kernel/digest';
import { allocate } from '../allocation/allocate';
import { AllocateInput } from '../allocation/allocate.schema';
import { combineSeed, commitTo } from '../allocation/lottery';

/** Everything needed to recompute a draw; children under pseudonyms of this round. */
export const ReplayFile = z.object({
  /** What was published before the round opened: the SHA-256 of the secret. */
  commitment: z.string(),
  secret: z.string(),
  publicNumber: z.string(),
  /** The hash that was published with the outcome. */
  inputHash: z.string(),
  input: AllocateInput,
  assignments: z.array(z.object({ student: z.string(), clubs: z.array(z.string()) })),
});
export type ReplayFile = z.infer<typeof ReplayFile>;

export const REPLAY_CHECKS = ['commitment', 'seed', 'hash', 'outcome'] as const;
export type ReplayCheck = (typeof REPLAY_CHECKS)[number];

/** What the round's page says, remembered from before the draw or read from another source than the file. */
export interface Published {
  readonly commitment: string;
  readonly publicNumber: string | null;
  readonly inputHash: string | null;
}

export interface Replay {
  readonly checks: Readonly<Record<ReplayCheck, boolean>>;
  /** Children whose clubs come out otherwise than the file says. */
  readonly different: readonly string[];
}

/**
 * Draws again and compares.
 * - `commitment`: the secret is the one that was committed to;
 * - `seed`: it was drawn with that secret and the published number, and nothing else;
 * - `hash`: the wishes, clubs and rules are those whose hash was published;
 * - `outcome`: every child gets the very same clubs.
 * @param published defaults to what the file says of itself: then only its inner truth is checked
 */
export const replayDraw = (file: ReplayFile, published: Published = file): Replay => {
  const again = allocate(file.input, () => 0);
  const told = new Map(file.assignments.map(({ student, clubs }) => [student, clubs.join()]));
  const drawn = new Map(again.ok ? again.value.assignments.map(({ student, clubs }) => [student, clubs.join()]) : []);
  const students = new Set([...told.keys(), ...drawn.keys()]);
  const different = [...students].filter((student) => told.get(student) !== drawn.get(student)).sort();
  return {
    checks: {
      commitment: commitTo(file.secret) === published.commitment,
      seed: file.input.seed === combineSeed(file.secret, published.publicNumber ?? ''),
      hash: sha256Hex(canonicalJson(file.input)) === published.inputHash,
      outcome: again.ok && different.length === 0,
    },
    different,
  };
};
