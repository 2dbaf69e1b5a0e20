import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { ratingStrings as strings } from '../strings';

/** The clubs a family has attended and not yet rated. */
export const useRatingConcerns = (isGuardian: boolean) => {
  const query = useEndpoint('satisfaction.mine', isGuardian ? {} : null);
  const unrated = query.data?.clubs.filter(({ isRated }) => !isRated) ?? [];
  return {
    query,
    items: unrated.map(({ clubId, clubName, childId, childName, attended }) => ({
      key: `${clubId}-${childId}`,
      title: strings.concern(childName, clubName),
      note: strings.concernNote(attended),
      onClick: () => go('rateClub', { clubId, childId }),
    })),
  };
};
