// Time-based one-time passwords (RFC 6238, SHA-1, 6 digits, 30 s: what every authenticator app takes) by `otpauth`.
// The shared secret is derived from the enrolment's seed and the functions' key; a stolen database opens nothing with it.
import { Secret, TOTP } from 'otpauth';
import type { Secrets } from './ports/secrets';

const PERIOD_S = 30;
const DIGITS = 6;
/** RFC 4226 asks for at least 128 bits and recommends 160. */
const SECRET_BYTES = 20;
/** One step of clock drift either way (RFC 6238, 5.2). */
const WINDOW = 1;

const ISSUER = '双减服务';

/**
 * The generator of one enrolment.
 * @param label what the app shows beside the issuer; no name of a person needs to be in it
 */
export const totpFor = (secrets: Secrets, accountId: string, seed: string, label = '工作台'): TOTP => {
  const bytes = secrets.keyedHash('totp', `${accountId}|${seed}`).slice(0, SECRET_BYTES);
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_S,
    secret: new Secret({ buffer: Uint8Array.from(bytes).buffer }),
  });
};

/** The time step that a code belongs to, within one step of `now` (epoch milliseconds); null when it is wrong. */
export const stepOfCode = (totp: TOTP, code: string, now: number): number | null => {
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
};
