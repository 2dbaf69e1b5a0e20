// Sealed envelopes with libsodium: a fresh data key for each envelope, sealed to a public key (X25519), and the padded
// content under that data key (XChaCha20-Poly1305). Why, and what a lost key loses: SEALING.md.
import { webcrypto } from 'node:crypto';
import type { RandomSource } from '../../shared/kernel/random';
import type { Opened, SealedBytes, Sealing, SealRing } from './ports/sealing';
import { padTo, unpad } from './sealing-padding';

type Sodium = typeof import('libsodium-wrappers')['default'];

const VERSION = 1;
const ALGORITHM = 'x25519-seal+xchacha20poly1305';
const KEY_BYTES = 32;

/** A key as written in the environment: `<id>:<base64url of 32 bytes>`. */
interface Key {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The variables that hold the halves. The last key of a list is the newest. */
export const SEAL_VARIABLES: Readonly<Record<SealRing, { readonly publicHalf: string; readonly privateHalf: string }>> =
  {
    content: { publicHalf: 'SEAL_CONTENT_PUBLIC', privateHalf: 'SEAL_CONTENT_PRIVATE' },
    identity: { publicHalf: 'SEAL_IDENTITY_PUBLIC', privateHalf: 'SEAL_IDENTITY_PRIVATE' },
  };

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));

/** @throws Error naming the variable, never its value */
const readKeys = (variable: string, text: string | undefined): readonly Key[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([A-Za-z0-9-]{1,32}):([A-Za-z0-9_-]{43})$/.exec(part);
      const [, id = '', key = ''] = match ?? [];
      if (match === null || toBytes(key).length !== KEY_BYTES) {
        throw new Error(`${variable} must be a list of id:key, each key 32 bytes in base64url`);
      }
      return { id, bytes: toBytes(key) };
    });

let loading: Promise<Sodium> | undefined;

/** Loaded at the first envelope only: a function that seals nothing pays nothing for it. */
const loadSodium = (): Promise<Sodium> => {
  loading ??= (async () => {
    // Node 18 has no global crypto, which libsodium asks for while it loads.
    if (globalThis.crypto === undefined) Object.assign(globalThis, { crypto: webcrypto });
    const { default: sodium } = await import('libsodium-wrappers');
    await sodium.ready;
    return sodium;
  })();
  return loading;
};

/**
 * Exactly libsodium's `crypto_box_seal`, with the ephemeral key from our own source of randomness:
 * a test that replays a report must get the same bytes. `crypto_box_seal_open` opens it.
 */
const sealToPublicKey = (sodium: Sodium, random: RandomSource, message: Uint8Array, publicKey: Uint8Array) => {
  const pair = sodium.crypto_box_seed_keypair(random.bytes(sodium.crypto_box_SEEDBYTES));
  const nonce = sodium.crypto_generichash(
    sodium.crypto_box_NONCEBYTES,
    new Uint8Array([...pair.publicKey, ...publicKey]),
    null,
  );
  const box = sodium.crypto_box_easy(message, nonce, publicKey, pair.privateKey);
  sodium.memzero(pair.privateKey);
  return new Uint8Array([...pair.publicKey, ...box]);
};

/** What the content is bound to: changed or moved elsewhere, it does not open. The key id is left out, so that it can be rewrapped. */
const boundTo = (ring: SealRing, about: string): Uint8Array => Buffer.from(`${VERSION}|${ALGORITHM}|${ring}|${about}`);

/**
 * The keys of one function.
 * @param env its environment; a half that is not there cannot be used, and that is the point
 * @throws Error a variable that is there but unreadable
 */
export const openSealing = (env: Readonly<Record<string, string | undefined>>, random: RandomSource): Sealing => {
  const halves = (ring: SealRing) => {
    const { publicHalf, privateHalf } = SEAL_VARIABLES[ring];
    return {
      publicKeys: readKeys(publicHalf, env[publicHalf]),
      privateKeys: readKeys(privateHalf, env[privateHalf]),
    };
  };
  const rings = { content: halves('content'), identity: halves('identity') };

  const newestPublic = (ring: SealRing): Key => {
    const key = rings[ring].publicKeys.at(-1);
    if (key === undefined) throw new Error(`${SEAL_VARIABLES[ring].publicHalf} must be set`);
    return key;
  };

  /** The envelope's data key. */
  const openKey = (sodium: Sodium, ring: SealRing, header: SealedBytes['header']): Opened<Uint8Array> => {
    if (header.version !== VERSION || header.algorithm !== ALGORITHM) return { ok: false, reason: 'damaged' };
    const key = rings[ring].privateKeys.find(({ id }) => id === header.keyId);
    if (key === undefined) return { ok: false, reason: 'keyMissing' };
    try {
      const publicKey = sodium.crypto_scalarmult_base(key.bytes);
      return { ok: true, value: sodium.crypto_box_seal_open(toBytes(header.key), publicKey, key.bytes) };
    } catch {
      return { ok: false, reason: 'damaged' };
    }
  };

  const headerFor = (sodium: Sodium, ring: SealRing, dataKey: Uint8Array): SealedBytes['header'] => {
    const { id, bytes } = newestPublic(ring);
    return {
      version: VERSION,
      algorithm: ALGORITHM,
      keyId: id,
      key: toText(sealToPublicKey(sodium, random, dataKey, bytes)),
    };
  };

  const sealBytes: Sealing['sealBytes'] = async (ring, about, bytes) => {
    const sodium = await loadSodium();
    const dataKey = random.bytes(sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const header = headerFor(sodium, ring, dataKey);
    const nonce = random.bytes(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      padTo(bytes),
      boundTo(ring, about),
      null,
      nonce,
      dataKey,
    );
    sodium.memzero(dataKey);
    const body = new Uint8Array(nonce.length + box.length);
    body.set(nonce);
    body.set(box, nonce.length);
    return { header, body };
  };

  const openBytes: Sealing['openBytes'] = async (ring, about, { header, body }) => {
    const sodium = await loadSodium();
    const dataKey = openKey(sodium, ring, header);
    if (!dataKey.ok) return dataKey;
    const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    try {
      const padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
        null,
        body.subarray(nonceBytes),
        boundTo(ring, about),
        body.subarray(0, nonceBytes),
        dataKey.value,
      );
      return { ok: true, value: unpad(padded) };
    } catch {
      return { ok: false, reason: 'damaged' };
    } finally {
      sodium.memzero(dataKey.value);
    }
  };

  return {
    sealBytes,
    openBytes,
    async seal(ring, about, value) {
      const { header, body } = await sealBytes(ring, about, Buffer.from(JSON.stringify(value), 'utf8'));
      return { ...header, box: toText(body) };
    },
    async open(ring, about, { box, ...header }) {
      const opened = await openBytes(ring, about, { header, body: toBytes(box) });
      return opened.ok ? { ok: true, value: JSON.parse(Buffer.from(opened.value).toString('utf8')) } : opened;
    },
    async rewrap<E extends SealedBytes['header']>(ring: SealRing, envelope: E): Promise<Opened<E>> {
      if (envelope.keyId === newestPublic(ring).id) return { ok: true, value: envelope };
      const sodium = await loadSodium();
      const dataKey = openKey(sodium, ring, envelope);
      if (!dataKey.ok) return dataKey;
      const value = { ...envelope, ...headerFor(sodium, ring, dataKey.value) };
      sodium.memzero(dataKey.value);
      return { ok: true, value };
    },
    canOpen: (ring) => rings[ring].privateKeys.map(({ id }) => id),
  };
};

/** The same keys without those of a ring: what a function has that was not given them. */
export const withoutPrivateKey = (sealing: Sealing, withheld: SealRing): Sealing => ({
  ...sealing,
  open: async (ring, about, envelope) =>
    ring === withheld ? { ok: false, reason: 'keyMissing' } : sealing.open(ring, about, envelope),
  openBytes: async (ring, about, sealed) =>
    ring === withheld ? { ok: false, reason: 'keyMissing' } : sealing.openBytes(ring, about, sealed),
  rewrap: async (ring, envelope) =>
    ring === withheld ? { ok: false, reason: 'keyMissing' } : sealing.rewrap(ring, envelope),
  canOpen: (ring) => (ring === withheld ? [] : sealing.canOpen(ring)),
});

/** A new pair for a ring, as its two variables want them. */
export const newKeyPair = async (
  id: string,
  random: RandomSource,
): Promise<{ publicKey: string; privateKey: string }> => {
  const sodium = await loadSodium();
  const pair = sodium.crypto_box_seed_keypair(random.bytes(sodium.crypto_box_SEEDBYTES));
  return { publicKey: `${id}:${toText(pair.publicKey)}`, privateKey: `${id}:${toText(pair.privateKey)}` };
};
