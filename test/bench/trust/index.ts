// The promises of the trust bench. A new one: a file of its own, and its line here.
import { a1 } from './a1';
import { i1 } from './i1';
import { i2 } from './i2';
import type { Trust } from './trust';

export const TRUSTS: readonly Trust[] = [a1, i1, i2];

/** What nobody has seen: said as not run, never as held. */
export const NOT_RUN: readonly string[] = [
  'Everything on a real CloudBase environment and on a real phone: no credentials here. All figures are from the local cloud.',
];
