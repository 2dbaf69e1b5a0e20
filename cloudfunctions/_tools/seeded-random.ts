// Randomness that can be replayed, for the demo city and for tests: SHA-256 of a seed and a counter.
import { createHash } from 'node:crypto';
import type { RandomSource } from '../../shared/kernel/random';

/** The same seed gives the same bytes, call by call. */
export const seededRandom = (seed: string): RandomSource => {
  let counter = 0;
  return {
    bytes(length) {
      const blocks: Buffer[] = [];
      for (let filled = 0; filled < length; filled += 32) {
        blocks.push(createHash('sha256').update(`${seed}|${counter++}`).digest());
      }
      return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
    },
  };
};
