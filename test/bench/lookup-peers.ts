// Other ways to look names up, each set up as well as it can be for Chinese names. Each answers with ids, best first.
import Fuse from 'fuse.js';
import Database from 'libsql';
import MiniSearch from 'minisearch';
import { distanceTo, patternOf } from '../../shared/domain/institution/search/bit-parallel';
import { foldLetters, foldName, isHan } from '../../shared/domain/institution/search/fold';
import { commonReading } from '../../shared/domain/institution/search/readings';
import { lettersOf, unitsOf } from '../../shared/domain/institution/search/rows';
import type { MadeInstitution } from './lookup-workload';

export interface Peer {
  readonly find: (q: string, limit: number) => string[];
  /** What it keeps in memory or on disk, bytes; null when nobody can say. */
  readonly bytes: number | null;
  readonly close?: () => void;
}

const spelt = (one: MadeInstitution): string[] =>
  [...foldName(one.name)].map((character, i) => one.readings?.[i]?.[0] ?? character);
const speltQuery = (q: string): string[] => [...foldName(q)].map((character) => commonReading(character) ?? character);

/** Characters, pairs of characters, folded syllables in pairs, the letters in threes, initials in threes, the code in threes. */
const tokensOf = (characters: readonly string[], syllables: readonly string[], code: string): string[] => {
  const tokens: string[] = [];
  characters.forEach((character, i) => {
    if (isHan(character)) {
      tokens.push(`h${character}`);
      const next = characters[i + 1];
      if (next !== undefined) tokens.push(`h${character}${next}`);
    }
  });
  const letters = foldLetters(syllables.join(''));
  for (let i = 0; i + 3 <= letters.length; i++) tokens.push(`p${letters.slice(i, i + 3)}`);
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('');
  for (let i = 0; i + 3 <= initials.length; i++) tokens.push(`i${initials.slice(i, i + 3)}`);
  for (let i = 0; i + 3 <= code.length; i++) tokens.push(`c${code.slice(i, i + 3)}`);
  return tokens.filter((token) => /^[\p{L}\p{N}]+$/u.test(token));
};
const tokensOfInstitution = (one: MadeInstitution): string[] =>
  tokensOf([...foldName(one.name)], spelt(one), one.creditCode ?? '');
const tokensOfQuery = (q: string): string[] => {
  if (/^[0-9A-Z]{4,18}$/.test(q) && /\d/.test(q)) return tokensOf([], [], q);
  const characters = [...foldName(q)];
  const tokens = tokensOf(characters, speltQuery(q), '');
  // Letters alone may be initials too.
  const typed = characters.join('');
  if (!/^[a-z]{3,8}$/.test(typed)) return tokens;
  return [...tokens, ...Array.from({ length: typed.length - 2 }, (_, i) => `i${typed.slice(i, i + 3)}`)];
};

/** SQLite FTS5 in memory, BM25, our tokens through its plain tokenizer. */
export const openFts5 = (institutions: readonly MadeInstitution[]): Peer => {
  const db = new Database(':memory:');
  db.exec(
    `CREATE VIRTUAL TABLE names USING fts5(tokens, content='', columnsize=1, tokenize="unicode61 remove_diacritics 0")`,
  );
  const insert = db.prepare('INSERT INTO names(rowid, tokens) VALUES (?, ?)');
  db.transaction(() => {
    for (const [i, one] of institutions.entries()) insert.run(i + 1, tokensOfInstitution(one).join(' '));
  })();
  const select = db.prepare('SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?');
  const [size] = db
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
    .all() as { bytes: number }[];
  return {
    find(q, limit) {
      const tokens = [...new Set(tokensOfQuery(q))];
      if (tokens.length === 0) return [];
      const rows = select.all(tokens.map((token) => `"${token}"`).join(' OR '), limit) as { rowid: number }[];
      return rows.map(({ rowid }) => institutions[rowid - 1]?.id ?? '');
    },
    bytes: size?.bytes ?? null,
    close: () => void db.close(),
  };
};

/** MiniSearch over the same tokens, any of them. */
export const openMiniSearch = (institutions: readonly MadeInstitution[]): Peer => {
  const before = process.memoryUsage().heapUsed;
  const index = new MiniSearch<{ id: string; tokens: string }>({
    fields: ['tokens'],
    tokenize: (tokens) => tokens.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(institutions.map((one) => ({ id: one.id, tokens: tokensOfInstitution(one).join(' ') })));
  return {
    find: (q, limit) =>
      index
        .search(tokensOfQuery(q).join(' '), { combineWith: 'OR' })
        .slice(0, limit)
        .map(({ id }) => String(id)),
    bytes: process.memoryUsage().heapUsed - before,
  };
};

/** Fuse.js over name, letters, initials and code: it reads every record for every query. */
export const openFuse = (institutions: readonly MadeInstitution[]): Peer => {
  const fuse = new Fuse(
    institutions.map((one) => {
      const syllables = spelt(one);
      return {
        id: one.id,
        name: foldName(one.name),
        letters: foldLetters(syllables.join('')),
        initials: syllables.map((syllable) => syllable[0]).join(''),
        code: one.creditCode ?? '',
      };
    }),
    { keys: ['name', 'letters', 'initials', 'code'], ignoreLocation: true, threshold: 0.4, includeScore: false },
  );
  return {
    find(q, limit) {
      const isLatin = /^[\x20-\x7e]+$/.test(q);
      const words = isLatin && !/\d/.test(q) ? foldLetters(q.toLowerCase()) : q;
      return fuse.search(words, { limit }).map(({ item }) => item.id);
    },
    bytes: null,
  };
};

/** The distance to every name, no index: the least of characters, letters and code. */
export const openLinear = (institutions: readonly MadeInstitution[]): Peer => {
  const rows = institutions.map((one) => ({
    id: one.id,
    units: unitsOf(foldName(one.name)),
    letters: lettersOf(foldLetters(spelt(one).join(''))),
    code: unitsOf(one.creditCode ?? ''),
  }));
  return {
    find(q, limit) {
      const isCode = /^[0-9A-Z]{4,18}$/.test(q) && /\d/.test(q);
      const text = foldName(q);
      const isHanOnly = [...text].every(isHan);
      const letters = patternOf(lettersOf(foldLetters(speltQuery(q).join(''))));
      const units = patternOf(unitsOf(isCode ? q : text));
      const scored = rows.map(({ id, units: name, letters: sound, code }, i) => {
        if (isCode) return { id, i, cost: distanceTo(units, code, 0, code.length) };
        const heard = distanceTo(letters, sound, 0, sound.length) / letters.length;
        const seen = isHanOnly ? distanceTo(units, name, 0, name.length) / units.length : 0;
        return { id, i, cost: heard + 0.6 * seen };
      });
      return scored
        .sort((a, b) => a.cost - b.cost || a.i - b.i)
        .slice(0, limit)
        .map(({ id }) => id);
    },
    bytes: null,
  };
};
