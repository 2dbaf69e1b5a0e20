import { learnReadings, prepare, search } from '@shared/domain/institution/search/search-list';
import { useMemo } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';

/** The city's list, kept on this phone and ready for searching: typing makes no call. */
export const useInstitutionList = () => {
  const query = useEndpoint('institution.publicList', {}, { keepOffline: true });
  const { data } = query;
  const find = useMemo(() => {
    const entries = (data?.institutions ?? []).map(prepare);
    const readings = learnReadings(entries);
    return (typed: string, limit: number) => search(entries, typed, readings, limit);
  }, [data]);
  return { query, find };
};
