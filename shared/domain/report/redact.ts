// Finds what would tell who somebody is: telephone numbers, identity cards, plates, addresses of mail, accounts.
// It finds forms, not persons: a name without a title before or after it is not recognised.
import * as z from 'zod';

export const REDACTED_KINDS = ['phone', 'idCard', 'name', 'email', 'plate', 'account', 'address'] as const;
export type RedactedKind = (typeof REDACTED_KINDS)[number];

export interface Found {
  readonly kind: RedactedKind;
  /** Positions in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

// In order of strength: what an earlier rule took, a later one leaves alone.
const RULES: readonly (readonly [RedactedKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    'idCard',
    /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
  ],
  ['phone', /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g],
  ['phone', /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g],
  ['account', /(?<!\d)\d{16,19}(?!\d)/g],
  ['account', /(?:微信号?|QQ号?|qq|支付宝)[:： 是]*([A-Za-z0-9_-]{5,20})/g],
  ['plate', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-HJ-NP-Z0-9]{5,6}/g],
  [
    'address',
    /[\u4e00-\u9fa5]{2,12}(?:小区|花园|家园|公寓|村)\d{1,3}(?:号楼|栋|幢|单元)(?:\d{1,3}单元)?(?:\d{2,4}(?:室|号))?/g,
  ],
  ['name', /(?:我叫|我是|本人|孩子叫|儿子叫|女儿叫|姓名[:：])([\u4e00-\u9fa5]{2,4})(?=[，,。.；;的在是、\s]|$)/g],
];

/** Everything found in a text, in order of place, without overlaps. */
export const findIdentifying = (text: string): Found[] => {
  const found: Found[] = [];
  for (const [kind, pattern] of RULES) {
    for (const match of text.matchAll(pattern)) {
      const [whole, inner] = match;
      const start = match.index + (inner === undefined ? 0 : whole.lastIndexOf(inner));
      const end = start + (inner ?? whole).length;
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ kind, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
};

/** The text with each find replaced by as many full blocks as it had characters. */
export const redact = (text: string): { readonly text: string; readonly found: readonly Found[] } => {
  const found = findIdentifying(text);
  let out = '';
  let at = 0;
  for (const { start, end } of found) {
    out += text.slice(at, start) + '█'.repeat(end - start);
    at = end;
  }
  return { text: out + text.slice(at), found };
};

/** engines.md, `redact`. */
export const RedactInput = z.object({ texts: z.array(z.object({ id: z.string(), text: z.string() })) });

export const runRedact = ({ texts }: z.infer<typeof RedactInput>) => ({
  results: texts.map(({ id, text }) => ({ id, ...redact(text) })),
});
