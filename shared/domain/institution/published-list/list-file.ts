// The published list as a file: the institutions' public facts, canonical JSON, deflated. The same registry gives the same
// bytes. Holds no persons: what may stand in it is one schema, and everything else is cut off.
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import * as z from 'zod';
import { canonicalJson } from '../../../kernel/digest';
import { err, ok, type Result } from '../../../kernel/result';
import { ListedInstitution } from '../institution.schema';
import { foldName } from '../search/fold';
import { commonReading } from '../search/readings';
import type { Head } from './head';

/** Readings are told only where they are not what the phone's own table says, as syllables in order. */
const Row = ListedInstitution.omit({ readings: true }).extend({ spelt: z.string().optional() });
const ListFile = z.object({ institutions: z.array(Row) });

/** What a list of MAX_LIST_BYTES may unpack to: a bomb is cut off. */
const MAX_UNPACKED = 6_000_000;
const LEVEL = 9;

const speltOf = ({ name, readings }: Pick<ListedInstitution, 'name' | 'readings'>): string | undefined => {
  const known = [...foldName(name)].map((character) => commonReading(character) ?? character);
  const first = known.map((syllable, i) => readings[i]?.[0] ?? syllable);
  return first.every((syllable, i) => syllable === known[i]) ? undefined : first.join(' ');
};

/** @param institutions as the registry has them; what is not public is cut off here */
export const writeListFile = (institutions: readonly ListedInstitution[]): Uint8Array => {
  const rows = [...institutions]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => Row.parse({ ...one, spelt: speltOf(one) }));
  return deflateSync(strToU8(canonicalJson({ institutions: rows })), { level: LEVEL, mem: 8 });
};

export const hashOfFile = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

export const fileNameOf = (version: number, sha: string): string => `list-${version}-${sha.slice(0, 16)}.bin`;

const inflateBounded = (bytes: Uint8Array): Uint8Array | null => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    size += part.length;
    if (size > MAX_UNPACKED) throw new Error('too large');
    parts.push(part);
  });
  try {
    inflate.push(bytes, true);
  } catch {
    return null;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Reads a list that is the one its head names. Refuses UNREADABLE: another length or hash, not a list. */
export const readListFile = (bytes: Uint8Array, head: Head): Result<readonly ListedInstitution[], 'UNREADABLE'> => {
  if (bytes.length !== head.bytes || hashOfFile(bytes) !== head.sha256) return err('UNREADABLE');
  const unpacked = inflateBounded(bytes);
  if (unpacked === null) return err('UNREADABLE');
  const parsed = ListFile.safeParse(JSON.parse(strFromU8(unpacked)));
  if (!parsed.success) return err('UNREADABLE');
  return ok(
    parsed.data.institutions.map(({ spelt, ...one }) => ({
      ...one,
      readings: spelt === undefined ? [] : spelt.split(' ').map((syllable) => [syllable]),
    })),
  );
};
