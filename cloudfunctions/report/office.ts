// The people of the office as the rules of access see them: rights that hold now, declared interests, their children's schools.

import { type Account, activeGrants } from '../../shared/domain/account/roles';
import { type Guarded, isConflicted, mayRead, type Reader } from '../../shared/domain/report/access';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';

const MAX_STAFF = 1000;

const withChildren = async (call: Pick<Call, 'store'>, readers: readonly Reader[]): Promise<Reader[]> => {
  const ids = readers.map(({ id }) => id);
  const children =
    ids.length === 0 ? [] : await call.store.find('children', { guardianIds: { in: ids } }, { limit: MAX_STAFF });
  return readers.map((reader) => ({
    ...reader,
    childSchoolIds: children
      .filter(({ guardianIds }) => guardianIds.includes(reader.id))
      .map(({ schoolId }) => schoolId),
  }));
};

/** The caller as a reader. */
export const callerReader = async (call: Call): Promise<Reader> => {
  const { id, grants, conflicts } = callerAccount(call);
  const [reader] = await withChildren(call, [{ id, grants, conflicts }]);
  return reader as Reader; // one in, one out
};

/** Somebody of the office with their name. */
export interface Colleague extends Reader {
  readonly name: string;
}

const colleaguesWith = async (
  call: Pick<Call, 'store' | 'now'>,
  role: 'officer' | 'gridWorker' | 'auditor',
): Promise<Colleague[]> => {
  const accounts: Stored<Account>[] = await call.store.find('accounts', { 'grants.role': role }, { limit: MAX_STAFF });
  const readers = accounts.map(({ id, grants, conflicts, displayName }) => ({
    id,
    grants: activeGrants(grants, call.now).filter(
      (grant) => grant.role === role || grant.role === 'teacher' || grant.role === 'schoolAdmin',
    ),
    conflicts,
    name: displayName,
  }));
  const full = await withChildren(call, readers);
  return full
    .map((reader, i) => ({ ...reader, name: readers[i]?.name ?? '' }))
    .filter(({ grants }) => grants.some((grant) => grant.role === role));
};

export const officers = (call: Pick<Call, 'store' | 'now'>): Promise<Colleague[]> => colleaguesWith(call, 'officer');
export const gridWorkers = (call: Pick<Call, 'store' | 'now'>): Promise<Colleague[]> =>
  colleaguesWith(call, 'gridWorker');

/**
 * Whoever answers for lateness and danger: the officers of the district and the city whom no interest closes it to.
 * @param onlyCity the second level: the city and the auditors
 */
export const supervisors = async (
  call: Pick<Call, 'store' | 'now'>,
  report: Guarded,
  onlyCity = false,
): Promise<readonly string[]> => {
  const all = await officers(call);
  const auditors = onlyCity ? await colleaguesWith(call, 'auditor') : [];
  const isCity = (reader: Reader): boolean =>
    reader.grants.some((grant) => grant.role === 'officer' && grant.districtCode === null);
  return [
    ...all.filter((one) => mayRead(one, report) && (!onlyCity || isCity(one))),
    ...auditors.filter((one) => !isConflicted(one, report)),
  ].map(({ id }) => id);
};

/** Throws NOT_FOUND unless the caller may open the report: another district's, or one that touches an interest, is not there. */
export const requireReader = (reader: Reader, report: Guarded): void => {
  if (!mayRead(reader, report)) throw new AppError('NOT_FOUND');
};

/** Names by account id, for what the desk shows. */
export const namesOf = async (
  call: Pick<Call, 'store'>,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  const found =
    wanted.length === 0 ? [] : await call.store.find('accounts', { id: { in: wanted } }, { limit: MAX_STAFF });
  return new Map(found.map(({ id, displayName }) => [id, displayName]));
};
