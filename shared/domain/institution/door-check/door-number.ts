// The number of a door: what a person can read off the poster and type. No secret: the published list holds them all.
import { hexToBytes } from '@noble/hashes/utils';
import { sha256Hex } from '../../../kernel/digest';
import { normalizeBase32, toBase32 } from '../../../kernel/random';
import { FLOOR } from '../address.lexicon';

const DIGITS = 8;

/** The number of a place of an institution: 40 bits of a hash, so that the same place keeps its number in every import. */
export const doorNumber = (institutionId: string, address: string, floor: string): string =>
  toBase32(hexToBytes(sha256Hex(`door|${institutionId}|${address}|${floor}`))).slice(0, DIGITS);

/** A typed door number in canonical form; null when it cannot be one. Case, spaces, hyphens, O/0 and I/L/1 do not matter. */
export const readDoorNumber = (typed: string): string | null => {
  const text = normalizeBase32(typed);
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(text) ? text : null;
};

/** As it is printed: `K7Q2-9XMD`. */
export const printedDoorNumber = (door: string): string => `${door.slice(0, 4)}-${door.slice(4)}`;

/** The floor an address ends in, `3楼`, `三层`, `地下1层`; empty where it names none. */
export const floorIn = (address: string): string => FLOOR.exec(address)?.[0] ?? '';
