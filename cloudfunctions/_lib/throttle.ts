// Limits guesses at receipts, codes and invitations (guarantee P6), and floods of reports and files: counted in the store, per
// caller and for everybody together, under names that change every day and are deleted after their hour. Nobody is locked out:
// the hour passes. What counts here says nothing about what was sent: the two meet nowhere.
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
  | 'certificate'
  | 'secondFactor'
  | 'founding';

/**
 * What anybody may send without saying who they are, and how much of it within a clock hour: by one caller, and by everybody.
 * @policy ten reports an hour are more than anybody writes; a report takes six files at most; a family looks a handful of names
 * up outside its city. Danger to a child counts apart and
 * has no common limit, so that no flood of others can keep it out.
 */
export const FLOOD_LIMITS = {
  report: { ofOne: 10, ofAll: 2000 },
  danger: { ofOne: 10, ofAll: null },
  file: { ofOne: 80, ofAll: 12_000 },
  nationalSearch: { ofOne: 120, ofAll: 30_000 },
} as const;
export type Flooded = keyof typeof FLOOD_LIMITS;

export interface Throttle {
  /**
   * Takes one of the hour's places for something that anybody may send. Callers whom the platform does not name count together
   * with everybody only. Ask as the last step before the effect: what is refused for another reason should cost nothing.
   * @throws AppError TOO_MANY_TRIES with `what`, `of` (`one` caller or `all`) and `retryAt`, epoch milliseconds
   */
  admit(what: Flooded): Promise<void>;
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
    async admit(what) {
      const { ofOne, ofAll } = FLOOD_LIMITS[what];
      const hour = Math.floor(now / HOUR_MS);
      const retryAt = (hour + 1) * HOUR_MS;
      // A count and no moments: which of the hour's reports was whose cannot be told from it.
      const mine = `flood-${keyOn(today, `${what}|${hour}`)}`;
      if (identity.openid !== null && !(await tries.countUnder(mine, ofOne, retryAt))) {
        throw new AppError('TOO_MANY_TRIES', { what, of: 'one', max: ofOne, retryAt });
      }
      if (ofAll !== null && !(await tries.countUnder(`flood-all-${what}-${hour}`, ofAll, retryAt))) {
        throw new AppError('TOO_MANY_TRIES', { what, of: 'all', max: ofAll, retryAt });
      }
    },
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
