// Whether two addresses, telephones or people are the same, for recognising a former institution that goes on (假注销真运营).
// A hit is a reason for an officer to look, never a finding.
import {
  BEFORE_STREET,
  COUNTED,
  NAME_ENDINGS,
  NUMERALS,
  SAME_WORDS,
  TEN,
  UP_TO_HOUSE_NUMBER,
} from '../address.lexicon';
import { foldName } from '../search/fold';

/** `十二` → `12`, `二十` → `20`, `三` → `3`: only before a word that it counts. */
const arabic = (text: string): string =>
  text.replace(COUNTED, (number) => {
    const at = number.indexOf(TEN);
    if (at < 0) return [...number].map((digit) => NUMERALS[digit] ?? digit).join('');
    const tens = at === 0 ? '1' : (NUMERALS[number[0] ?? ''] ?? '');
    return `${tens}${at === number.length - 1 ? '0' : (NUMERALS[number[at + 1] ?? ''] ?? '')}`;
  });

/** Narrow, lower case, without spaces and punctuation. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

/**
 * An address without province, city, district and punctuation, its numbers as digits: what two clerks write for one place.
 * Example: `汉台区 七星街道示例路十八号3层` and `汉中市汉台区七星街道示例路18号三楼` both give `七星街道示例路18号3楼`.
 */
export const foldAddress = (address: string): string =>
  SAME_WORDS.reduce(
    (text, [word, same]) => text.replace(word, same),
    arabic(plain(address).replace(BEFORE_STREET, '')),
  );

/** The part up to the house number: the building. Empty where the address has no number, so that a mere street matches nothing. */
export const buildingOf = (address: string): string => UP_TO_HOUSE_NUMBER.exec(foldAddress(address))?.[0] ?? '';

/** Digits of a telephone number, the country code and leading zeros gone; empty for fewer than seven. */
export const foldPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '');
  return digits.length >= 7 ? digits : '';
};

/** Why an officer opens the people and telephone that are kept of a former institution. */
export const WATCH_PURPOSES = ['checkPlace', 'handleReport', 'checkRegistration', 'answerAuthority'] as const;
export type WatchPurpose = (typeof WATCH_PURPOSES)[number];

export const WATCH_REASONS = ['place', 'building', 'person', 'phone', 'name'] as const;
export type WatchReason = (typeof WATCH_REASONS)[number];

/** What is known of the place or people asked about. Anything may be missing. */
export interface WatchQuestion {
  readonly districtCode: string | null;
  readonly address: string;
  readonly name: string;
  readonly people: readonly string[];
  readonly phones: readonly string[];
}

/** What is kept of a former institution. */
export interface Watched {
  readonly id: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly districtCode: string;
  readonly address: string;
  readonly legalPerson: string;
  readonly phones: readonly string[];
}

export interface WatchHit {
  readonly institutionId: string;
  readonly because: readonly WatchReason[];
}

const brandOf = (name: string): string => foldName(name).replace(NAME_ENDINGS, '');

const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => one !== '' && b.includes(one));

/** What is held against each question, folded once. */
const foldWatched = (one: Watched) => ({
  one,
  place: foldAddress(one.address),
  building: buildingOf(one.address),
  person: foldName(one.legalPerson),
  phones: one.phones.map(foldPhone),
  brands: [one.name, ...one.formerNames].map(brandOf),
});

const foldQuestion = (asked: WatchQuestion) => ({
  districtCode: asked.districtCode,
  place: foldAddress(asked.address),
  building: buildingOf(asked.address),
  people: asked.people.map(foldName),
  phones: asked.phones.map(foldPhone),
  brand: brandOf(asked.name),
});

const reasonsFor = (asked: ReturnType<typeof foldQuestion>, watched: ReturnType<typeof foldWatched>): WatchReason[] => {
  const reasons: WatchReason[] = [];
  const isNear = asked.districtCode === null || asked.districtCode === watched.one.districtCode;
  if (isNear && asked.building !== '') {
    if (asked.place === watched.place) reasons.push('place');
    else if (asked.building === watched.building) reasons.push('building');
  }
  if (overlap(asked.people, [watched.person])) reasons.push('person');
  if (overlap(asked.phones, watched.phones)) reasons.push('phone');
  if (isNear && asked.brand.length >= 3 && watched.brands.includes(asked.brand)) reasons.push('name');
  return reasons;
};

/** How much a reason weighs when hits are put in order: the place before the telephone before the rest. */
const WEIGHT: Readonly<Record<WatchReason, number>> = { place: 8, phone: 4, person: 3, name: 3, building: 2 };

const weightOf = ({ because }: WatchHit): number => because.reduce((sum, reason) => sum + WEIGHT[reason], 0);

/**
 * A watch list to ask many times: former institutions that the place or people asked about recall, strongest first, ties by id.
 * A person's name alone is no hit (too many people share one) unless the building or the telephone agrees too.
 */
export const openWatch = (watched: readonly Watched[]): ((asked: WatchQuestion) => WatchHit[]) => {
  const folded = watched.map(foldWatched);
  return (asked) => {
    const question = foldQuestion(asked);
    return folded
      .map((former) => ({ institutionId: former.one.id, because: reasonsFor(question, former) }))
      .filter(({ because }) => because.length > 1 || (because.length === 1 && because[0] !== 'person'))
      .sort((a, b) => weightOf(b) - weightOf(a) || (a.institutionId < b.institutionId ? -1 : 1));
  };
};
