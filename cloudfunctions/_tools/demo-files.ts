import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LocalDate } from '../../shared/kernel/time';
import { PEOPLE } from './demo/people';
import { buildRegistryWorkbook } from './demo/registry-spreadsheet';
import { buildRosterWorkbook } from './demo/roster-spreadsheet';

/** What the demo offers beside the H5 build: the people under 演示身份, and a spreadsheet to import. */
export const writeDemoFiles = async (h5Dir: string, day: LocalDate): Promise<void> => {
  const people = Object.values(PEOPLE).map(({ openid, name, role, note }) => ({ openid, name, role, note }));
  mkdirSync(path.join(h5Dir, 'demo'), { recursive: true });
  writeFileSync(path.join(h5Dir, 'demo', 'people.json'), JSON.stringify(people));
  // For trying an import: the list the registry was seeded from, with a few rows that must be refused.
  writeFileSync(path.join(h5Dir, 'demo', 'registry.xlsx'), await buildRegistryWorkbook(day, true));
  // For the school's desk: a roster that imports, and the same with rows that must be refused.
  writeFileSync(path.join(h5Dir, 'demo', 'roster.xlsx'), await buildRosterWorkbook(day));
  writeFileSync(path.join(h5Dir, 'demo', 'roster-with-errors.xlsx'), await buildRosterWorkbook(day, true));
};
