import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex } from '@noble/hashes/utils';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import type { ListedInstitution } from '../../../../../shared/domain/institution/institution.schema';
import {
  acceptHead,
  type Head,
  type HeadFacts,
  learnKeys,
  MAX_LIST_BYTES,
  signedHead,
  trustedKeys,
} from '../../../../../shared/domain/institution/published-list/head';
import {
  fileNameOf,
  hashOfFile,
  readListFile,
  writeListFile,
} from '../../../../../shared/domain/institution/published-list/list-file';
import { signedBytes } from '../../../../../shared/kernel/signature';
import { anInstitution } from '../../../../support/institution';

const secretOf = (number: number): Uint8Array => new Uint8Array(32).fill(number);
const keyOf = (number: number) => ({ number, hex: bytesToHex(ed25519.getPublicKey(secretOf(number))) });
const signWith = (number: number) => (content: Uint8Array) =>
  ed25519.sign(signedBytes('published-list', content), secretOf(number));

const listed = (id: string, more: Partial<ListedInstitution> = {}): ListedInstitution =>
  ({ id, ...anInstitution(id), ...more }) as ListedInstitution;

const facts = (more: Partial<HeadFacts> = {}): HeadFacts => ({
  format: 1,
  version: 3,
  asOf: 1_000,
  signedAt: 2_000,
  file: fileNameOf(3, 'a'.repeat(64)),
  bytes: 100,
  sha256: 'a'.repeat(64),
  previous: 'b'.repeat(64),
  nextKey: null,
  retiredKeys: [],
  keyNumber: 1,
  ...more,
});
const head = (more: Partial<HeadFacts> = {}, signer = more.keyNumber ?? 1): Head =>
  signedHead(facts(more), signWith(signer));
const text = (one: Head): string => JSON.stringify(one);
const accept = (one: Head, kept: Head | null, keys = [keyOf(1)]) => {
  const accepted = acceptHead(text(one), kept, keys);
  return accepted.ok ? accepted.value.is : accepted.error;
};

describe('acceptHead', () => {
  it('takes a signed head, and says when there is nothing to fetch', () => {
    expect(accept(head(), null)).toBe('newer');
    expect(accept(head(), head())).toBe('same');
    expect(accept(head({ signedAt: 9_000 }), head())).toBe('same');
    expect(accept(head({ version: 4 }), head())).toBe('newer');
  });

  it('refuses a list older than the one it has, and another one under the same version', () => {
    expect(accept(head({ version: 2 }), head())).toBe('ROLLED_BACK');
    expect(accept(head({ signedAt: 1_500 }), head())).toBe('ROLLED_BACK');
    expect(accept(head({ sha256: 'c'.repeat(64) }), head())).toBe('SPLIT');
  });

  it('refuses what another key, or the same key for another purpose, has signed', () => {
    expect(accept(head({}, 2), null)).toBe('FORGED');
    expect(accept(head({ keyNumber: 2 }), null)).toBe('FORGED');
    const door = signedHead(facts(), (content) => ed25519.sign(signedBytes('door-code', content), secretOf(1)));
    expect(accept(door, null)).toBe('FORGED');
  });

  it('refuses every head with one fact changed after signing', () => {
    const changes: Partial<HeadFacts>[] = [
      { version: 4 },
      { asOf: 1 },
      { signedAt: 3_000 },
      { file: fileNameOf(3, 'c'.repeat(64)) },
      { bytes: 99 },
      { sha256: 'c'.repeat(64) },
      { previous: null },
      { nextKey: keyOf(9) },
      { retiredKeys: [1] },
    ];
    for (const change of changes) expect(accept({ ...head(), ...change }, null)).toBe('FORGED');
  });

  it('refuses any other text', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (junk) => {
        expect(acceptHead(junk, null, [keyOf(1)])).toEqual({ ok: false, error: 'UNREADABLE' });
      }),
    ));

  it('follows the bureau from key to key: announced under the old one, signed by the new one, the old one retired', () => {
    const builtIn = [keyOf(1)];
    const announcing = head({ version: 4, nextKey: keyOf(2) });
    expect(accept(head({ version: 5, keyNumber: 2 }), announcing, [...trustedKeys(builtIn, [], announcing)])).toBe(
      'FORGED',
    );
    const learned = learnKeys([], announcing);
    expect(learned).toEqual([keyOf(2)]);
    const rotated = head({ version: 5, keyNumber: 2, retiredKeys: [1] });
    expect(accept(rotated, announcing, [...trustedKeys(builtIn, learned, announcing)])).toBe('newer');
    const after = trustedKeys(builtIn, learnKeys(learned, rotated), rotated);
    expect(after).toEqual([keyOf(2)]);
    expect(accept(head({ version: 6, keyNumber: 1 }), rotated, [...after])).toBe('FORGED');
    expect(accept(head({ version: 6, keyNumber: 2 }), rotated, [...after])).toBe('newer');
  });
});

describe('the list file', () => {
  const institutions = [
    listed('b'),
    listed('a', { name: '示例·重庆乐行音乐培训学校', readings: [['chong'], ['qing']] }),
  ];
  const headFor = (bytes: Uint8Array): Head => {
    const sha256 = hashOfFile(bytes);
    return head({ bytes: bytes.length, sha256, file: fileNameOf(3, sha256) });
  };

  it('gives back the public facts, in order of id, with readings where the phone would read otherwise', () => {
    const bytes = writeListFile(institutions);
    const read = readListFile(bytes, headFor(bytes));
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(read.ok && read.value[0]?.readings[0]).toEqual(['chong']);
    expect(read.ok && read.value[1]?.readings).toEqual([]);
  });

  it('is the same bytes for the same registry in any order', () => {
    expect(writeListFile(institutions)).toEqual(writeListFile([...institutions].reverse()));
  });

  it('refuses other bytes than its head names, and what is no list', () => {
    const bytes = writeListFile(institutions);
    const changed = bytes.slice();
    changed[5] = (changed[5] ?? 0) ^ 1;
    expect(readListFile(changed, headFor(bytes)).ok).toBe(false);
    expect(readListFile(bytes.slice(0, -1), headFor(bytes)).ok).toBe(false);
    for (const junk of [new Uint8Array([1, 2, 3]), deflateSync(new TextEncoder().encode('{"institutions":[{}]}'))]) {
      expect(readListFile(junk, headFor(junk))).toEqual({ ok: false, error: 'UNREADABLE' });
    }
  });

  it('refuses a bomb without unpacking it', () => {
    const bomb = deflateSync(new Uint8Array(60_000_000));
    expect(bomb.length).toBeLessThan(MAX_LIST_BYTES);
    expect(readListFile(bomb, headFor(bomb))).toEqual({ ok: false, error: 'UNREADABLE' });
  });
});
