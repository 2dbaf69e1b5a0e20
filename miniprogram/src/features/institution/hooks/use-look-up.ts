import {
  type InstitutionCategory,
  type InstitutionStatus,
  type ListedInstitution,
  licensedCategories,
  type Stage,
  statusOn,
} from '@shared/domain/institution/institution.schema';
import { openLookAlikes } from '@shared/domain/institution/look-alike/look-alike';
import type { MatchedBy } from '@shared/domain/institution/search/bands';
import { foldName } from '@shared/domain/institution/search/fold';
import type { Part } from '@shared/domain/institution/search/highlight';
import { byDistance, type Hit } from '@shared/domain/institution/search/search-list';
import { distanceM, type Gcj02 } from '@shared/kernel/geo';
import type { LocalDate } from '@shared/kernel/time';
import { PLACE_NAMES } from '@shared/tenant/hanzhong';
import { useMemo } from 'react';
import type { CityList } from '@/platform/published-list';

export interface Filters {
  readonly districtCode: string | null;
  readonly category: InstitutionCategory | null;
  readonly stage: Stage | null;
  readonly status: InstitutionStatus | null;
}
export const NO_FILTERS: Filters = { districtCode: null, category: null, stage: null, status: null };

export interface Found {
  readonly institution: ListedInstitution;
  readonly matchedBy: MatchedBy | null;
  readonly metres: number | null;
}

/** What stands beside a result: the part of its name that answers, and names that pass for it. */
export interface Shown extends Found {
  readonly part: Part | null;
  readonly lookAlike: string | null;
}

const wantedBy =
  ({ districtCode, category, stage, status }: Filters, today: LocalDate) =>
  (one: ListedInstitution): boolean =>
    (districtCode === null || one.districtCode === districtCode) &&
    (category === null || licensedCategories(one).includes(category)) &&
    (stage === null || one.stages.includes(stage)) &&
    (status === null || statusOn(one, today) === status);

/** With no words to go by, the licensed ones come first: they are what most people look for. */
const licensedFirst = (institutions: readonly ListedInstitution[], today: LocalDate): ListedInstitution[] => {
  const isLicensed = (one: ListedInstitution): boolean => statusOn(one, today) === 'licensed';
  return [...institutions.filter(isLicensed), ...institutions.filter((one) => !isLicensed(one))];
};

/** The nearest of an institution's premises; null when the list knows no position. */
const positionFrom =
  (from: Gcj02) =>
  ({ premises }: ListedInstitution): Gcj02 | null =>
    premises
      .flatMap(({ position }) => position ?? [])
      .reduce<Gcj02 | null>(
        (best, one) => (best === null || distanceM(from, one) < distanceM(from, best) ? one : best),
        null,
      );

/**
 * What the list on this phone has for some words: no call is made, whatever is typed.
 * @param from where the person is, if they asked for the nearest first
 */
export const useLookUp = (
  { list }: Pick<CityList, 'list'>,
  words: string,
  filters: Filters,
  from: Gcj02 | null,
  today: LocalDate,
) => {
  const lookAlikes = useMemo(() => (list === null ? null : openLookAlikes(list.institutions, PLACE_NAMES)), [list]);
  // Spaces, brackets, or the demo's mark alone tell no institution from another: all of them match.
  const isEmpty = foldName(words) === '';
  const found = useMemo((): readonly Found[] => {
    if (list === null) return [];
    const isWanted = wantedBy(filters, today);
    const hits: readonly Pick<Found, 'institution' | 'matchedBy'>[] = isEmpty
      ? licensedFirst(list.institutions.filter(isWanted), today).map((institution) => ({
          institution,
          matchedBy: null,
        }))
      : list.search(words, list.institutions.length, isWanted);
    if (from === null) return hits.map(({ institution, matchedBy }) => ({ institution, matchedBy, metres: null }));
    const positionOf = positionFrom(from);
    return byDistance(hits, from, ({ institution }) => positionOf(institution)).map(({ item, metres }) => ({
      institution: item.institution,
      matchedBy: item.matchedBy,
      metres,
    }));
  }, [list, words, filters, from, today, isEmpty]);
  return {
    isEmpty,
    found,
    /** Found without the filters: so that nobody takes "filtered out" for "not on the list". */
    filteredOut: found.length > 0 || isEmpty || list === null ? 0 : list.search(words, list.institutions.length).length,
    similar: found.length > 0 || isEmpty || list === null ? [] : list.similar(words, 3),
    show({ institution, matchedBy, metres }: Found): Shown {
      const hit: Hit<ListedInstitution> | null = matchedBy === null ? null : { institution, matchedBy, score: 0 };
      const [alike] = lookAlikes?.of(institution.name, ({ id }) => id === institution.id) ?? [];
      return {
        institution,
        matchedBy,
        metres,
        part: hit === null || list === null ? null : list.partOf(hit, words),
        lookAlike: alike?.other.name ?? null,
      };
    },
  };
};
