// Where readings come from: a dictionary that only functions and tools carry. Phones get them with the list.
import { pinyin } from 'pinyin-pro';
import { foldName, isHan } from '../../shared/domain/institution/search/fold';

/** Readings of each character of the folded name: the one in context first, then the character's others. */
export const readingsOf = (name: string): string[][] => {
  const folded = foldName(name);
  const inContext = pinyin(folded, { toneType: 'none', type: 'array', v: true });
  return [...folded].map((character, i) => {
    if (!isHan(character)) return [];
    const others = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    return [...new Set([inContext[i] ?? others[0] ?? character, ...others])];
  });
};
