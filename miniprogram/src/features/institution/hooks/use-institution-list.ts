import { openList } from '@shared/domain/institution/search/search-list';
import { useMemo } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';

/** The city's list, kept on this phone and ready for searching: typing makes no call. */
export const useInstitutionList = () => {
  const query = useEndpoint('institution.publicList', {}, { keepOffline: true });
  const { data } = query;
  const list = useMemo(() => openList(data?.institutions ?? []), [data]);
  return { query, find: list.search };
};
