// What only the key of this very child opens. The keys lie in a collection of their own, wrapped under the functions' key, so
// that destroying one row there makes the sealed part noise, in the database and in every backup of it.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import {
  type Child,
  type ChildKey,
  NO_PRIVATE_FIELDS,
  PrivateFields,
  type SealedPart,
} from '../../shared/domain/child/child.schema';
import { AppError } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const PAGE = 500;

type Keys = Pick<Call, 'secrets' | 'random'>;

const encrypt = (key: Uint8Array, nonce: Uint8Array, about: string, plain: Uint8Array): Buffer => {
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** @throws Error the bytes were changed or belong to something else: a broken invariant, never the caller's doing */
const decrypt = (key: Uint8Array, nonce: Uint8Array, about: string, sealed: Uint8Array): Buffer => {
  const decipher = createDecipheriv(ALGORITHM, key, nonce);
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
};

const wrapKeyOf = ({ secrets }: Keys, childId: string): Uint8Array => secrets.keyedHash('child-key-wrap', childId);
const aboutKey = (childId: string): string => `childKeys/${childId}`;
const aboutPart = (childId: string): string => `children/${childId}/sealed`;

/** A fresh key for a child, wrapped. */
export const newWrappedKey = (call: Keys, childId: string): string => {
  const nonce = call.random.bytes(NONCE_BYTES);
  const wrapped = encrypt(wrapKeyOf(call, childId), nonce, aboutKey(childId), call.random.bytes(KEY_BYTES));
  return Buffer.concat([nonce, wrapped]).toString('base64');
};

const unwrap = (call: Keys, childId: string, wrapped: string): Uint8Array => {
  const bytes = Buffer.from(wrapped, 'base64');
  return decrypt(
    wrapKeyOf(call, childId),
    bytes.subarray(0, NONCE_BYTES),
    aboutKey(childId),
    bytes.subarray(NONCE_BYTES),
  );
};

/** Seals a child's private fields under its wrapped key. */
export const sealWith = (call: Keys, childId: string, wrapped: string, fields: PrivateFields): SealedPart => {
  const nonce = call.random.bytes(NONCE_BYTES);
  const plain = Buffer.from(JSON.stringify(fields));
  return {
    version: 1,
    algorithm: 'AES-256-GCM',
    keyId: childId,
    nonce: Buffer.from(nonce).toString('base64'),
    data: encrypt(unwrap(call, childId, wrapped), nonce, aboutPart(childId), plain).toString('base64'),
  };
};

const openWith = (call: Keys, child: Pick<Stored<Child>, 'id' | 'sealed'>, key: ChildKey | null): PrivateFields => {
  if (child.sealed === null || key === null || key.wrapped === null) return NO_PRIVATE_FIELDS;
  const { nonce, data } = child.sealed;
  const bytes = decrypt(
    unwrap(call, child.id, key.wrapped),
    Buffer.from(nonce, 'base64'),
    aboutPart(child.id),
    Buffer.from(data, 'base64'),
  );
  return PrivateFields.parse(JSON.parse(bytes.toString('utf8')));
};

/** A child's private fields; empty when there are none or their key was destroyed. */
export const openFields = async (call: Call, child: Stored<Child>): Promise<PrivateFields> =>
  openWith(call, child, child.sealed === null ? null : await call.store.get('childKeys', child.id));

/** The wrapped keys that are there, by child. */
export const wrappedKeysOf = async (call: Call, childIds: readonly string[]): Promise<Map<string, ChildKey>> => {
  const keys = new Map<string, ChildKey>();
  for (let start = 0; start < childIds.length; start += PAGE) {
    const page = childIds.slice(start, start + PAGE);
    for (const key of await call.store.find('childKeys', { id: { in: page } }, { limit: PAGE })) keys.set(key.id, key);
  }
  return keys;
};

/** Many children's private fields at once. */
export const openFieldsOf = async (
  call: Call,
  children: readonly Stored<Child>[],
): Promise<Map<string, PrivateFields>> => {
  const sealed = children.filter((child) => child.sealed !== null);
  const keys = await wrappedKeysOf(
    call,
    sealed.map(({ id }) => id),
  );
  return new Map(children.map((child) => [child.id, openWith(call, child, keys.get(child.id) ?? null)]));
};

/**
 * The wrapped key of a child, made if there is none or the old one was destroyed.
 * @throws AppError CONFLICT somebody made or destroyed one at the same time
 */
export const ensureKey = async (call: Call, childId: string): Promise<string> => {
  const { store } = call;
  const key = await store.get('childKeys', childId);
  if (key?.wrapped) return key.wrapped;
  const wrapped = newWrappedKey(call, childId);
  const write = writeOf(call, 'childKey.made', { collection: 'childKeys', id: childId }, {});
  if (key === null) {
    await store.insert('childKeys', childId, { wrapped, destroyedAt: null }, write);
  } else {
    await store.changeIf('childKeys', childId, { wrapped: null }, { set: { wrapped, destroyedAt: null } }, write);
  }
  const made = await store.get('childKeys', childId);
  if (!made?.wrapped) throw new AppError('CONFLICT');
  return made.wrapped;
};

/** Destroys a child's key; doing it again changes nothing. */
export const destroyKey = async (call: Call, childId: string): Promise<void> => {
  const write = writeOf(call, 'childKey.destroyed', { collection: 'childKeys', id: childId }, {});
  const set = { wrapped: null, destroyedAt: call.now };
  await call.store.changeIf('childKeys', childId, { wrapped: { not: null } }, { set }, write);
};
