// What other features may ask about institutions.
import { type Institution, type InstitutionStatus, statusOn } from '../../shared/domain/institution/institution.schema';
import { isFormer } from '../../shared/domain/institution/registry/enter';
import { openWatch, type WatchQuestion, type WatchReason } from '../../shared/domain/institution/watch/same-place';
import type { LocalDate } from '../../shared/kernel/time';
import type { Store } from '../_lib/ports/store';

export { publishList } from './publish-list';
export { readingsOf } from './readings';
export { endBlacklisting, recordAnnualResult, recordClassification, setBlacklisted, sweepRegistry } from './supervised';

/** How the registry knows these institutions on a day; one it does not know is missing from the map. */
export const institutionStatuses = async (
  store: Store,
  ids: readonly string[],
  on: LocalDate,
): Promise<Map<string, InstitutionStatus>> => {
  const wanted = [...new Set(ids)];
  const found = wanted.length === 0 ? [] : await store.find('institutions', { id: { in: wanted } }, { limit: 1000 });
  return new Map(found.map((institution) => [institution.id, statusOn(institution, on)]));
};

export const institutionExists = async (store: Store, id: string): Promise<boolean> =>
  (await store.get('institutions', id)) !== null;

export const watchQuestionOf = (
  institution: Pick<Institution, 'districtCode' | 'address' | 'name' | 'legalPerson' | 'phones'>,
): WatchQuestion => ({ ...institution, people: [institution.legalPerson] });

export interface Recalled {
  readonly institutionId: string;
  readonly name: string;
  readonly address: string;
  readonly status: Institution['status'];
  readonly endedOn: LocalDate | null;
  readonly because: readonly WatchReason[];
}

/**
 * Former institutions that a report or registration recalls: same place, building, people, telephone or brand. For officers
 * only, as a reason to look (假注销真运营); never a finding. Strongest first, at most ten.
 */
export const recalledInstitutions = async (store: Store, question: WatchQuestion): Promise<Recalled[]> => {
  const filter = question.districtCode === null ? {} : { districtCode: question.districtCode };
  const former = (await store.findAll('institutions', filter)).filter(({ status }) => isFormer(status));
  const byId = new Map(former.map((one) => [one.id, one]));
  return openWatch(former)(question)
    .slice(0, 10)
    .flatMap(({ institutionId, because }) => {
      const one = byId.get(institutionId);
      if (one === undefined) return [];
      const { name, address, status, statusSince: endedOn } = one;
      return [{ institutionId, name, address, status, endedOn, because }];
    });
};

/** The people and telephones by which an institution of the registry may recall a former one; none for null. */
export const watchedPeopleOf = async (
  store: Store,
  id: string | null,
): Promise<Pick<WatchQuestion, 'people' | 'phones'>> => {
  const one = id === null ? null : await store.get('institutions', id);
  return one === null ? { people: [], phones: [] } : { people: [one.legalPerson], phones: one.phones };
};
