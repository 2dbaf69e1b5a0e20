// The institutions of the published list on this phone, for pages that need them all and no search.
import type { ListedInstitution } from '@shared/domain/institution/institution.schema';
import { useInstitutionList } from './use-institution-list';

export const useListed = () => {
  const { query, find } = useInstitutionList();
  const institutions: readonly ListedInstitution[] | null = query.data?.institutions ?? null;
  return { query, institutions, find };
};
