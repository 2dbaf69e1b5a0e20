// The head of the published list: which file is the list, as of when, and the bureau's signature under it. A phone takes a
// head only if it knows the key, and only if the list it names is not older than the one it has.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import { strToU8 } from 'fflate';
import * as z from 'zod';
import { canonicalJson } from '../../../kernel/digest';
import { err, ok, type Result } from '../../../kernel/result';
import { isSignedBy, type PublicKey } from '../../../kernel/signature';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const AnnouncedKey = z.strictObject({ number: z.int().min(1).max(255), hex: z.string().regex(/^[0-9a-f]{64}$/) });

/** A list of this size at most is sent whole; what happens beyond is in DESIGN.md. */
export const MAX_LIST_BYTES = 300_000;

export const HeadFacts = z.strictObject({
  format: z.literal(1),
  /** Grows by one with every list that differs from the one before. */
  version: z.int().min(1),
  /** Milliseconds: when this version was made. */
  asOf: z.int().min(0),
  /** Milliseconds: when it was last said to be still the newest. */
  signedAt: z.int().min(0),
  /** Name of the list's file, beside the head. */
  file: z.string().regex(/^list-\d+-[0-9a-f]{16}\.bin$/),
  bytes: z.int().min(1).max(MAX_LIST_BYTES),
  sha256: Sha256,
  /** The hash of the version before; null for the first. */
  previous: Sha256.nullable(),
  /** The key that will sign next: phones that trust the present one then trust it too. */
  nextKey: AnnouncedKey.nullable(),
  /** Numbers of keys that sign no longer. */
  retiredKeys: z.array(z.int().min(1).max(255)).max(20),
  keyNumber: z.int().min(1).max(255),
});
export type HeadFacts = z.infer<typeof HeadFacts>;

export const Head = HeadFacts.extend({ signature: z.string().regex(/^[0-9a-f]{128}$/) });
export type Head = z.infer<typeof Head>;

/** The bytes that are signed. */
export const headContent = (facts: HeadFacts): Uint8Array => strToU8(canonicalJson(facts));

/** @param sign 64 bytes over the content, for the purpose `published-list` */
export const signedHead = (facts: HeadFacts, sign: (content: Uint8Array) => Uint8Array): Head => ({
  ...facts,
  signature: bytesToHex(sign(headContent(facts))),
});

/** Why a head is not taken. */
export const HEAD_REFUSALS = [
  'UNREADABLE', // not a head at all
  'FORGED', // no key we trust has signed it
  'ROLLED_BACK', // an older list than the one we have
  'SPLIT', // another list under the same version
] as const;
export type HeadRefusal = (typeof HEAD_REFUSALS)[number];

/**
 * The keys a phone trusts: those it came with and those it has learned, without the ones that the bureau has retired since.
 * @param kept the head whose list the phone has
 */
export const trustedKeys = (
  builtIn: readonly PublicKey[],
  learned: readonly PublicKey[],
  kept: Pick<Head, 'retiredKeys'> | null,
): readonly PublicKey[] => [...builtIn, ...learned].filter(({ number }) => !(kept?.retiredKeys ?? []).includes(number));

/** What a phone goes on to know after it took a head: the key that signed it, if that was learned, and the one announced. */
export const learnKeys = (learned: readonly PublicKey[], head: Pick<Head, 'keyNumber' | 'nextKey'>): PublicKey[] => [
  ...learned.filter(({ number }) => number === head.keyNumber && number !== head.nextKey?.number),
  ...(head.nextKey === null ? [] : [head.nextKey]),
];

/**
 * Whether to take a head.
 * @param kept the head whose list the phone has; null when it has none
 * @param keys see `trustedKeys`
 * @returns `same` when there is nothing to fetch, `newer` when there is
 */
export const acceptHead = (
  text: string,
  kept: Head | null,
  keys: readonly PublicKey[],
): Result<{ readonly head: Head; readonly is: 'same' | 'newer' }, HeadRefusal> => {
  let parsed: z.ZodSafeParseResult<Head>;
  try {
    parsed = Head.safeParse(JSON.parse(text));
  } catch {
    return err('UNREADABLE');
  }
  if (!parsed.success) return err('UNREADABLE');
  const { signature, ...facts } = parsed.data;
  if (!isSignedBy(keys, facts.keyNumber, 'published-list', headContent(facts), hexToBytes(signature))) {
    return err('FORGED');
  }
  if (kept === null || facts.version > kept.version) return ok({ head: parsed.data, is: 'newer' });
  if (facts.version < kept.version || facts.signedAt < kept.signedAt) return err('ROLLED_BACK');
  return facts.sha256 === kept.sha256 ? ok({ head: parsed.data, is: 'same' }) : err('SPLIT');
};
