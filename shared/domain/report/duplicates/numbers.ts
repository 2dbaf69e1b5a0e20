// Numbers that two tellings of one matter share: times, fees, rooms, telephone numbers, head counts. Chinese and Arabic
// figures meet in one form: 一万二千八, 12800 and 1.28万 are the same fee.

export type NumberKind = 'phone' | 'account' | 'plate' | 'room' | 'fee' | 'clock' | 'count' | 'weekday';

export interface SaidNumber {
  readonly kind: NumberKind;
  /** Canonical, such as `fee:12800` or `clock:20:30`. */
  readonly key: string;
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of a figure such as 一万二千八, 三十一, 两千三 or 12800; null when it is none. */
export const readFigure = (text: string): number | null => {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const mixed = /^(\d+(?:\.\d+)?)([万千百])$/.exec(text);
  if (mixed !== null) return Math.round(Number(mixed[1]) * (mixed[2] === '万' ? 10_000 : (UNITS[mixed[2] ?? ''] ?? 1)));
  if (!/^[零〇一二两三四五六七八九十百千万]+$/.test(text)) return null;
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastUnit = 1;
  for (const sign of text) {
    if (sign === '万') {
      total = (total + section + digit) * 10_000;
      section = 0;
      digit = 0;
      lastUnit = 10_000;
    } else if (UNITS[sign] !== undefined) {
      section += (digit === 0 && sign === '十' ? 1 : digit) * UNITS[sign];
      digit = 0;
      lastUnit = UNITS[sign];
    } else {
      digit = DIGITS[sign] ?? 0;
      if (digit === 0) lastUnit = 1; // 一百零五: the five stands alone
    }
  }
  // 两千三 means 2,300: a last digit counts in the next smaller unit.
  const rest = digit > 0 && lastUnit >= 100 ? digit * (lastUnit / 10) : digit;
  return total + section + rest;
};

const D = '[一二两三四五六七八九]';
/** Arabic figures, or well-formed Chinese ones: in 一万二千八一次 the figure ends before 一次. */
const FIGURE = `(?:\\d+(?:\\.\\d+)?[万千百]?|${D}万(?:零?${D}千)?(?:零?${D}百)?(?:零?${D}十)?零?${D}?|${D}千(?:零?${D}百)?(?:零?${D}十)?零?${D}?|${D}百(?:零?${D}十)?零?${D}?|${D}?十${D}?|${D})`;
/** In order of strength: what an earlier rule took, a later one leaves alone. */
const RULES: readonly (readonly [NumberKind, RegExp, (match: RegExpMatchArray) => string | null])[] = [
  ['phone', /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/gu, ([all]) => all.replace(/\D/g, '')],
  [
    'plate',
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·?[A-Z0-9]{5,6}/gu,
    ([all]) => all.replace('·', ''),
  ],
  ['account', /(?:QQ|qq|微信号?)[^\d]{0,4}(\d{6,12})/gu, ([, digits = '']) => digits],
  ['clock', /([01]?\d|2[0-4])[:：点时](半|[0-5]\d)?/gu, ([, hour = '', minute]) => clock(Number(hour), minute)],
  [
    'clock',
    /(晚上|下午|夜里)?([一二两三四五六七八九十]{1,2})点(半|多)?/gu,
    ([, part, hour = '', half]) => {
      const value = readFigure(hour);
      return value === null
        ? null
        : clock(part !== undefined && value < 12 ? value + 12 : value, half === '半' ? '半' : undefined);
    },
  ],
  ['fee', new RegExp(`(${FIGURE})(?:多|余)?(?:元|块钱?|块)`, 'gu'), ([, figure = '']) => value(figure)],
  [
    'fee',
    new RegExp(
      `(?:收费?|交了?|付|一次|一期|费用?|学费|涨到|从|原来|现在|另收|每月|一个月|每小时|一小时|报名费|扣款)(?:了|是|要|共|多收|扣款|还|收)?(${FIGURE})`,
      'gu',
    ),
    ([, figure = '']) => value(figure),
  ],
  ['room', new RegExp(`(${FIGURE})(?:号楼|栋|幢)`, 'gu'), ([, figure = '']) => tagged('b', figure)],
  ['room', new RegExp(`(${FIGURE})单元`, 'gu'), ([, figure = '']) => tagged('u', figure)],
  ['room', new RegExp(`(${FIGURE})(?:层|楼)`, 'gu'), ([, figure = '']) => tagged('f', figure)],
  ['room', new RegExp(`(${FIGURE})号(?!楼|码|线)`, 'gu'), ([, figure = '']) => tagged('n', figure)],
  ['room', /(?<!\d)(\d{3,4})(?:室|楼下|房)?(?=[^\d元块名个年]|$)/gu, ([, digits = '']) => `r${digits}`],
  ['fee', new RegExp(`(?<![\\d.])(${FIGURE})(?![\\d年级个名人间节分])`, 'gu'), ([, figure = '']) => large(figure)],
  ['weekday', /(?:周|星期|礼拜)([一二三四五六日天])/gu, ([, day = '']) => (day === '天' ? '日' : day)],
  ['count', new RegExp(`(${FIGURE})(?:多|余|几)?(?:个|名|人|间|节)`, 'gu'), ([, figure = '']) => value(figure)],
];

function clock(hour: number, minute: string | undefined): string {
  const late = hour > 0 && hour <= 6 ? hour + 12 : hour === 8 || hour === 9 || hour === 10 ? hour + 12 : hour;
  return `${late}:${minute === '半' ? '30' : (minute ?? '00')}`;
}
function value(figure: string): string | null {
  const read = readFigure(figure);
  return read === null || read < 2 ? null : String(read);
}
/** A bare figure of at least a hundred is taken for money: nothing else is that large and bare in a report. */
function large(figure: string): string | null {
  const read = readFigure(figure);
  return read === null || read < 100 || (read >= 1900 && read < 2100) ? null : String(read);
}
function tagged(tag: string, figure: string): string | null {
  const read = readFigure(figure);
  return read === null ? null : `${tag}${read}`;
}

/** Every number of a normalised text, each once. */
export const numbersIn = (text: string): readonly SaidNumber[] => {
  const found = new Map<string, SaidNumber>();
  const taken: (readonly [number, number])[] = [];
  for (const [kind, pattern, canonical] of RULES) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.some(([from, to]) => start < to && from < end)) continue;
      const said = canonical(match);
      if (said === null) continue;
      taken.push([start, end]);
      const key = `${kind}:${said}`;
      found.set(key, { kind, key });
    }
  }
  return [...found.values()];
};
