// Envelopes: what is sealed into one can be read only where the private half of its ring is. See ../SEALING.md.

/** Two pairs of keys: what a report says, and who sent it. Opening one never opens the other. */
export type SealRing = 'content' | 'identity';

/** As stored. Algorithm and key are named, so that others (SM2/SM4 for 密评) can stand beside this one. */
export interface SealedEnvelope {
  readonly version: 1;
  readonly algorithm: 'x25519-seal+xchacha20poly1305';
  /** Which key pair opens it. */
  readonly keyId: string;
  /** The envelope's own data key, sealed to the public half; base64url. */
  readonly key: string;
  /** Nonce and ciphertext of the padded content; base64url. */
  readonly box: string;
}

/** Sealed bytes too large for a document: `header` is kept in the document, `body` goes to storage. */
export interface SealedBytes {
  readonly header: Omit<SealedEnvelope, 'box'>;
  readonly body: Uint8Array;
}

/**
 * Why an envelope stays shut: `keyMissing` – the private half is not in this function, or was lost;
 * `damaged` – it was changed, or belongs to something else.
 */
export type Shut = 'keyMissing' | 'damaged';

export type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Shut };

export interface Sealing {
  /**
   * Seals a JSON value with the ring's newest public key.
   * @param about what it belongs to, such as `reports/<id>/content`: the envelope opens only under the same words
   * @throws Error the public half is not set in this function's environment (nothing is stored plain instead)
   */
  seal(ring: SealRing, about: string, value: unknown): Promise<SealedEnvelope>;

  /** Opens an envelope of this ring. The caller knows what it sealed and parses the value with its schema. */
  open(ring: SealRing, about: string, envelope: SealedEnvelope): Promise<Opened<unknown>>;

  sealBytes(ring: SealRing, about: string, bytes: Uint8Array): Promise<SealedBytes>;

  openBytes(ring: SealRing, about: string, sealed: SealedBytes): Promise<Opened<Uint8Array>>;

  /**
   * The same envelope under the ring's newest key: only its data key is sealed anew, what it holds is not touched.
   * Works on the header of sealed bytes too.
   */
  rewrap<E extends SealedBytes['header']>(ring: SealRing, envelope: E): Promise<Opened<E>>;

  /** Ids of the keys that this function can open with: for the check at start-up and for the operators' page. */
  readonly canOpen: (ring: SealRing) => readonly string[];
}
