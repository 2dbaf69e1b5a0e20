// Limits guesses at receipts, codes and invitations (guarantee P6): counted in the store, per caller and for everybody
// together, under names that change every day and are deleted after their hour. Nobody is locked out: the hour passes.
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { addDays, dateOf, type EpochMs, minuteOfDay } from '../../shared/kernel/time';
import type { Ports } from './ports';
import type { PlatformIdentity } from './ports/identity';

const HOUR_MS = 3_600_000;
/** Wrong guesses of one caller within any hour. */
export const GUESSES_PER_HOUR = 30;
/** Wrong guesses of everybody at one kind of secret within a clock hour. @policy far above what a city mistypes */
export const GUESSES_OF_ALL_PER_HOUR = 3000;

/** What is being guessed at. Each kind counts by itself. */
export type GuessedSecret =
  | 'receipt'
  | 'selectionCode'
  | 'bindingCode'
  | 'invitation'
  | 'complaintReceipt'
  | 'secondFactor';

export interface Throttle {
  /**
   * Evaluates a guess, if the caller has one left. Only a wrong one counts; a right one leaves nothing in the store. The
   * try is noted before it is evaluated, so guesses sent at the same time count too.
   * @param evaluate null (or a NOT_FOUND thrown) means: wrong
   * @throws AppError TOO_MANY_TRIES with `retryAt`, epoch milliseconds; the guess was not evaluated
   */
  guess<T>(secret: GuessedSecret, evaluate: () => Promise<T | null>): Promise<T | null>;
}

/**
 * The throttle of one call. It knows the caller even where the use-case may not, and tells nothing.
 * The day's key is derived from the functions' own key, so it is in no database; a count is deleted an hour later.
 */
export const openThrottle = (
  { tries, secrets }: Pick<Ports, 'tries' | 'secrets'>,
  identity: PlatformIdentity,
  now: EpochMs,
): Throttle => {
  const today = dateOf(now);
  const keyOn = (day: string, secret: string): string =>
    toBase32(secrets.keyedHash(`throttle ${day}`, `${secret}|${identity.openid ?? ''}`)).toLowerCase();
  return {
    async guess(secret, evaluate) {
      const ofAll = `all-${secret}-${Math.floor(now / HOUR_MS)}`;
      const nextHour = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
      if ((await tries.counted(ofAll)) >= GUESSES_OF_ALL_PER_HOUR) {
        throw new AppError('TOO_MANY_TRIES', { retryAt: nextHour });
      }
      const key = keyOn(today, secret);
      // In a day's first hour the caller's guesses of the evening before still count.
      const earlier = minuteOfDay(now) < 60 ? [keyOn(addDays(today, -1), secret)] : [];
      const retryAt = await tries.take(key, GUESSES_PER_HOUR, HOUR_MS, now, earlier);
      if (retryAt !== null) throw new AppError('TOO_MANY_TRIES', { retryAt });
      let isWrong = false;
      try {
        const found = await evaluate();
        isWrong = found === null;
        return found;
      } catch (error) {
        isWrong = error instanceof AppError && error.code === 'NOT_FOUND';
        throw error;
      } finally {
        if (isWrong) await tries.count(ofAll, nextHour);
        else await tries.giveBack(key, now);
      }
    },
  };
};
