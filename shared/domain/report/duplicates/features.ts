// What two reports are compared by: pairs of characters, numbers, and the places they could share.
import type { Concept } from '../categorise/concepts.lexicon';
import { findMentions, normalise } from '../categorise/mentions';
import { numbersIn, readFigure, type SaidNumber } from './numbers';

export interface DuplicateReport {
  readonly id: string;
  readonly text: string;
  readonly institutionId?: string | null | undefined;
  /** Name or address, as written. */
  readonly place?: string | null | undefined;
  /** `YYYY-MM-DD`; reports without a day are compared with all. */
  readonly day?: string | null | undefined;
}

export interface Features {
  /** Hashes of the character pairs, ascending, each once. */
  readonly pairs: Uint32Array;
  /** What is spoken of, by the word lists of `categorise`: two tellings of one matter rarely share words, but ideas. */
  readonly ideas: readonly Concept[];
  readonly numbers: readonly SaidNumber[];
  /** Institutions, places and telephone numbers: two reports that share none are not compared, unless they share rare words. */
  readonly blocks: readonly string[];
}

/** Buckets of the pair hash: 2^18 for about 20,000 pairs in use, so that two rarely meet. */
export const BUCKETS = 1 << 18;

const hashPair = (a: number, b: number): number => (Math.imul(a * 31 + b, 0x9e3779b1) >>> 14) & (BUCKETS - 1);

export const foldText = (text: string): string =>
  text
    .slice(0, 4000)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '');

const pairHashes = (text: string): Uint32Array => {
  const seen = new Set<number>();
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isWord =
      (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
    if (isWord && before !== 0) seen.add(hashPair(before, code));
    before = isWord ? code : 0;
  }
  return Uint32Array.from(seen).sort();
};

const FIGURES = /[零〇一二两三四五六七八九十百千]+(?=号|栋|幢|单元|楼|层|室)/gu;
const PLACE_PARTS = /[\u4e00-\u9fa5]{2,8}?(?:小区|花园|家园|公寓|广场|大厦|新村|佳苑|大道|路|街|巷|村)(?:\d+号)?/gu;
/** Words before a place's name that are no part of it. */
const NOT_A_NAME = /^(?:.*?(?:住在|位于|地址|路过|在|到|是|的|从|去|有|家|住))(?=[\u4e00-\u9fa5]{2,})/u;

/** Keys of the places that a text names: roads with number, estates, buildings. */
export const placeKeys = (text: string): string[] => {
  const arabic = foldText(text).replace(FIGURES, (figure) => String(readFigure(figure) ?? figure));
  const keys = new Set<string>();
  for (const [part] of arabic.matchAll(PLACE_PARTS)) {
    const name = part.replace(NOT_A_NAME, '');
    if (name.length >= 3) keys.add(`p:${name}`);
  }
  return [...keys];
};

/** Everything the index keeps of a report; the text itself is not kept. */
export const featuresOf = (report: DuplicateReport): Features => {
  const text = foldText(report.text);
  const numbers = numbersIn(text);
  const whole = foldText(report.place ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  const strong = numbers.filter(({ kind }) => kind === 'phone' || kind === 'account' || kind === 'plate');
  return {
    pairs: pairHashes(text),
    ideas: [...findMentions(normalise(report.text)).keys()],
    numbers,
    blocks: [
      ...(report.institutionId ? [`i:${report.institutionId}`] : []),
      ...(whole === '' ? [] : [`p:${whole}`]),
      ...placeKeys(`${report.place ?? ''}。${text}`),
      ...strong.map(({ key }) => key),
    ],
  };
};
