// The public halves of the keys with which this tenant signs its list and its door codes. A deployment replaces them with its
// own (the secret half stays in the functions' environment); two stand here while keys rotate.
import type { PublicKey } from '../kernel/signature';

/** The demo city's key: its secret half is in the open, and protects invented data only. */
export const PUBLIC_KEYS: readonly PublicKey[] = [
  { number: 1, hex: '63da562cd2736e0422cee810a77da8d752952e5aa0d4ce2e6610d28a27fd21ad' },
];

/** The key that will sign next, announced under the present one before it is used; null while none is. */
export const NEXT_KEY: PublicKey | null = null;

/** Numbers of keys that sign no longer: phones that learned this refuse them from then on. */
export const RETIRED_KEYS: readonly number[] = [];
