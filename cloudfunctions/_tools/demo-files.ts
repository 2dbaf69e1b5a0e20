import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OFFICE_ROLES } from '../../shared/domain/account/second-factor';
import type { LocalDate } from '../../shared/kernel/time';
import { openSecrets } from '../_lib/secrets';
import { totpFor } from '../_lib/totp';
import { PEOPLE } from './demo/people';
import { buildRegistryWorkbook } from './demo/registry-spreadsheet';
import { buildRosterWorkbook } from './demo/roster-spreadsheet';
import { DEMO_SECRET } from './demo-data';
import { demoSeedOf } from './in-process';

/** What the demo offers beside the H5 build: the people under 演示身份, and a spreadsheet to import. */
export const writeDemoFiles = async (h5Dir: string, day: LocalDate): Promise<void> => {
  const secrets = openSecrets(DEMO_SECRET);
  const people = Object.values(PEOPLE).map(({ openid, accountId, name, role, note, grants }) => ({
    openid,
    name,
    role,
    note,
    // What the demo person's authenticator holds, so that the page can show its codes: invented people, a key known to all.
    ...(grants.some((grant) => OFFICE_ROLES.includes(grant.role))
      ? { totpSecret: totpFor(secrets, accountId, demoSeedOf(accountId)).secret.base32 }
      : {}),
  }));
  mkdirSync(path.join(h5Dir, 'demo'), { recursive: true });
  writeFileSync(path.join(h5Dir, 'demo', 'people.json'), JSON.stringify(people));
  // For trying an import: the list the registry was seeded from, with a few rows that must be refused.
  writeFileSync(path.join(h5Dir, 'demo', 'registry.xlsx'), await buildRegistryWorkbook(day, true));
  // For the school's desk: a roster that imports, and the same with rows that must be refused.
  writeFileSync(path.join(h5Dir, 'demo', 'roster.xlsx'), await buildRosterWorkbook(day));
  writeFileSync(path.join(h5Dir, 'demo', 'roster-with-errors.xlsx'), await buildRosterWorkbook(day, true));
};
