// Finds the concepts in a text: where they stand, in which sentence, and whether the clause says that they are not so.
import { ASIDE, CONCEPTS, type Concept, DEMAND, NEGATION, TURN } from './concepts.lexicon';

export interface Mention {
  readonly phrase: string;
  readonly sentence: number;
  /** 1; more where somebody says what they came for. */
  readonly weight: number;
}

export type Mentions = ReadonlyMap<Concept, readonly Mention[]>;

const PATTERNS = Object.entries(CONCEPTS).map(([name, source]) => [name as Concept, new RegExp(source, 'gu')] as const);
const NEGATED = new RegExp(`${NEGATION}[^,。;!?]{0,12}$`, 'u');
/** "不是早就关了吗": a question that asserts. */
const RHETORICAL = /^[^。;!]{0,24}吗/u;
const DEMANDS = new RegExp(DEMAND, 'u');
const ASIDES = new RegExp(ASIDE, 'u');
const TURNS = new RegExp(TURN, 'u');
/** @policy a demand is what the text is about; asides and what came before "说正事" are background */
const DEMAND_WEIGHT = 1.2;
const ASIDE_WEIGHT = 0.35;
const BEFORE_TURN_WEIGHT = 0.5;
/** How far back a "不是" reaches. */
const REACH = 16;
/** Concepts that carry their own "not", such as 无证: a negation before them is part of how they are said. */
const CARRY_NEGATION: ReadonlySet<Concept> = new Set([
  'unlicensed',
  'orderedRefund',
  'notServing',
  'licensed',
  'everybody',
]);
const MAX_CHARACTERS = 4000;

/** One spelling for one sign: compatibility forms, zero-width characters and Chinese punctuation folded. */
export const normalise = (text: string): string =>
  text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[，、]/g, ',')
    .replace(/\s*\n\s*/g, '。')
    .replace(/[!！]/g, '!')
    .replace(/[?？]/g, '?')
    .replace(/[;；]/g, ';')
    .replace(/[ \t]+/g, '');

/** Start offsets of the sentences. */
const sentenceStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (const { index } of text.matchAll(/[。!?;]+/gu)) starts.push(index + 1);
  return starts;
};

/** Every concept with where it is said, negated ones left out. Linear in the text's length. */
export const findMentions = (text: string): Mentions => {
  const starts = sentenceStarts(text);
  const turn = text.search(TURNS);
  const weights = starts.map((start, i) => {
    const sentence = text.slice(start, starts[i + 1]);
    if (start + sentence.length <= turn) return BEFORE_TURN_WEIGHT;
    if (ASIDES.test(sentence)) return ASIDE_WEIGHT;
    return DEMANDS.test(sentence) ? DEMAND_WEIGHT : 1;
  });
  const sentenceAt = (at: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const mentions = new Map<Concept, Mention[]>();
  for (const [concept, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [phrase] = match;
      const isNegated =
        !CARRY_NEGATION.has(concept) &&
        NEGATED.test(text.slice(Math.max(0, match.index - REACH), match.index)) &&
        !RHETORICAL.test(text.slice(match.index, match.index + REACH * 2));
      if (isNegated) continue;
      const sentence = sentenceAt(match.index + Math.min(1, phrase.length - 1));
      const list = mentions.get(concept) ?? [];
      list.push({ phrase, sentence, weight: weights[sentence] ?? 1 });
      mentions.set(concept, list);
    }
  }
  return mentions;
};
