// Finds what would tell who somebody is: telephone numbers, identity cards, names, plates, addresses of mail, accounts, homes,
// and (for the reporter's own warning) school and class. It finds forms, not persons: a name without a title, a call or a
// second mention is not recognised. Texts are read in normal form, and what is found is told in the text as it was written.
import * as z from 'zod';
import {
  ACCOUNTS,
  AFTER_NAME,
  CALLED,
  ESTATE,
  FIGURES,
  FULL_NAME,
  GIVEN,
  LIVES,
  SURNAME,
  TITLES,
} from './redact.lexicon';

export const REDACTED_KINDS = ['phone', 'idCard', 'name', 'email', 'plate', 'account', 'address'] as const;
export type RedactedKind = (typeof REDACTED_KINDS)[number];
/** `class`: school year and class, which name a reporter to everybody at the school. Only warned about. */
export type IdentifyingKind = RedactedKind | 'class';

export interface Found<K extends IdentifyingKind = IdentifyingKind> {
  readonly kind: K;
  /** Positions in UTF-16 units of the text as given, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A text in normal form, and where each of its units stood. */
interface Read {
  readonly text: string;
  /** The same with Chinese figures as digits; as long as `text`. */
  readonly digits: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
}

const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0f|\ufeff/;

const read = (given: string): Read => {
  let text = '';
  const start: number[] = [];
  const end: number[] = [];
  let at = 0;
  for (const sign of given) {
    const after = at + sign.length;
    const normal = INVISIBLE.test(sign) ? '' : sign.normalize('NFKC');
    for (let i = 0; i < normal.length; i++) {
      start.push(at);
      end.push(after);
    }
    text += normal;
    at = after;
  }
  return { text, digits: [...text].map((sign) => FIGURES[sign] ?? sign).join(''), start, end };
};

/** What may stand between the digits of a number that somebody split. */
const GAP = '[\\s\\-–—.·_*/~]{0,3}';
const spread = (digits: string): string => digits.split(' ').join(GAP);
const ANY = '\\d';
const times = (n: number): string => Array.from({ length: n }, () => ANY).join(' ');

interface Rule {
  readonly kind: IdentifyingKind;
  /** Read in the text with figures as digits. */
  readonly inDigits?: true;
  readonly pattern: RegExp;
}

// In order of strength: what an earlier rule took, a later one leaves alone. A group, where there is one, is the find.
const RULES: readonly Rule[] = [
  { kind: 'email', pattern: /[\w.+-]+\s?(?:@|\(at\)|\[at\]|#at#)\s?[\w-]+(?:\s?[.点]\s?[a-z]{2,})+/giu },
  {
    kind: 'idCard',
    inDigits: true,
    pattern: new RegExp(
      `(?<![0-9A-Za-z])[1-9]${GAP}${spread(times(5))}${GAP}(?:1${GAP}9|2${GAP}0)${GAP}${spread(times(2))}${GAP}[01]${GAP}\\d${GAP}[0-3]${GAP}\\d${GAP}${spread(times(3))}${GAP}[\\dXx](?![0-9A-Za-z])`,
      'gu',
    ),
  },
  { kind: 'idCard', pattern: /(?<!\d)[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/gu },
  {
    kind: 'phone',
    inDigits: true,
    pattern: new RegExp(`(?<![\\d.])(?:\\+?86${GAP})?1${GAP}[3-9]${GAP}${spread(times(9))}(?!\\d)`, 'gu'),
  },
  { kind: 'phone', pattern: new RegExp(`(?<!\\d)\\(?0\\d{2,3}\\)?${GAP}\\d{7,8}(?!\\d)`, 'gu') },
  { kind: 'phone', inDigits: true, pattern: /(?:电话|座机|手机|联系方式|号码)[^\d。]{0,4}(\d{7,8})(?!\d)/gu },
  {
    kind: 'account',
    inDigits: true,
    pattern: new RegExp(`(?<!\\d)[1-9]${GAP}${spread(times(14))}(?:${GAP}\\d){0,4}(?!\\d)`, 'gu'),
  },
  { kind: 'account', pattern: new RegExp(`${ACCOUNTS}[\\s:是为叫,()]{0,4}([A-Za-z0-9][A-Za-z0-9_-]{4,19})`, 'giu') },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Z][·.\s-]{0,2}[A-HJ-NP-Z0-9](?:[\s·-]?[A-HJ-NP-Z0-9]){4,5}(?![A-Z0-9])/giu,
  },
  { kind: 'address', pattern: new RegExp(`${LIVES}([^,。;!?\\s]{2,30})`, 'gu') },
  {
    kind: 'address',
    inDigits: true,
    pattern: new RegExp(
      `[\\u4e00-\\u9fa5A-Za-z\\d]{2,12}?(?:${ESTATE})[\\u4e00-\\u9fa5]{0,3}?\\d{1,3}(?:号楼|号院|栋|幢|座|单元)(?:\\d{1,3}单元)?(?:\\d{1,3}[层楼])?(?:\\d{2,4}(?:室|号|户)?)?`,
      'gu',
    ),
  },
  {
    kind: 'address',
    inDigits: true,
    pattern:
      /[\u4e00-\u9fa5]{2,10}?(?:路|街|巷|大道)\d{1,5}号(?:院)?[\u4e00-\u9fa5]{0,6}?\d{1,3}(?:号楼|栋|幢|单元)(?:\d{1,3}单元)?(?:\d{1,3}[层楼])?(?:\d{2,4}(?:室|号|户)?)?/gu,
  },
  { kind: 'name', pattern: new RegExp(`(?:${CALLED})\\s?(${FULL_NAME})${AFTER_NAME}`, 'gu') },
  { kind: 'name', pattern: new RegExp(`(${FULL_NAME})(?=(?:${TITLES}))`, 'gu') },
  { kind: 'name', pattern: new RegExp(`(?<!${GIVEN}某|某|[小老])${SURNAME}(?:${TITLES})`, 'gu') },
  {
    kind: 'class',
    pattern:
      /(?:[\u4e00-\u9fa5]{2,10}(?:小学|中学|学校))?(?:[一二三四五六七八九1-9]年级|[初高][一二三1-3](?:年级)?)[((]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[))]?班/gu,
  },
];

/** Titles after which a bare surname before them is nobody in particular. */
const NOT_A_NAME = /^(?:高[一二三中]|任课|班|黄金|白领|马上)/u;

const BLACK = '█';
const blacken = (text: string, start: number, end: number): string =>
  text.slice(0, start) + BLACK.repeat(end - start) + text.slice(end);

/** Finds may let an earlier rule find more (what stood in its way is black now): until nothing new comes, which two or three passes settle. */
const MAX_PASSES = 20;

/** Everything found in a text, in order of place, without overlaps. Linear in the text but for repeated names. */
export const findIdentifying = (given: string): Found[] => {
  const { text, digits, start: starts, end: ends } = read(given);
  const spans: Found[] = [];
  // What was found is black for every rule after it: no find reaches into another.
  let open = text;
  let openDigits = digits;
  const take = (kind: IdentifyingKind, start: number, end: number): void => {
    spans.push({ kind, start, end });
    open = blacken(open, start, end);
    openDigits = blacken(openDigits, start, end);
  };
  for (let pass = 0, before = -1; pass < MAX_PASSES && spans.length > before; pass++) {
    before = spans.length;
    for (const { kind, pattern, inDigits } of RULES) {
      for (const match of (inDigits ? openDigits : open).matchAll(pattern)) {
        const [whole, inner] = match;
        const value = inner ?? whole;
        const start = match.index + (inner === undefined ? 0 : whole.lastIndexOf(inner));
        if (value.length === 0 || value.includes(BLACK) || (kind === 'name' && NOT_A_NAME.test(value))) continue;
        take(kind, start, start + value.length);
      }
    }
    // Whoever was named once is known wherever the same words stand again.
    for (const { kind, start, end } of [...spans]) {
      const value = text.slice(start, end);
      if (kind === 'class' || value.length < 2) continue;
      for (let at = open.indexOf(value); at >= 0; at = open.indexOf(value)) take(kind, at, at + value.length);
    }
  }
  return spans
    .map(({ kind, start, end }) => ({ kind, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }))
    .sort((a, b) => a.start - b.start);
};

const isRedacted = (found: Found): found is Found<RedactedKind> => found.kind !== 'class';

const blackenFound = (text: string, found: readonly Found[]): string => {
  let out = '';
  let at = 0;
  for (const { start, end } of found) {
    out += text.slice(at, start) + BLACK.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
};

/** The text with each find replaced by as many full blocks as it had units. School classes stay: officers need them. */
export const redact = (text: string): { readonly text: string; readonly found: readonly Found<RedactedKind>[] } => {
  const found = findIdentifying(text).filter(isRedacted);
  return { text: blackenFound(text, found), found };
};

/**
 * As `redact`, school classes too: for what the reporter wants taken out, and for what leaves the office. A class of thirty and an
 * event in it point at one family.
 */
export const redactAll = (text: string): { readonly text: string; readonly found: readonly Found[] } => {
  const found = findIdentifying(text);
  return { text: blackenFound(text, found), found };
};

/** engines.md, `redact`. */
export const RedactInput = z.object({ texts: z.array(z.object({ id: z.string(), text: z.string() })) });

export const runRedact = ({ texts }: z.infer<typeof RedactInput>) => ({
  results: texts.map(({ id, text }) => ({ id, ...redact(text) })),
});
