// The institutions of the published list on this phone, as pages show anything they wait for.
import type { ListedInstitution } from '@shared/domain/institution/institution.schema';
import { asEpochMs, formatLocal } from '@shared/kernel/time';
import { CallError } from '@/platform/call';
import { recheckList, useCityList } from '@/platform/published-list';
import type { Endpoint } from '@/platform/use-endpoint';

const NO_HITS = (): [] => [];

export const useListed = () => {
  const { list, head, isLoading, isOffline } = useCityList();
  const institutions: readonly ListedInstitution[] | null = list?.institutions ?? null;
  const query: Endpoint<readonly ListedInstitution[]> = {
    data: institutions,
    // Without a network and without a list from before there is nothing to show.
    error: isLoading || institutions !== null ? null : new CallError('OFFLINE', {}, ''),
    isLoading,
    offline: isOffline,
    asOf: head === null ? null : formatLocal(asEpochMs(head.signedAt), 'M月D日 HH:mm'),
    reload: () => void recheckList(true),
  };
  return { query, institutions, find: list?.search ?? NO_HITS };
};
