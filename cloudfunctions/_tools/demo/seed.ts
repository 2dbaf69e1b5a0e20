// Makes the demo city: first who is who, then each feature's own story, told through its own endpoints.
import type { LocalDate } from '../../../shared/kernel/time';
import { selectionCodeHash } from '../../_lib/selection-code';
import { PEOPLE } from './people';
import { CHILDREN, SCHOOLS } from './schools';
import { seedInstitution } from './seed-institution';
import { type DemoReceipt, seedReport } from './seed-report';
import { type DemoWorld, openDemoWorld } from './world';

const seedAccounts = async ({ ports, founding }: DemoWorld): Promise<void> => {
  await ports.store.insertMany(
    'accounts',
    Object.values(PEOPLE).map(({ accountId, openid, name, grants }) => ({
      id: accountId,
      document: { openid, displayName: name, grants: [...grants] },
      audit: founding('accounts', accountId),
    })),
  );
  await ports.store.insertMany(
    'schools',
    SCHOOLS.map(({ id, stages, ...school }) => ({ id, document: { ...school, stages: [...stages] } })),
  );
  await ports.store.insertMany(
    'children',
    CHILDREN.map(({ id, guardians, selectionCode, ...child }) => ({
      id,
      document: {
        ...child,
        guardianIds: guardians.map((key) => PEOPLE[key].accountId),
        selectionCodeHash: selectionCodeHash(ports.secrets, selectionCode),
      },
    })),
  );
};

/** The stories in the order in which they build on each other. A feature adds its own seeding here. */
const STORIES: readonly ((world: DemoWorld) => Promise<void>)[] = [seedAccounts, seedInstitution];

/** What the start screen shows besides the people. */
export interface DemoFacts {
  readonly receipt: DemoReceipt;
}

/** Fills an empty environment with the demo city as of `day`. */
export const seedDemoCity = async (day: LocalDate): Promise<DemoFacts> => {
  const world = openDemoWorld(day);
  for (const story of STORIES) {
    world.at(0);
    await story(world);
  }
  return { receipt: await seedReport(world) };
};
