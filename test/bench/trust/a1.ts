// A1: deny by default. The table is whole and green; then every guard is taken out in turn, and a cell must turn red.
import { serve } from '../../../cloudfunctions/_lib/serve';
import { openFunctions } from '../../../cloudfunctions/functions';
import { contracts } from '../../../shared/contracts';
import type { Endpoint } from '../../../shared/contracts/endpoint';
import { ROLES } from '../../../shared/domain/account/roles';
import { FEATURES } from '../../contract/endpoints';
import { type Cell, cellsOf, faultsOfCell, gapsOf } from '../../contract/endpoints/cells';
import type { World } from '../../contract/endpoints/world';
import { type Guard, guardsOf, SIGNED } from './guards';
import { behind, firstRed, type OpenFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variants } from './variant';

const CITY_CHECKS_AGAIN = 'the use-case refuses everybody but the city once more, with the same code';

/** Guards that no cell can show, by name or by the line as it stands in the source, each with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  'callers of inspection.openPlan': CITY_CHECKS_AGAIN,
  'callers of inspection.enterNumber': CITY_CHECKS_AGAIN,
  'callers of inspection.draw': CITY_CHECKS_AGAIN,
  'callers of institution.importMarks': CITY_CHECKS_AGAIN,
  'callers of supervision.openAnnual': CITY_CHECKS_AGAIN,
  'callers of supervision.publishAnnual': CITY_CHECKS_AGAIN,
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
  "return answer(orNotFound(await call.store.get('secondFactors', id)).seed);": 'written on the line before',
  "const child = orNotFound(await call.store.get('children', request.childId));":
    'a request that waits keeps its child from being removed',
  'const childIds = children.filter((child) => child.schoolId === schoolId).map(({ id }) => id);':
    'it sorts the children of several schools of one admin; all of them are theirs',
  "const { offerHours } = orNotFound(await store.get('rounds', roundId));": 'seats always have their round',
  "const round = orNotFound(await store.get('rounds', seats.roundId));": 'seats always have their round',
  "throw new AppError('BUSY');": 'only twenty changes of one club between a look and a write meet it: see R1',
  "if (!seats.members.includes(childId)) throw new AppError('NO_SEATS', { waiting: seats.waiting.length });":
    'only somebody who is overtaken after the look before meets it: see R1',
  "if (pending === null) throw new AppError('CONFLICT');":
    'only the twin of a request that came twice at once meets it: see R2',
  'if (!hasConflict(error)) throw error;':
    'no question about rights: an error of the store that is no overtaking, which only a failing store shows',
  "const seats = orNotFound(await call.store.get('clubSeats', clubId));": 'whoever changes seats has read them before',
  "const seats = orNotFound(await call.store.get('clubSeats', to));": 'whoever takes a seat has read the seats before',
  "await store.insert('roundDrafts', fresh, { schoolId: orNotFound(schoolId), roundId: null, ...changed }, write);":
    'an admin of no school is none: `callers` has refused',
  'orThrow(await countOne(call, `institution|${institutionId}`, PER_INSTITUTION));':
    'three hundred questions of twenty callers meet it: see the tests of the roster',
  "throw new AppError('LIMIT_EXCEEDED', { bytes: list.length, most: MAX_LIST_BYTES });":
    'only a registry of tens of thousands meets it',
  "if (outcome === 'refused') throw new AppError('CONFLICT');": 'only an edit in the very moment of an import meets it',
  "const now = orNotFound(await call.store.get('institutions', id));":
    'institutions are never removed, and this one was read before',
  'requireReader(await callerReader(call), report);': 'each step of many asks again for itself',
  "if (!content.success) throw new AppError('NOT_FOUND'); // its key is lost: there is nothing to hand on":
    'only a lost key meets it: see the tests of sealing',
  "(grant) => grant.role === 'officer' && (grant.districtCode === districtCode || grant.districtCode === null),":
    'it says who is told that signals met, and opens nothing',
  "throw new AppError('NOT_FOUND', { what: 'slip' });":
    'a used slip is known by the store alone: see the tests of slips',
  "reader.grants.some((grant) => grant.role === 'officer' && grant.districtCode === code),":
    'it narrows the query; every report found is asked for again',
  "if (taken === 'refused') throw new AppError('WRONG_STATE');": 'only two who accept at the same moment meet it',
  "if (principal.kind !== 'visitor') throw new AppError('UNAUTHENTICATED');":
    'whoever has neither account nor identity was refused on the first line',
  'const found = orNotFound(one);': 'the store’s own `open` refuses what is not there',
  "const { dueOn } = orNotFound(await call.store.get('annualRounds', roundId(year)));":
    'an invitation always has its year',
  "const { dueOn } = orNotFound(await call.store.get('annualRounds', roundId(one.year)));":
    'an invitation always has its year',
  "if (!opened.ok) throw new AppError('NOT_FOUND', { reason: opened.reason });":
    'only a lost key meets it: see the tests of sealing',
  "const opened = await call.sealing.open('identity', identityOf(report.id), orNotFound(report.identity));":
    'only a report with a sealed name comes as far',
  "const earlier = orNotFound(await call.store.get('unsealings', id));":
    'only the repeat of an opening meets it, which has its document',
  'const receipt = orNotFound(readReceipt(typed));':
    'what is no receipt is found nowhere either; it would only count as a guess',
  "if ((await call.store.changeIf('children', childId, {}, {}, write)) === 'refused') throw new AppError('NOT_FOUND');":
    'only a child who is removed in the very moment of the export meets it',
  "if (code === null) throw new AppError('NOT_FOUND'); // no code at all is no guess":
    'what is no code is found nowhere either; it would only count as a guess',
  "if (!made?.wrapped) throw new AppError('CONFLICT');": 'only a deletion in the very moment of this save meets it',
  "throw new AppError('CONFLICT');": 'only an edit in the very moment of an import meets it',
};

type Contract = Readonly<Record<string, Endpoint>>;

/** The same functions with one endpoint open to everybody who has an account (or, for a job or what is for every role, to everybody). */
const openedUp = ({ stage }: OpenFeature, functionName: string, action: string): World => {
  const contract = (contracts as Readonly<Record<string, Contract>>)[functionName];
  const endpoint = contract?.[action];
  if (contract === undefined || endpoint === undefined) throw new Error(`no endpoint ${functionName}.${action}`);
  // A list that names every role keeps out those who have none: it is opened by asking for nothing.
  const isForEveryRole = endpoint.callers.length === ROLES.length;
  const callers = endpoint.callers === 'timer' || isForEveryRole ? ('anyone' as const) : ROLES;
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

interface Reached {
  readonly open: OpenFeature;
  readonly cell: Cell;
}

/**
 * Which cells come by which guard: every admitted cell once, on a build in which each guard signs. A cell that never meets a
 * guard cannot notice that it is gone.
 */
const reachedBy = async (
  stages: readonly OpenFeature[],
  variants: Variants,
  guards: readonly Guard[],
): Promise<readonly (readonly Reached[])[]> => {
  const signed = await variants.build(guards.flatMap(({ sign }, number) => sign(number)));
  const reached: Reached[][] = guards.map(() => []);
  for (const open of stages) {
    const world = behind(open, signed);
    for (const cell of cellsOf(open.feature).filter(({ isAdmitted }) => isAdmitted)) {
      const here = new Set<number>();
      Object.assign(globalThis, { [SIGNED]: (number: number) => here.add(number) });
      await faultsOfCell({ ...open, world }, cell);
      for (const number of here) reached[number]?.push({ open, cell });
    }
  }
  Object.assign(globalThis, { [SIGNED]: undefined });
  return reached;
};

/** Whether a cell that comes by the guard is red without it: those that expect a refusal first, as most guards refuse. */
const isNoticed = async (variants: Variants, guard: Guard, reached: readonly Reached[]): Promise<boolean> => {
  if (reached.length === 0) return false;
  const variant = await variants.build([guard.edit]);
  // One world a stage: each opens the SDK anew, which never lets go of what it opened.
  const worlds = new Map<OpenFeature, World>();
  const worldOf = (open: OpenFeature): World => {
    const world = worlds.get(open) ?? behind(open, variant);
    worlds.set(open, world);
    return world;
  };
  const refusals = reached.filter(({ cell }) => cell.expected !== 'ok');
  for (const { open, cell } of [...refusals, ...reached.filter((one) => !refusals.includes(one))]) {
    const run = { ...open, world: worldOf(open) };
    // A call that the cell needs first may be what fails now.
    const faults = await faultsOfCell(run, cell).catch((error: unknown) => [String(error)]);
    if (faults.length > 0) return true;
  }
  return false;
};

/** Lists of callers that let everybody in unnoticed, of those that are asked for. */
const openedLists = async (
  stages: readonly OpenFeature[],
  isAsked: (name: string) => boolean,
): Promise<{ missed: string[]; of: number }> => {
  const missed: string[] = [];
  let of = 0;
  for (const open of stages) {
    const { name } = open.feature;
    const contract = (contracts as Readonly<Record<string, Contract>>)[name] ?? {};
    for (const [action, { callers }] of Object.entries(contract)) {
      const list = `callers of ${name}.${action}`;
      if (callers === 'anyone' || callers === 'unidentified' || !isAsked(list)) continue;
      of++;
      const world = openedUp(open, name, action);
      if ((await firstRed(open, world, ({ endpoint }) => endpoint === `${name}.${action}`)) === null) missed.push(list);
    }
  }
  return { missed, of };
};

/** Guards in the sources whose absence no cell noticed, of those that are asked for. */
const removedGuards = async (
  stages: readonly OpenFeature[],
  isAsked: (name: string) => boolean,
): Promise<{ missed: string[]; of: number }> => {
  const missed: string[] = [];
  const variants = await openVariants();
  const shared = SHARED_GUARDS.filter(([what]) => isAsked(what));
  for (const [what, edit] of shared) {
    const variant = await variants.build([edit]);
    let found: string | null = null;
    for (const open of stages) found ??= await firstRed(open, behind(open, variant));
    if (found === null) missed.push(what);
  }
  const guards = FEATURES.flatMap(({ name }) => guardsOf(name)).filter(({ name }) => isAsked(name));
  const reached = await reachedBy(stages, variants, guards);
  // Without its guard a broken build may let a promise fail that nobody waits for: that must not end the bench.
  const ignore = (): void => undefined;
  process.on('unhandledRejection', ignore);
  for (const [i, guard] of guards.entries()) {
    const cells = reached[i] ?? [];
    if (await isNoticed(variants, guard, cells)) continue;
    const miss = `${guard.name} (${cells.length === 0 ? 'no cell' : `${cells.length} cells`} met it)   ${guard.line}`;
    console.error(`             not noticed so far: ${miss}`);
    missed.push(miss);
  }
  process.off('unhandledRejection', ignore);
  await variants.close();
  return { missed, of: shared.length + guards.length };
};

/** The table as it stands, cell by cell. */
const redCells = async (stages: readonly OpenFeature[]): Promise<{ red: string[]; cells: number }> => {
  const red: string[] = [];
  let cells = 0;
  for (const open of stages) {
    for (const cell of cellsOf(open.feature)) {
      cells++;
      const faults = await faultsOfCell({ ...open, world: open.stage.world }, cell);
      red.push(...faults.map((fault) => `${cell.endpoint}, ${cell.caseName}, as ${cell.who}: ${fault}`));
    }
  }
  return { red, cells };
};

/** `--only club/` asks for the guards in a place, `--only 'callers of club.'` for the lists of a feature, `--only cells` for the table. */
export const a1: Trust = {
  id: 'A1',
  promise: 'deny by default: no untabled cell, and every guard that is taken out turns a cell red',
  async run(_size, only) {
    const isAsked = (name: string): boolean => only === undefined || name.includes(only);
    const stages: OpenFeature[] = [];
    for (const feature of FEATURES) stages.push(await openFeature(feature));
    const table = isAsked('cells') ? [await redCells(stages)] : [];
    const lists = await openedLists(stages, isAsked);
    const guards = await removedGuards(stages, isAsked);
    for (const { stage } of stages) await stage.close();
    const missed = [...lists.missed, ...guards.missed];
    // Only what was really missed may be excused: an exception that is no longer needed is a fault of its own.
    const isExcused = (miss: string, key: string): boolean => miss === key || miss.endsWith(`   ${key}`);
    const excused = missed.filter((miss) => Object.keys(UNSEEN).some((key) => isExcused(miss, key)));
    const unexcused = missed.filter((miss) => !excused.includes(miss));
    const needless =
      only === undefined ? Object.keys(UNSEEN).filter((key) => !missed.some((miss) => isExcused(miss, key))) : [];
    const removed = lists.of + guards.of;
    const caught = removed - missed.length;
    const faults = [...unexcused, ...needless.map((key) => `excused without need: ${key}`)];
    const figures = table.map(({ red, cells }) =>
      tally('cells of the table without an expectation, or not as tabled', [...gapsOf(FEATURES), ...red], cells, true),
    );
    if (removed === 0) return { figures, controls: [] };
    return {
      figures: [
        ...figures,
        tally(
          `guards whose removal no cell noticed (${lists.of} lists of callers, ${guards.of} shared or in use-cases)`,
          faults,
          removed,
          true,
        ),
      ],
      controls: [
        {
          what: `each guard removed in turn${only === undefined ? '' : `, of ${only} alone`}`,
          caught:
            unexcused.length === 0
              ? `${caught} of ${removed} turn a cell red; ${excused.length} that no cell can show are listed with their reasons`
              : null,
        },
      ],
    };
  },
};
