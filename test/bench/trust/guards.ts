// Finds the guards in our own sources, so that each can be taken out in turn. A guard is whatever refuses: a thrown AppError,
// orNotFound, a requireX call, an orThrow that stands alone, a question about somebody's rights.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Edit, ROOT, sourceOf } from './variant';

export interface Guard {
  /** `report/officer-moves.ts:15 throw NOT_FOUND`. */
  readonly name: string;
  /** The feature whose folder it is in. */
  readonly feature: string;
  readonly edit: Edit;
  /** Says, where the guard stands, that it was reached: its condition was asked, or it refused. */
  readonly sign: (number: number) => readonly Edit[];
  /** The source line, for lists of exceptions. */
  readonly line: string;
}

/** Where the signs of reached guards go while somebody listens. */
export const SIGNED = 'signedByGuard';

/** Questions about rights, and what an absent guard would answer. */
const QUESTIONS: Readonly<Record<string, 'true' | 'false'>> = {
  worksAtSchool: 'true',
  coversDistrict: 'true',
  isCityOfficer: 'true',
  mayHandle: 'true',
  hasConflict: 'false',
};

/** The index behind the parenthesis that closes the one at `open`. Strings and templates with parentheses are read over. */
const closing = (source: string, open: number): number => {
  let depth = 0;
  let quote = '';
  for (let i = open; i < source.length; i++) {
    const c = source.charAt(i);
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === "'" || c === '"' || c === '`') quote = c;
    else if (c === '(') depth++;
    else if (c === ')' && --depth === 0) return i + 1;
  }
  return source.length;
};

interface Pattern {
  readonly what: (match: RegExpExecArray) => string;
  readonly find: RegExp;
  /** What it is in the grammar: how a sign is put beside it. */
  readonly form: 'statement' | 'expression' | 'name';
  /** The edit's end and text, given where the match begins and the parenthesis behind it opens. */
  readonly edit: (source: string, match: RegExpExecArray) => { start: number; end: number; text: string };
}

const statement = (source: string, match: RegExpExecArray, text: string) => {
  const end = closing(source, source.indexOf('(', match.index));
  return { start: match.index, end: source[end] === ';' ? end + 1 : end, text };
};

const PATTERNS: readonly Pattern[] = [
  {
    what: ([, code]) => `throw ${code}`,
    form: 'statement',
    find: /throw new AppError\('(\w+)'/g,
    edit: (source, match) => statement(source, match, ';'),
  },
  {
    what: () => 'orNotFound',
    form: 'name',
    find: /\borNotFound\(/g,
    edit: (_source, match) => ({
      start: match.index,
      end: match.index + match[0].length - 1,
      text: '((found: any) => found)',
    }),
  },
  {
    what: ([, name]) => `${name}`,
    form: 'statement',
    find: /(?<=\n\s*)(?:await )?(require[A-Z]\w*|orThrow)\(/g,
    edit: (source, match) => statement(source, match, ';'),
  },
  {
    what: ([, name]) => `${name}`,
    form: 'expression',
    find: new RegExp(`(?<![\\w.])(${Object.keys(QUESTIONS).join('|')})\\(`, 'g'),
    edit: (source, match) => ({
      start: match.index,
      end: closing(source, match.index + match[0].length - 1),
      text: QUESTIONS[match[1] ?? ''] ?? 'true',
    }),
  },
  {
    what: () => 'is the guardian',
    form: 'expression',
    find: /!(\w+)\?\.guardianIds\.includes\(/g,
    edit: (source, match) => ({
      start: match.index,
      end: closing(source, match.index + match[0].length - 1),
      text: `(${match[1]} === null)`,
    }),
  },
  {
    what: ([text]) => text.trim(),
    form: 'expression',
    find: /(?<![\w.])(?:\w+\??\.)+(?:schoolId|districtCode|to|teacherId|childId) [!=]== (?!null)[\w.]+(?:\([^)]*\)[\w.]*)?/g,
    edit: (_source, match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0].includes('!==') ? '(false as boolean)' : '(true as boolean)',
    }),
  },
];

const lineAt = (source: string, index: number): { number: number; text: string } => {
  const before = source.slice(0, index).split('\n');
  return { number: before.length, text: source.split('\n')[before.length - 1]?.trim() ?? '' };
};

const isDefinition = (line: string, name: string): boolean => new RegExp(`(const|function) ${name}\\b`).test(line);

const SIGNS = { statement: ['{', ';', '}'], expression: ['(', ',', ')'], name: ['(', ',', ')'] } as const;

/** Puts `signed(number)` before the guard without changing what it does. */
const signBefore =
  (file: string, form: Pattern['form'], start: number, end: number): Guard['sign'] =>
  (number) => {
    const [open, then, close] = SIGNS[form];
    return [
      { file, start, end: start, text: `${open} globalThis.${SIGNED}?.(${number})${then} ` },
      { file, start: end, end, text: ` ${close}` },
    ];
  };

/** Every guard of the use-cases, feature by feature. */
export const guardsOf = (feature: string): Guard[] => {
  const folder = path.join('cloudfunctions', feature);
  const files = readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .sort();
  return files.flatMap((name) => {
    const file = path.join(folder, name);
    const source = sourceOf(file);
    return PATTERNS.flatMap((pattern) =>
      [...source.matchAll(pattern.find)].flatMap((match): Guard[] => {
        const { number, text } = lineAt(source, match.index);
        const what = pattern.what(match);
        if (/^(import|\*|\/\/|\/\*)/.test(text) || isDefinition(text, what)) return [];
        const edit = { file, ...pattern.edit(source, match) };
        const sign = signBefore(file, pattern.form, edit.start, edit.end);
        return [{ name: `${feature}/${name}:${number} ${what}`, feature, edit, sign, line: text }];
      }),
    );
  });
};
