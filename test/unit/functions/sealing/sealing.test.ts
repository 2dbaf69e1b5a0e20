import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import type { SealedEnvelope } from '../../../../cloudfunctions/_lib/ports/sealing';
import { newKeyPair, openSealing, SEAL_VARIABLES, withoutPrivateKey } from '../../../../cloudfunctions/_lib/sealing';
import { paddedLength, padTo, unpad } from '../../../../cloudfunctions/_lib/sealing-padding';
import { readFunctionConfig } from '../../../../cloudfunctions/_local/function-config';
import { seededRandom } from '../../../../cloudfunctions/_tools/seeded-random';

const ABOUT = 'reports/r1/content';
const STORY = { text: '周末有十几个孩子上楼，听得到讲数学题。', address: '示例路18号三楼' };

const open = async (names = ['a'], seed = 'sealing') => {
  const random = seededRandom('keys');
  const env: Record<string, string> = {};
  for (const { publicHalf, privateHalf } of Object.values(SEAL_VARIABLES)) {
    const pairs = await Promise.all(names.map((name) => newKeyPair(name, random)));
    env[publicHalf] = pairs.map(({ publicKey }) => publicKey).join(',');
    env[privateHalf] = pairs.map(({ privateKey }) => privateKey).join(',');
  }
  return { env, sealing: openSealing(env, seededRandom(seed)) };
};
const only = (env: Record<string, string>, ...names: string[]) =>
  openSealing(Object.fromEntries(names.map((name) => [name, env[name]])), seededRandom('only'));

describe('sealing', () => {
  it('opens what it sealed, under the same words and in the same ring only', async () => {
    const { sealing } = await open();
    const envelope = await sealing.seal('content', ABOUT, STORY);
    expect(envelope).toMatchObject({ version: 1, algorithm: 'x25519-seal+xchacha20poly1305', keyId: 'a' });
    expect(await sealing.open('content', ABOUT, envelope)).toEqual({ ok: true, value: STORY });
    expect(await sealing.open('content', 'reports/r2/content', envelope)).toEqual({ ok: false, reason: 'damaged' });
    expect(await sealing.open('identity', ABOUT, envelope)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('needs only the public half to seal, and cannot open with it', async () => {
    const { env, sealing } = await open();
    const writer = only(env, 'SEAL_IDENTITY_PUBLIC');
    const envelope = await writer.seal('identity', 'reports/r1/identity', { name: '示例' });
    expect(await writer.open('identity', 'reports/r1/identity', envelope)).toEqual({ ok: false, reason: 'keyMissing' });
    expect(writer.canOpen('identity')).toEqual([]);
    expect(await sealing.open('identity', 'reports/r1/identity', envelope)).toMatchObject({ ok: true });
  });

  it('stores nothing plain when the public half is not there', async () => {
    const { env } = await open();
    await expect(only(env, 'SEAL_CONTENT_PRIVATE').seal('content', ABOUT, STORY)).rejects.toThrow(
      'SEAL_CONTENT_PUBLIC must be set',
    );
  });

  it('does not open after any byte was changed', async () => {
    const { sealing } = await open();
    const envelope = await sealing.seal('content', ABOUT, STORY);
    for (const part of ['key', 'box'] as const) {
      const bytes = Buffer.from(envelope[part], 'base64url');
      for (const at of [0, 31, 40, bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const forged = { ...envelope, [part]: changed.toString('base64url') };
        expect(await sealing.open('content', ABOUT, forged)).toEqual({ ok: false, reason: 'damaged' });
      }
    }
    const older = { ...envelope, algorithm: 'none' } as unknown as SealedEnvelope;
    expect(await sealing.open('content', ABOUT, older)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('makes exactly what libsodium calls a sealed box', async () => {
    await sodium.ready;
    const { env, sealing } = await open();
    const { key } = await sealing.seal('content', ABOUT, STORY);
    const secret = Buffer.from(String(env['SEAL_CONTENT_PRIVATE']).slice(2), 'base64url');
    const dataKey = sodium.crypto_box_seal_open(
      new Uint8Array(Buffer.from(key, 'base64url')),
      sodium.crypto_scalarmult_base(secret),
      secret,
    );
    expect(dataKey).toHaveLength(32);
  });

  it('gives the same bytes for the same randomness, and other bytes for other', async () => {
    const first = await (await open(['a'], 'one')).sealing.seal('content', ABOUT, STORY);
    const again = await (await open(['a'], 'one')).sealing.seal('content', ABOUT, STORY);
    const other = await (await open(['a'], 'two')).sealing.seal('content', ABOUT, STORY);
    expect(again).toEqual(first);
    expect(other.box).not.toBe(first.box);
    expect(other.key).not.toBe(first.key);
  });

  it('seals bytes with their body apart', async () => {
    const { sealing } = await open();
    const photo = Uint8Array.from({ length: 50_000 }, (_, i) => i % 251);
    const sealed = await sealing.sealBytes('content', 'evidence/e1', photo);
    expect(Object.keys(sealed.header).sort()).toEqual(['algorithm', 'key', 'keyId', 'version']);
    expect(await sealing.openBytes('content', 'evidence/e1', sealed)).toEqual({ ok: true, value: photo });
    const cut = { ...sealed, body: sealed.body.subarray(0, -1) };
    expect(await sealing.openBytes('content', 'evidence/e1', cut)).toEqual({ ok: false, reason: 'damaged' });
    const empty = { ...sealed, body: new Uint8Array() };
    expect(await sealing.openBytes('content', 'evidence/e1', empty)).toEqual({ ok: false, reason: 'damaged' });
  });

  it('refuses to start on keys it cannot read, naming the variable and not the value', () => {
    for (const value of ['a', 'a:short', `a:${'?'.repeat(43)}`, `a b:${'A'.repeat(43)}`]) {
      expect(() => openSealing({ SEAL_CONTENT_PRIVATE: value }, seededRandom('x'))).toThrow(
        /^SEAL_CONTENT_PRIVATE must/,
      );
    }
  });
});

describe('new keys', () => {
  it('are used for what is sealed from now on; old envelopes still open, and can be sealed anew without their content', async () => {
    const { env } = await open(['old', 'new']);
    const [oldPublic = '', newPublic = ''] = String(env['SEAL_CONTENT_PUBLIC']).split(',');
    const [oldPrivate = '', newPrivate = ''] = String(env['SEAL_CONTENT_PRIVATE']).split(',');
    const before = openSealing({ SEAL_CONTENT_PUBLIC: oldPublic }, seededRandom('before'));
    const envelope = await before.seal('content', ABOUT, STORY);
    expect(envelope.keyId).toBe('old');

    const during = openSealing(env, seededRandom('during'));
    expect((await during.seal('content', ABOUT, STORY)).keyId).toBe('new');
    expect(await during.open('content', ABOUT, envelope)).toEqual({ ok: true, value: STORY });
    const rewrapped = await during.rewrap('content', envelope);
    if (!rewrapped.ok) throw new Error(rewrapped.reason);
    expect(rewrapped.value).toMatchObject({ keyId: 'new', box: envelope.box });
    expect(await during.rewrap('content', rewrapped.value)).toEqual(rewrapped);

    const after = openSealing(
      { SEAL_CONTENT_PUBLIC: newPublic, SEAL_CONTENT_PRIVATE: newPrivate },
      seededRandom('after'),
    );
    expect(await after.open('content', ABOUT, rewrapped.value)).toEqual({ ok: true, value: STORY });
    // The old key is gone now: what was not sealed anew is lost, and says so.
    expect(await after.open('content', ABOUT, envelope)).toEqual({ ok: false, reason: 'keyMissing' });
    expect(await after.rewrap('content', envelope)).toEqual({ ok: false, reason: 'keyMissing' });
    expect(oldPrivate).not.toBe(newPrivate);
  });

  it('lost for one ring leave the other readable', async () => {
    const { env, sealing } = await open();
    const identity = await sealing.seal('identity', 'reports/r1/identity', { name: '示例' });
    const content = await sealing.seal('content', ABOUT, STORY);
    const survivor = only(env, 'SEAL_CONTENT_PRIVATE', 'SEAL_CONTENT_PUBLIC');
    expect(await survivor.open('content', ABOUT, content)).toMatchObject({ ok: true });
    expect(await survivor.open('identity', 'reports/r1/identity', identity)).toEqual({
      ok: false,
      reason: 'keyMissing',
    });
  });

  it('withheld from a function do not open there', async () => {
    const { sealing } = await open();
    const withheld = withoutPrivateKey(sealing, 'identity');
    const identity = await withheld.seal('identity', 'i', 1);
    expect(await withheld.open('identity', 'i', identity)).toEqual({ ok: false, reason: 'keyMissing' });
    expect(await withheld.rewrap('identity', identity)).toEqual({ ok: false, reason: 'keyMissing' });
    const bytes = await withheld.sealBytes('identity', 'b', Uint8Array.of(1));
    expect(await withheld.openBytes('identity', 'b', bytes)).toEqual({ ok: false, reason: 'keyMissing' });
    expect(withheld.canOpen('identity')).toEqual([]);
    expect(withheld.canOpen('content')).toEqual(['a']);
    const content = await withheld.seal('content', 'c', 1);
    expect(await withheld.open('content', 'c', content)).toEqual({ ok: true, value: 1 });
  });
});

describe('padding', () => {
  it('gives back what it was given, at a size that is one of few', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000 }), (bytes) => {
        const padded = padTo(bytes);
        expect(unpad(padded)).toEqual(bytes);
        expect(padded).toHaveLength(paddedLength(bytes.length));
        expect(padded.length).toBeGreaterThan(bytes.length);
      }),
    );
  });

  it('makes names and short messages alike, and lets a report have one of five sizes', () => {
    expect(new Set([0, 6, 300, 1000].map(paddedLength))).toEqual(new Set([1024]));
    const sizes = new Set(Array.from({ length: 16_000 }, (_, i) => paddedLength(i)));
    expect([...sizes]).toEqual([1024, 2048, 4096, 8192, 16_384]);
  });

  it('costs large files at most an eighth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16_384, max: 30_000_000 }), (length) => {
        expect(paddedLength(length) / length).toBeLessThan(1.126);
      }),
    );
  });

  it('refuses what it did not pad', () => {
    expect(() => unpad(new Uint8Array(8))).toThrow('not padded');
    expect(() => unpad(new Uint8Array())).toThrow('not padded');
  });
});

describe('the environment of the functions', () => {
  const variables = Object.fromEntries(
    ['APP_SECRET', ...Object.values(SEAL_VARIABLES).flatMap((halves) => Object.values(halves))].map((name) => [
      name,
      `value of ${name}`,
    ]),
  );
  const config = readFunctionConfig('cloudbaserc.json', variables);

  it('gives the key to who reported to the unsealing function alone, and the key to reports to few', () => {
    const holders = (variable: string) => config.filter(({ env = {} }) => variable in env).map(({ name }) => name);
    expect(holders('SEAL_IDENTITY_PRIVATE').filter((name) => name !== 'unseal')).toEqual([]);
    expect(holders('SEAL_CONTENT_PRIVATE')).toContain('report');
    expect(holders('SEAL_CONTENT_PRIVATE').filter((name) => !['report', 'unseal', 'timer'].includes(name))).toEqual([]);
    expect(holders('APP_SECRET')).toHaveLength(config.length);
  });

  it('is filled from the variables of whoever deploys', () => {
    const report = config.find(({ name }) => name === 'report');
    expect(report?.env?.['SEAL_CONTENT_PUBLIC']).toBe('value of SEAL_CONTENT_PUBLIC');
    const [first] = readFunctionConfig('cloudbaserc.json');
    expect(first?.env).toEqual({ APP_SECRET: '' });
  });
});
