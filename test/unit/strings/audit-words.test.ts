// Every action of the trail has its Chinese words (types see to that), and nothing that nobody does has any.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { YEAR_SECTIONS } from '../../../shared/domain/account/audit-year';
import { ACTION_WORDS, actionWords } from '../../../shared/strings/audit';

const ROOT = path.resolve(__dirname, '..', '..', '..');

/** The sources that write the trail: use-cases, the rules they ask, the deployment and the demo's founding. */
const sources = ['cloudfunctions', path.join('shared', 'domain')].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'audit-year.ts')
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')),
);
const code = sources.join('\n');
const ACTIONS = Object.keys(ACTION_WORDS);

describe('the words of the trail', () => {
  it('name each action that the code writes down, in Chinese and once', () => {
    const written = [...code.matchAll(/writeOf\(\s*(?:\w+|\{[^}]*\}),\s*'([\w.]+)'/g)].map(([, action = '']) => action);
    expect(new Set(written).size).toBeGreaterThan(100); // or the pattern has stopped finding them
    expect(written.filter((action) => !Object.hasOwn(ACTION_WORDS, action))).toEqual([]);
    expect(Object.values(ACTION_WORDS).filter((words) => !/^[\p{Script=Han}“”，、]+$/u.test(words))).toEqual([]);
  });

  it('name nothing that no code does any more', () => {
    expect(ACTIONS.filter((action) => !code.includes(`'${action}'`))).toEqual([]);
  });

  it('cover every line of the yearly form', () => {
    const lines = Object.values(YEAR_SECTIONS).flat();
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((action) => actionWords(action) === action)).toEqual([]);
  });
});
