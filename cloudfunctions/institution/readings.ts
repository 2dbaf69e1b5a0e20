// Where readings come from: a dictionary that only functions and tools carry. Phones get them with the list.
import { pinyin } from 'pinyin-pro';
import { foldName, isHan } from '../../shared/domain/institution/search/fold';

/** All readings of each character of the folded name; polyphones have several. */
export const readingsOf = (name: string): string[][] =>
  [...foldName(name)].map((character) =>
    isHan(character) ? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }) : [],
  );
