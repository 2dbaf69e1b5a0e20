// The bureau's signature under what phones check by themselves: the published list and door codes.
import type { PublicKey, SigningPurpose } from '../../../shared/kernel/signature';

export interface Signing {
  /**
   * The key that signs now.
   * @throws Error when this function was given none
   */
  key(): PublicKey;
  /** 64 bytes of Ed25519 over the purpose and the content, by `key()`. */
  sign(purpose: SigningPurpose, content: Uint8Array): Uint8Array;
}
