import type { Institution } from '../../shared/domain/institution/institution.schema';
import { isFormer } from '../../shared/domain/institution/registry/enter';
import { openWatch, type WatchPurpose } from '../../shared/domain/institution/watch/same-place';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { namesOf } from '../account/public';
import { allMine, loadMine } from './officer-scope';
import { marksOf } from './person-marks';
import { watchQuestionOf } from './public';

/** A former institution's people and telephone are opened for a purpose only. */
const veiled = <I extends Pick<Institution, 'status' | 'phones' | 'legalPerson'>>(one: I): I =>
  isFormer(one.status) ? { ...one, phones: [], legalPerson: '' } : one;

/** The registry as an officer sees it: of their own districts only. */
export const readRegistryDesk = async (call: Call) => {
  const all = await allMine(call);
  const recalled = openWatch(all.filter(({ status }) => isFormer(status)));
  return {
    institutions: all.map((one) => ({
      ...veiled(one),
      courseCount: one.courses.length,
      recallCount: isFormer(one.status) ? 0 : recalled(watchQuestionOf(one)).length,
    })),
  };
};

/** One institution whole, with its people, what is marked about them, and the former institutions it recalls. */
export const readRegistryEntry = async (call: Call, { id }: { id: string }) => {
  const { store } = call;
  const institution = await loadMine(call, id);
  const people = await store.findAll('practitioners', { institutionId: id, leftOn: null });
  const marks = await marksOf(call, people);
  const former = isFormer(institution.status)
    ? []
    : (await store.findAll('institutions', { districtCode: institution.districtCode })).filter(({ status }) =>
        isFormer(status),
      );
  const hits = openWatch(former)(watchQuestionOf(institution)).slice(0, 10);
  const openings = await store.find('watchOpenings', { institutionId: id }, { sort: ['-at'], limit: 10 });
  const names = await namesOf(
    store,
    [...institution.history, ...institution.changes, ...openings].map(({ by }) => by),
  );
  return {
    institution: veiled(institution),
    practitioners: people.map((person) => ({ ...person, marks: marks.get(person.id) ?? [] })),
    recalls: hits.map(({ institutionId, because }) => {
      const one = former.find((candidate) => candidate.id === institutionId);
      return {
        institutionId,
        name: one?.name ?? '',
        address: one?.address ?? '',
        endedOn: one?.statusSince ?? null,
        because: [...because],
      };
    }),
    openings,
    names: Object.fromEntries(names),
    today: dateOf(call.now),
  };
};

/** Notes who asks and what for, then shows it. Refuses WRONG_STATE where nothing is kept (any more). */
export const openWatched = async (call: Call, { id, purpose }: { id: string; purpose: WatchPurpose }) => {
  const { status, legalPerson, phones, watchUntil } = await loadMine(call, id);
  if (!isFormer(status) || watchUntil === null || watchUntil < dateOf(call.now)) {
    throw new AppError('WRONG_STATE', { state: status });
  }
  const opening = newId(call);
  const { audit } = writeOf(
    call,
    'institution.watchOpened',
    { collection: 'watchOpenings', id: opening },
    { institutionId: id, purpose },
  );
  const document = { institutionId: id, by: callerAccount(call).id, at: call.now, purpose };
  await call.store.insertMany('watchOpenings', [{ id: opening, document, audit }]);
  return { legalPerson, phones, watchUntil };
};
