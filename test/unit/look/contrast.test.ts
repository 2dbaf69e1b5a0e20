// The colours of the tokens, as the style sheet has them: every pair that stands on another is readable, in both themes.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const CSS = readFileSync(path.resolve(__dirname, '../../../miniprogram/src/ui/ui.module.css'), 'utf8');

/** The tokens set in one `.page { … }` block. */
const tokensIn = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [name, value]));

const [light = '', ...rest] = CSS.split('@media (prefers-color-scheme: dark)');
const LIGHT = tokensIn(light);
const DARK = new Map([...LIGHT, ...tokensIn(rest.join('').split(/\n\}\n/)[0] ?? '')]);

/** WCAG 2.2: relative luminance of sRGB. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
};

const TONES = ['good', 'caution', 'bad', 'unknown', 'brand'];
/** What is written on what. */
const TEXT_ON: readonly (readonly [string, string])[] = [
  ...['ink', 'muted', 'brand', ...TONES.slice(0, 3)].flatMap((text) =>
    ['card', 'ground'].map((ground) => [text, ground] as const),
  ),
  ...TONES.map((tone) => [tone, `${tone}-soft`] as const),
  ...TONES.map((tone) => ['ink', `${tone}-soft`] as const),
  ...TONES.map((tone) => ['muted', `${tone}-soft`] as const),
  ['on-brand', 'brand'],
  ['off-ink', 'off'],
  ['ink', 'segment'],
];
/** What only has to be seen: the edges of fields and the filled part of a bar. */
const SEEN_ON: readonly (readonly [string, string])[] = [
  ['edge', 'card'],
  ['edge', 'ground'],
  ['brand', 'line'],
];

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s tokens', (_theme, tokens) => {
  const of = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`no token --${name}`);
    return value;
  };
  it.each(TEXT_ON)('%s can be read on %s (4.5:1)', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SEEN_ON)('%s can be seen on %s (3:1)', (mark, ground) => {
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('knows black on white and a pair that fails', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1);
  expect(contrast('#999999', '#ffffff')).toBeLessThan(4.5);
});
