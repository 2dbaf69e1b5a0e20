// The streets and communities of the tenant's districts, by the codes of the National Bureau of Statistics. Large: for functions
// and for the demo, not for the phone, which asks for one district at a time.
import extract from './data/hanzhong-divisions.json';

export interface CommunityName {
  /** Twelve digits: district, street, community. */
  readonly code: string;
  readonly name: string;
  readonly street: string;
}

/** The communities of a district, in the order of the code; none for a code that is not ours. */
export const communitiesOf = (districtCode: string): CommunityName[] =>
  (extract.districts.find(({ code }) => code === districtCode)?.streets ?? []).flatMap((street) =>
    street.communities.map(([tail, name]) => ({
      code: `${street.code}${tail ?? ''}`,
      name: name ?? '',
      street: street.name,
    })),
  );

/** `北关街道 人民路居委会`; null for a code that is not ours. */
export const communityName = (code: string): string | null => {
  const found = communitiesOf(code.slice(0, 6)).find((community) => community.code === code);
  return found === undefined ? null : `${found.street} ${found.name}`;
};
