// The functions' own key, from the environment they run in. Without it nothing starts: a default would be no secret.
import { createHmac } from 'node:crypto';
import type { Secrets } from './ports/secrets';

const MIN_KEY_CHARACTERS = 32;

/**
 * @param key at least 32 characters, from the variable APP_SECRET
 * @throws Error when it is missing or short
 */
export const openSecrets = (key: string | undefined): Secrets => {
  if (key === undefined || key.length < MIN_KEY_CHARACTERS) {
    throw new Error(`APP_SECRET must be set to at least ${MIN_KEY_CHARACTERS} characters`);
  }
  return {
    keyedHash: (purpose, text) => createHmac('sha256', key).update(`${purpose}\u0000${text}`, 'utf8').digest(),
  };
};
