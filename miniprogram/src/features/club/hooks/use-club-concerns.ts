import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { clubStrings as strings } from '../strings';

/** What a family has to do about clubs now: rounds that are open and not yet chosen in, or not yet confirmed. */
export const useClubConcerns = (isGuardian: boolean) => {
  const query = useEndpoint('club.rounds', isGuardian ? {} : null, { keepOffline: true });
  const open = query.data?.rounds.filter(({ round }) => round.state === 'open') ?? [];
  return {
    query,
    items: open
      .filter(({ wishes }) => wishes === null || wishes.confirmedAt === null)
      .map(({ round, child, wishes }) => ({
        key: `${round.id}-${child.id}`,
        title: `${child.name} · ${round.title}：${wishes === null ? strings.notYet : strings.unconfirmed}`,
        note: strings.closesAt(whenWords(round.closesAt)),
        onClick: () => go('clubRound', { roundId: round.id, childId: child.id }),
      })),
  };
};
