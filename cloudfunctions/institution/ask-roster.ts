// "Does this teacher work here?" One institution at a time, yes or no, and not often: the roster itself is nobody's to read.

import { type DomainError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { err, ok, type Result } from '../../shared/kernel/result';
import { dateOf } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import { nameHashOf } from './person-hash';

/** @policy a family compares a handful of teachers; more in a day is somebody reading the roster out */
const PER_CALLER = 20;
/** @policy so that many callers together cannot read a roster out either */
const PER_INSTITUTION = 300;

/**
 * Counts one more question unless the day's limit is reached. Counters are keyed by hash and die with the day.
 * Two counts at one moment may let one question too many through; none is lost.
 */
const countOne = async (call: Call, what: string, limit: number): Promise<Result<null, DomainError>> => {
  const day = dateOf(call.now);
  const id = toBase32(call.secrets.keyedHash('roster-question', `${day}|${what}`))
    .slice(0, 32)
    .toLowerCase();
  const subject = { collection: 'rosterQuestions', id };
  const write = writeOf(call, 'roster.asked', subject, {}, { isSecret: true });
  const outcome = await call.store.changeIf(
    'rosterQuestions',
    id,
    { count: { lt: limit } },
    { add: { count: 1 } },
    write,
  );
  if (outcome !== 'refused') return ok(null);
  if ((await call.store.get('rosterQuestions', id)) !== null) return err({ code: 'TOO_MANY_TRIES' });
  await call.store.insertMany('rosterQuestions', [{ id, document: { day, count: 1 } }]);
  return ok(null);
};

const callerKey = ({ principal }: Call): string =>
  principal.kind === 'account' || principal.kind === 'visitor' ? principal.openid : 'nobody';

export const askRoster = async (call: Call, { institutionId, name }: { institutionId: string; name: string }) => {
  orNotFound(await call.store.get('institutions', institutionId));
  orThrow(await countOne(call, `caller|${callerKey(call)}`, PER_CALLER));
  orThrow(await countOne(call, `institution|${institutionId}`, PER_INSTITUTION));
  const roster = await call.store.find('practitioners', { institutionId, leftOn: null }, { limit: 1 });
  if (roster.length === 0) return { answer: 'noRoster' as const };
  const nameHash = nameHashOf(call.secrets, name);
  const found = await call.store.find('practitioners', { institutionId, leftOn: null, nameHash }, { limit: 1 });
  return { answer: found.length > 0 ? ('onRoster' as const) : ('notOnRoster' as const) };
};
