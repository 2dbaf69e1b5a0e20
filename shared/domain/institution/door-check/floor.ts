// The number of a floor, as licences write it and as people say it.
import { NUMERALS, TEN, UNDER_GROUND } from '../address.lexicon';

/** `十二` → 12, `三` → 3, `5` → 5; null for anything else. */
const countIn = (text: string): number | null => {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const parts = text.split(TEN);
  if (parts.length > 2) return null;
  const digits = parts.map((part) => (part === '' ? null : (NUMERALS[part] ?? Number.NaN)));
  if (digits.some((digit) => Number.isNaN(Number(digit)))) return null;
  const [first, second] = digits;
  if (parts.length === 1) return first == null ? null : Number(first);
  return 10 * Number(first ?? 1) + Number(second ?? 0);
};

/**
 * The floor that `3楼`, `三层`, `F3`, `3F`, `3` mean; below ground (`地下一层`, `负1楼`, `B1`, `-1`) negative. Null for anything
 * else, 0 included: no licence names it.
 */
export const floorNumber = (text: string): number | null => {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^第/, '')
    .replace(/[楼层]$/, '');
  const above = plain.replace(UNDER_GROUND, '');
  const count = countIn(above.replace(/^F|F$/g, ''));
  if (count === null || count === 0) return null;
  return above === plain ? count : -count;
};
