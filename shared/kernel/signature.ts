// Signatures that a phone can check without asking anybody: Ed25519 (RFC 8032), each for one purpose only.
import { ed25519 } from '@noble/curves/ed25519';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils';

export const SIGNATURE_BYTES = 64;

/** A key that phones trust. `number` is what a signed thing names it by, 1–255; keys are added, and withdrawn by removing them. */
export interface PublicKey {
  readonly number: number;
  /** 32 bytes, hexadecimal. */
  readonly hex: string;
}

/** What a signature is for: a signature over one kind of thing is worth nothing on another. */
export type SigningPurpose = 'published-list' | 'door-code';

/** The bytes that are signed: the purpose, a zero byte, the content. */
export const signedBytes = (purpose: SigningPurpose, content: Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes(`${purpose}\u0000`), content);

/**
 * True when the named key signed this content for this purpose. Strict (RFC 8032, not ZIP 215): one valid signature for one
 * content and key.
 */
export const isSignedBy = (
  keys: readonly PublicKey[],
  keyNumber: number,
  purpose: SigningPurpose,
  content: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const key = keys.find(({ number }) => number === keyNumber);
  if (key === undefined || signature.length !== SIGNATURE_BYTES) return false;
  return ed25519.verify(signature, signedBytes(purpose, content), hexToBytes(key.hex), { zip215: false });
};
