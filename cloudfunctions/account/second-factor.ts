// Enrolling an authenticator, showing its codes, and the paper codes for the day the phone is lost. Whether a write asks for
// a fresh factor is decided in _lib/second-factor.ts.

import { ROLES } from '../../shared/domain/account/roles';
import { asksSecondFactor, isFresh, type SecondFactor } from '../../shared/domain/account/second-factor';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { normalizeBase32, randomId, toBase32 } from '../../shared/kernel/random';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import type { Stored } from '../_lib/ports/store';
import { stepOfCode, totpFor } from '../_lib/totp';

const RECOVERY_CODES = 8;
/** Characters, five bits each: 50 bits, and guesses are throttled. */
const RECOVERY_LENGTH = 10;
const MINUTE_MS = 60_000;

const subjectOf = (id: string) => ({ collection: 'secondFactors', id });

export const readSecondFactor = async (call: Call) => {
  const { id, grants } = callerAccount(call);
  const { secondFactor, secondFactorMinutes } = await parametersOf(call.store);
  const factor = await call.store.get('secondFactors', id);
  const fresh = factor?.verifiedAt != null && isFresh(factor, secondFactorMinutes, call.now);
  return {
    isNeeded: asksSecondFactor(secondFactor, ROLES, grants),
    isEnrolled: factor?.enrolledAt != null,
    freshUntil: fresh ? (factor.verifiedAt ?? 0) + secondFactorMinutes * MINUTE_MS : null,
    recoveryCodesLeft: factor?.recoveryHashes.length ?? 0,
  };
};

export const enrolSecondFactor = async (call: Call) => {
  const { id } = callerAccount(call);
  const answer = (seed: string) => {
    const totp = totpFor(call.secrets, id, seed);
    return { secret: totp.secret.base32, uri: totp.toString() };
  };
  const known = await call.store.get('secondFactors', id);
  if (known !== null && known.enrolledAt === null && known.seed !== '') {
    // Begun and not ended: the same secret again, whether it is a repeat or a second visit to the page.
    return answer(known.seed);
  }
  const seed = randomId(call.random);
  const set = { seed, enrolledAt: null, lastStep: 0, verifiedAt: null, recoveryHashes: [] };
  const write = writeOf(call, 'secondFactor.begun', subjectOf(id), {});
  if (known === null) {
    await call.store.insert('secondFactors', id, set, write);
    return answer(orNotFound(await call.store.get('secondFactors', id)).seed);
  }
  const { secondFactorMinutes } = await parametersOf(call.store);
  if (known.enrolledAt !== null && !isFresh(known, secondFactorMinutes, call.now)) {
    throw new AppError('SECOND_FACTOR_NEEDED', { enrolled: true });
  }
  await call.store.change('secondFactors', known, { set }, write);
  return answer(seed);
};

/** The paper codes of an enrolment: derived, so that a repeat of the confirming request shows the same ones. */
const recoveryCodes = ({ secrets }: Pick<Call, 'secrets'>, id: string, seed: string): string[] =>
  Array.from({ length: RECOVERY_CODES }, (_, i) =>
    toBase32(secrets.keyedHash('recovery-code', `${id}|${seed}|${i}`)).slice(0, RECOVERY_LENGTH),
  );
const recoveryHash = ({ secrets }: Pick<Call, 'secrets'>, id: string, code: string): string =>
  toBase32(secrets.keyedHash('recovery-hash', `${id}|${normalizeBase32(code)}`));

const freshUntil = async (call: Call): Promise<number> =>
  call.now + (await parametersOf(call.store)).secondFactorMinutes * MINUTE_MS;

/** What a code changes about the factor; null when it is wrong or was used before. */
const changeBy = (call: Call, factor: Stored<SecondFactor>, typed: string): Partial<SecondFactor> | null => {
  const digits = typed.normalize('NFKC').replace(/\s/g, '');
  if (/^[0-9]{6}$/.test(digits)) {
    const step = stepOfCode(totpFor(call.secrets, factor.id, factor.seed), digits, call.now);
    return step === null || step <= factor.lastStep ? null : { lastStep: step };
  }
  const hash = recoveryHash(call, factor.id, typed);
  if (factor.enrolledAt === null || !factor.recoveryHashes.includes(hash)) return null;
  return { recoveryHashes: factor.recoveryHashes.filter((one) => one !== hash) };
};

export const confirmSecondFactor = async (call: Call, { code }: { code: string }) => {
  const { id } = callerAccount(call);
  const factor = await call.store.get('secondFactors', id);
  if (factor === null) throw new AppError('WRONG_STATE');
  const until = await freshUntil(call);
  const codes = recoveryCodes(call, id, factor.seed);
  // The codes are not stored, not even as the answer to a repeat: they are derived once more.
  if (factor.enrolledAt !== null) {
    const earlier = (await call.store.replyOf('secondFactors', id, call.request)) as { freshUntil: number } | null;
    if (earlier === null) throw new AppError('WRONG_STATE');
    return { recoveryCodes: codes, freshUntil: earlier.freshUntil };
  }
  const change = await call.throttle.guess('secondFactor', async () => changeBy(call, factor, code));
  if (change === null) throw new AppError('NOT_FOUND');
  const set = {
    ...change,
    enrolledAt: call.now,
    verifiedAt: call.now,
    recoveryHashes: codes.map((one) => recoveryHash(call, id, one)),
  };
  const write = writeOf(call, 'secondFactor.enrolled', subjectOf(id), {}, { reply: { freshUntil: until } });
  await call.store.change('secondFactors', factor, { set }, write);
  return { recoveryCodes: codes, freshUntil: until };
};

export const showSecondFactor = async (call: Call, { code }: { code: string }) => {
  const { id } = callerAccount(call);
  if ((await call.store.get('secondFactors', id)) === null) throw new AppError('WRONG_STATE');
  const factor = await call.store.open('secondFactors', id, call.request);
  if (factor.enrolledAt === null) throw new AppError('WRONG_STATE');
  const change = await call.throttle.guess('secondFactor', async () => changeBy(call, factor, code));
  if (change === null) throw new AppError('NOT_FOUND');
  const recoveryCodesLeft = (change.recoveryHashes ?? factor.recoveryHashes).length;
  const reply = { freshUntil: await freshUntil(call), recoveryCodesLeft };
  const facts = { byRecoveryCode: change.recoveryHashes !== undefined };
  const write = writeOf(call, 'secondFactor.shown', subjectOf(id), facts, { reply });
  await call.store.change('secondFactors', factor, { set: { ...change, verifiedAt: call.now } }, write);
  return reply;
};
