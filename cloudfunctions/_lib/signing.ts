// The signing key, from the environment of the functions that sign. Its public half stands in shared/tenant/public-keys.ts,
// where phones find it; rotation: publish the new public half first, then change the variable, then remove the old half.
import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import { signedBytes } from '../../shared/kernel/signature';
import type { Signing } from './ports/signing';

/** Names the key: `1:<64 hexadecimal digits>`, its number and its secret half. */
export const SIGNING_VARIABLE = 'SIGNING_KEY';

const FORM = /^(\d{1,3}):([0-9a-f]{64})$/;

/** Opens the key when it is first needed: most functions sign nothing and have none. */
export const openSigning = (variables: Readonly<Record<string, string | undefined>>): Signing => {
  const read = () => {
    const [, number, secret] = FORM.exec(variables[SIGNING_VARIABLE] ?? '') ?? [];
    if (number === undefined || secret === undefined || Number(number) < 1 || Number(number) > 255) {
      throw new Error(`${SIGNING_VARIABLE} must be set as NUMBER:64 hexadecimal digits`);
    }
    return { number: Number(number), secret: hexToBytes(secret) };
  };
  return {
    key() {
      const { number, secret } = read();
      return { number, hex: bytesToHex(ed25519.getPublicKey(secret)) };
    },
    sign: (purpose, content) => ed25519.sign(signedBytes(purpose, content), read().secret),
  };
};
