// Makes the demo city: first who is who, then each feature's own story, told through its own endpoints.
import type { LocalDate } from '../../../shared/kernel/time';
import { accountOf, PEOPLE } from './people';
import { SCHOOLS } from './schools';
import { seedAccount } from './seed-account';
import { seedChildren, tellChildren } from './seed-child';
import { seedClub } from './seed-club';
import { seedInspection } from './seed-inspection';
import { seedInstitution } from './seed-institution';
import { seedNational } from './seed-national';
import { seedNotice } from './seed-notice';
import { type DemoReceipt, seedReport } from './seed-report';
import { seedSatisfaction } from './seed-satisfaction';
import { seedSupervision } from './seed-supervision';
import { seedTenant } from './seed-tenant';
import { planTerm, seedTerm } from './seed-term';
import { type DemoWorld, openDemoWorld } from './world';

const seedAccounts = async ({ ports, founding }: DemoWorld): Promise<void> => {
  await ports.store.insertMany(
    'accounts',
    Object.values(PEOPLE).map((person) => ({
      id: person.accountId,
      document: accountOf(person),
      audit: founding('accounts', person.accountId),
    })),
  );
  await ports.store.insertMany(
    'schools',
    SCHOOLS.map(({ id, stages, ...school }) => ({ id, document: { ...school, stages: [...stages] } })),
  );
  await seedChildren(ports);
};

/** The stories in the order in which they build on each other. A feature adds its own seeding here. */
const STORIES: readonly ((world: DemoWorld) => Promise<void>)[] = [
  seedAccounts,
  seedTenant,
  seedInstitution,
  seedNational,
  seedSupervision,
  seedClub,
  planTerm,
  seedSatisfaction,
  seedTerm,
  seedNotice,
  seedInspection,
  tellChildren,
  seedAccount,
];

/** Far more than the demo needs; a relay that never ends must not hang the start. */
const MAX_RELAYS = 200;

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
  const receipt = await seedReport(world);
  world.at(0, 8 * 60);
  await world.call(null, 'timer.publish', {});
  // What the stories left to be sealed and delivered: the chain is whole and the inboxes are full before anybody looks.
  for (let rounds = 0; rounds < MAX_RELAYS; rounds++) {
    const { sealed, delivered } = await world.call(null, 'timer.relay', {});
    if (sealed + delivered === 0) break;
  }
  return { receipt };
};
