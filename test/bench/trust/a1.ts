// A1: deny by default. The table is whole and green; then every guard is taken out in turn, and a cell must turn red.
import { serve } from '../../../cloudfunctions/_lib/serve';
import { openFunctions } from '../../../cloudfunctions/functions';
import { contracts } from '../../../shared/contracts';
import type { Endpoint } from '../../../shared/contracts/endpoint';
import { ROLES } from '../../../shared/domain/account/roles';
import { FEATURES } from '../../contract/endpoints';
import { cellsOf, faultsOfCell, gapsOf } from '../../contract/endpoints/cells';
import type { World } from '../../contract/endpoints/world';
import { type Guard, guardsOf } from './guards';
import { behind, firstRed, type OpenFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variants } from './variant';

const CITY_CHECKS_AGAIN = 'the use-case refuses everybody but the city once more, with the same code';

/** Guards that no cell can show, by name or by the line as it stands in the source, each with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  'callers of inspection.openPlan': CITY_CHECKS_AGAIN,
  'callers of inspection.enterNumber': CITY_CHECKS_AGAIN,
  'callers of inspection.draw': CITY_CHECKS_AGAIN,
  'callers of tenant.enterYear': CITY_CHECKS_AGAIN,
  'callers of tenant.enterSchoolYear': CITY_CHECKS_AGAIN,
  "if (done === 'refused') throw new AppError('WRONG_STATE', { state: 'drawn' });":
    'only two draws at the same moment meet it: see the tests of drawing twice',
  "const draw = orNotFound(await call.store.get('draws', roundId));": 'a drawn round always has its record',
  "const round = orNotFound(await call.store.get('rounds', roundId));":
    'without the round there are no wishes either, and those are asked for next',
  'grants.some((grant) => grant.role === role && grant.schoolId === schoolId),':
    'it names the reader’s role in a guardian’s list and opens nothing',
  "if (children.length > MAX_STRIPS) throw new AppError('LIMIT_EXCEEDED', { max: MAX_STRIPS });":
    'only a class of more than a hundred children meets it',
  "if (done === 'refused') throw new AppError('CONFLICT');":
    'only a change by somebody else in the very moment of this one meets it',
  "if (!made?.wrapped) throw new AppError('CONFLICT');": 'only a deletion in the very moment of this save meets it',
  "throw new AppError('CONFLICT');": 'only an edit in the very moment of an import meets it',
};

type Contract = Readonly<Record<string, Endpoint>>;

/** The same functions with one endpoint open to everybody who has an account (or, for a job, to everybody). */
const openedUp = ({ stage }: OpenFeature, functionName: string, action: string): World => {
  const contract = (contracts as Readonly<Record<string, Contract>>)[functionName];
  const endpoint = contract?.[action];
  if (contract === undefined || endpoint === undefined) throw new Error(`no endpoint ${functionName}.${action}`);
  const callers = endpoint.callers === 'timer' ? ('anyone' as const) : ROLES;
  const { useCases } = require(`../../../cloudfunctions/${functionName}`) as { useCases: Parameters<typeof serve>[2] };
  return stage.withFunctions(
    () => stage.world.ports,
    (ports) => ({
      ...openFunctions(ports),
      [functionName]: serve(functionName, { ...contract, [action]: { ...endpoint, callers } }, useCases, () => ports),
    }),
  );
};

const SHARED_GUARDS = [
  ['_lib/serve.ts authorise', replacing('cloudfunctions/_lib/serve.ts', 'authorise(endpoint, principal);', ';')],
  [
    '_lib/serve.ts requireSecondFactor',
    replacing('cloudfunctions/_lib/serve.ts', 'await requireSecondFactor(endpoint, principal, ports.store, now);', ';'),
  ],
  ['roles.ts suspended or ended', replacing('shared/domain/account/roles.ts', "grant.state === 'active' && ", '')],
  ['roles.ts not begun', replacing('shared/domain/account/roles.ts', 'grant.from <= now && ', '')],
  [
    'roles.ts expired',
    replacing('shared/domain/account/roles.ts', '(grant.until === null || now < grant.until)', 'true'),
  ],
] as const;

/** Looks in the guard's own feature first, then wherever else the function is used. */
const redFor = async (stages: readonly OpenFeature[], variants: Variants, guard: Guard): Promise<string | null> => {
  const variant = await variants.build([guard.edit]);
  const own = stages.filter(({ feature }) => feature.name === guard.feature);
  const others = guard.edit.file.endsWith('public.ts')
    ? stages.filter(({ feature }) => feature.name !== guard.feature)
    : [];
  for (const open of [...own, ...others]) {
    const red = await firstRed(open, behind(open, variant), ({ isAdmitted }) => isAdmitted);
    if (red !== null) return red;
  }
  return null;
};

export const a1: Trust = {
  id: 'A1',
  promise: 'deny by default: no untabled cell, and every guard that is taken out turns a cell red',
  async run() {
    const stages: OpenFeature[] = [];
    for (const feature of FEATURES) stages.push(await openFeature(feature));
    const red: string[] = [];
    let cells = 0;
    for (const open of stages) {
      for (const cell of cellsOf(open.feature)) {
        cells++;
        const faults = await faultsOfCell({ ...open, world: open.stage.world }, cell);
        red.push(...faults.map((fault) => `${cell.endpoint}, ${cell.caseName}, as ${cell.who}: ${fault}`));
      }
    }
    const missed: string[] = [];
    let lists = 0;
    for (const open of stages) {
      const { name } = open.feature;
      for (const [action, { callers }] of Object.entries(
        (contracts as Readonly<Record<string, Contract>>)[name] ?? {},
      )) {
        if (callers === 'anyone' || callers === 'unidentified') continue;
        lists++;
        const found = await firstRed(
          open,
          openedUp(open, name, action),
          ({ endpoint }) => endpoint === `${name}.${action}`,
        );
        if (found === null) missed.push(`callers of ${name}.${action}`);
      }
    }
    const variants = await openVariants();
    for (const [what, edit] of SHARED_GUARDS) {
      const variant = await variants.build([edit]);
      let found: string | null = null;
      for (const open of stages) found ??= await firstRed(open, behind(open, variant));
      if (found === null) missed.push(what);
    }
    const guards = FEATURES.flatMap(({ name }) => guardsOf(name));
    for (const guard of guards) {
      if ((await redFor(stages, variants, guard)) === null) missed.push(`${guard.name}   ${guard.line}`);
    }
    // Only what was really missed may be excused: an exception that is no longer needed is a fault of its own.
    const isExcused = (miss: string, key: string): boolean => miss === key || miss.endsWith(`   ${key}`);
    const excused = missed.filter((miss) => Object.keys(UNSEEN).some((key) => isExcused(miss, key)));
    const unexcused = missed.filter((miss) => !excused.includes(miss));
    const needless = Object.keys(UNSEEN).filter((key) => !missed.some((miss) => isExcused(miss, key)));
    await variants.close();
    for (const { stage } of stages) await stage.close();
    const removed = lists + SHARED_GUARDS.length + guards.length;
    const caught = removed - missed.length;
    const faults = [...unexcused, ...needless.map((key) => `excused without need: ${key}`)];
    return {
      figures: [
        tally(
          'cells of the table without an expectation, or not as tabled',
          [...gapsOf(FEATURES), ...red],
          cells,
          true,
        ),
        tally(
          `guards whose removal no cell noticed (${lists} lists of callers, ${SHARED_GUARDS.length} shared, ${guards.length} in use-cases)`,
          faults,
          removed,
          true,
        ),
      ],
      controls: [
        {
          what: 'each guard removed in turn',
          caught:
            unexcused.length === 0
              ? `${caught} of ${removed} turn a cell red; ${excused.length} that no cell can show are listed with their reasons`
              : null,
        },
      ],
    };
  },
};
