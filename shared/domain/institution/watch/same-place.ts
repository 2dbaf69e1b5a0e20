// Whether two addresses, telephones or people are the same, for recognising a former institution that goes on (假注销真运营).
// A hit is a reason for an officer to look, never a finding.
import { foldName } from '../search/fold';

const DIGIT: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** `十二` → `12`, `二十` → `20`, `三` → `3`: only before 号楼层栋单元室幢, where it counts something. */
const arabic = (text: string): string =>
  text.replace(/[零〇一二两三四五六七八九十]{1,3}(?=[号楼层栋幢室]|单元)/g, (number) => {
    const at = number.indexOf('十');
    if (at < 0) return [...number].map((digit) => DIGIT[digit] ?? digit).join('');
    const tens = at === 0 ? '1' : (DIGIT[number[0] ?? ''] ?? '');
    return `${tens}${at === number.length - 1 ? '0' : (DIGIT[number[at + 1] ?? ''] ?? '')}`;
  });

/**
 * An address without province, city, district and punctuation, its numbers as digits: what two clerks write for one place.
 * Example: `汉台区 七星街道示例路十八号3层` and `汉中市汉台区七星街道示例路18号三楼` both give `七星街道示例路18号3楼`.
 */
export const foldAddress = (address: string): string =>
  arabic(
    foldName(address).replace(
      /^(陕西省?)?(汉中市?)?(汉台区|南郑区|城固县|洋县|西乡县|勉县|宁强县|略阳县|镇巴县|留坝县|佛坪县)?/,
      '',
    ),
  )
    .replace(/层/g, '楼')
    .replace(/幢/g, '栋')
    .replace(/[（(].*?[）)]/g, '');

/** The part up to the house number: the building. Empty where the address has no number, so that a mere street matches nothing. */
export const buildingOf = (address: string): string => /^.*?\d+号/.exec(foldAddress(address))?.[0] ?? '';

/** Digits of a telephone number, the country code and leading zeros gone; empty for fewer than seven. */
export const foldPhone = (phone: string): string => {
  const digits = phone.replace(/\D/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '');
  return digits.length >= 7 ? digits : '';
};

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

const BRAND_ENDINGS = /(培训学校有限公司|培训学校|培训中心|培训部|教育咨询|有限公司|培训|学校|中心)/g;
const brandOf = (name: string): string => foldName(name).replace(BRAND_ENDINGS, '');

const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => one !== '' && b.includes(one));

const reasonsFor = (asked: WatchQuestion, one: Watched): WatchReason[] => {
  const reasons: WatchReason[] = [];
  const isNear = asked.districtCode === null || asked.districtCode === one.districtCode;
  const place = foldAddress(asked.address);
  if (isNear && buildingOf(asked.address) !== '') {
    if (place === foldAddress(one.address)) reasons.push('place');
    else if (buildingOf(asked.address) === buildingOf(one.address)) reasons.push('building');
  }
  if (overlap(asked.people.map(foldName), [foldName(one.legalPerson)])) reasons.push('person');
  if (overlap(asked.phones.map(foldPhone), one.phones.map(foldPhone))) reasons.push('phone');
  const brand = brandOf(asked.name);
  if (isNear && brand.length >= 3 && [one.name, ...one.formerNames].some((name) => brandOf(name) === brand))
    reasons.push('name');
  return reasons;
};

/** How much a reason weighs when hits are put in order: the place before the telephone before the rest. */
const WEIGHT: Readonly<Record<WatchReason, number>> = { place: 8, phone: 4, person: 3, name: 3, building: 2 };

/**
 * Former institutions that the place or people asked about recall, strongest first, ties by id. A person's name alone is no
 * hit (too many people share one) unless the building or the telephone agrees too.
 */
export const watchHits = (asked: WatchQuestion, watched: readonly Watched[]): WatchHit[] =>
  watched
    .map((one) => ({ institutionId: one.id, because: reasonsFor(asked, one) }))
    .filter(({ because }) => because.length > 1 || (because.length === 1 && because[0] !== 'person'))
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.institutionId < b.institutionId ? -1 : 1));

const weightOf = ({ because }: WatchHit): number => because.reduce((sum, reason) => sum + WEIGHT[reason], 0);
