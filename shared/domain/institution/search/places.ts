// Places in addresses and queries: people type the district before the name, whether the name has it or not.

const LEVELS =
  /^(?:(.{2,7}?)(省|自治区))?(?:(.{2,6}?)(市|自治州|盟))?(?:(.{1,6}?)(新区|区|县|市|旗))?(?:(.{1,8}?)(街道办事处|街道|镇|乡))?/;

/** The places a folded address begins with, widest first, without what they are: 汉中市汉台区… → 汉中, 汉台. */
export const placesIn = (address: string): string[] => {
  const parts = LEVELS.exec(address) ?? [];
  const places: string[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const place = parts[i];
    if (place === undefined) continue;
    places.push(place.length >= 2 ? place : place + (parts[i + 1] ?? ''));
  }
  return places;
};

const SUFFIX = /^(?:省|自治区|市|自治州|盟|新区|区|县|旗|街道办事处|街道|镇|乡)/;
const LONGEST = 8;
const MAX_STRIPPED = 3;

/** A query that begins with places. */
export interface PlacedQuery {
  readonly places: readonly number[];
  /** What is left of the query. */
  readonly rest: string;
}

/** Takes known places off the front of a folded query; null when it does not begin with one. */
export const takePlaces = (query: string, numberOf: ReadonlyMap<string, number>): PlacedQuery | null => {
  const places: number[] = [];
  let rest = query;
  for (let taken = 0; taken < MAX_STRIPPED; taken++) {
    let length = Math.min(LONGEST, rest.length);
    while (length >= 2 && !numberOf.has(rest.slice(0, length))) length--;
    if (length < 2) break;
    places.push(numberOf.get(rest.slice(0, length)) as number);
    rest = rest.slice(length).replace(SUFFIX, '');
  }
  return places.length === 0 ? null : { places, rest };
};
