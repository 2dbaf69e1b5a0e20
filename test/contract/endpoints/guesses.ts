// What a call may leave of guesses: an endpoint that does not throttle counts none; a right guess leaves nothing; a wrong one
// leaves exactly one more moment under the caller's key and one more in everybody's count. What anybody may send is counted once
// when it was taken, and not at all when it was refused. Knows no test runner.
import type { Endpoint, Envelope } from '../../../shared/contracts/endpoint';
import { storedIn, type World } from './world';

/** The counters of wrong guesses: key → how many. */
type Guesses = ReadonlyMap<string, number>;

/** What a call did to the database. */
export interface Stored {
  /** Something else than counters of guesses changed. */
  readonly hasStored: boolean;
  /** What is wrong with the counters of guesses. */
  readonly faults: readonly string[];
}

const EVERYBODYS = /^all-/;
/** Counts of what was sent, not of guesses: the caller's (where the platform names one) and everybody's. */
const FLOODS = /^flood-/;

const faultsOfCounters = (reply: Envelope, before: Guesses, after: Guesses): string[] => {
  const all = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ key, by: (after.get(key) ?? 0) - (before.get(key) ?? 0) }))
    .filter(({ by }) => by !== 0);
  const floods = all.filter(({ key }) => FLOODS.test(key));
  if (floods.length > 0 && !reply.ok) return [`answered ${reply.error.code} and counted it as sent`];
  if (floods.length > 2 || floods.some(({ by }) => by !== 1)) return ['counted what was sent more than once'];
  const changed = all.filter(({ key }) => !FLOODS.test(key));
  if (changed.length === 0) return [];
  if (reply.ok) return ['left a counter behind a right guess'];
  if (reply.error.code !== 'NOT_FOUND') return [`answered ${reply.error.code} and counted a wrong guess`];
  const ofAll = changed.filter(({ key }) => EVERYBODYS.test(key));
  const isOneGuess = changed.length === 2 && ofAll.length === 1 && changed.every(({ by }) => by === 1);
  return isOneGuess ? [] : ['counted something else than one wrong guess'];
};

/** Makes a call and says what it stored. An endpoint that announces no throttle may not touch the counters at all. */
export const whileWatching = async (
  world: World,
  { errors }: Pick<Endpoint, 'errors'>,
  call: () => Promise<Envelope>,
): Promise<{ readonly reply: Envelope } & Stored> => {
  const isThrottled = errors.includes('TOO_MANY_TRIES');
  const guesses = isThrottled ? await world.guesses() : null;
  const [stored, withCounters] = [storedIn(world), world.gateway.commits()];
  const reply = await call();
  const hasStored = storedIn(world) !== stored;
  if (guesses !== null) return { reply, hasStored, faults: faultsOfCounters(reply, guesses, await world.guesses()) };
  const counted = world.gateway.commits() - withCounters - (storedIn(world) - stored);
  return { reply, hasStored, faults: counted > 0 ? ['counted a guess and does not announce TOO_MANY_TRIES'] : [] };
};
