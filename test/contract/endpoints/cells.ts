// Enumerates the cells of the table from the contracts and the cast, says which are missing, and runs them.
// Knows no test runner: jest runs every cell, the trust bench runs them against builds with a guard removed.
import { contracts } from '../../../shared/contracts';
import { COMMON_ERRORS, type Endpoint, type Envelope, wantsSecondFactor } from '../../../shared/contracts/endpoint';
import type { ErrorCode } from '../../../shared/kernel/errors';
import { EVERYBODY, freshen, NEEDS_SECOND_FACTOR, OUTSIDERS, type Outsider, PERSONS, rolesOf, type Who } from './cast';
import { whileWatching } from './guesses';
import { readableText } from './readable';
import { membersOutside, missingIn, NAMES_A_THING, textFieldsOf } from './shape';
import type { Case, EndpointTable, Expected, Feature } from './table';
import type { Stage, World } from './world';

// Rows of any endpoint: which one it is, and what its things are, is known to the feature's file only.
// biome-ignore lint/suspicious/noExplicitAny: the things' type is existential here, and functions take it contravariantly
type AnyThings = any;
type AnyCase = Case<never, AnyThings>;
type AnyTable = EndpointTable<never, AnyThings>;
export type AnyFeature = Feature<never, AnyThings> & { readonly name: string };

export interface Cell {
  readonly endpoint: string;
  readonly caseName: string;
  readonly who: Who;
  readonly expected: Expected;
  /** False where the contract's `callers` decide alone. */
  readonly isAdmitted: boolean;
}

const ABSENT = 'absent';
/** The first case once more, after a night without a second factor. Derived: no table writes it down. */
const STALE = 'stale second factor';

const isOutsider = (who: Who): who is Outsider => (OUTSIDERS as readonly Who[]).includes(who);

export const contractOf = (endpoint: string): Endpoint => {
  const [functionName = '', action = ''] = endpoint.split('.');
  const found = (contracts as Readonly<Record<string, Readonly<Record<string, Endpoint>>>>)[functionName]?.[action];
  if (found === undefined) throw new Error(`no contract for ${endpoint}`);
  return found;
};

/** Every endpoint of the product, `report.submit`. */
export const allEndpoints = (): string[] =>
  Object.entries(contracts).flatMap(([name, contract]) => Object.keys(contract).map((action) => `${name}.${action}`));

export const tablesOf = (feature: AnyFeature): readonly (readonly [string, AnyTable])[] =>
  Object.entries(feature.endpoints as Readonly<Record<string, AnyTable>>).map(([action, table]) => [
    `${feature.name}.${action}`,
    table,
  ]);

/** What the contract alone decides; null when the table has to say. */
const derived = ({ callers }: Endpoint, who: Who): Expected | null => {
  if (callers === 'anyone' || callers === 'unidentified') return null;
  if (callers === 'timer') return who === 'timer' ? null : 'FORBIDDEN';
  if (isOutsider(who)) return 'UNAUTHENTICATED';
  return rolesOf(who).some((role) => callers.includes(role)) ? null : 'FORBIDDEN';
};

const tabled = (one: AnyCase, who: Who): Expected | undefined =>
  (isOutsider(who) ? one.outsiders?.[who] : one[who]) ?? one.everybody;

/** Office-holders' cells after a night without a second factor: refused where the contract asks for one. */
const staleCells = (endpoint: string): Cell[] => {
  const contract = contractOf(endpoint);
  if (!wantsSecondFactor(contract)) return [];
  return NEEDS_SECOND_FACTOR.filter((who) => derived(contract, who) === null).map((who) => ({
    endpoint,
    caseName: STALE,
    who,
    expected: 'SECOND_FACTOR_NEEDED',
    isAdmitted: true,
  }));
};

/** Every cell of a feature that has an expectation. */
export const cellsOf = (feature: AnyFeature): Cell[] =>
  tablesOf(feature).flatMap(([endpoint, { cases }]) => [
    ...Object.entries(cases).flatMap(([caseName, one]) =>
      EVERYBODY.flatMap((who): Cell[] => {
        const fixed = derived(contractOf(endpoint), who);
        const expected = fixed ?? tabled(one, who);
        return expected === undefined ? [] : [{ endpoint, caseName, who, expected, isAdmitted: fixed === null }];
      }),
    ),
    ...staleCells(endpoint),
  ]);

const gapsOfTable = (endpoint: string, table: AnyTable): string[] => {
  const contract = contractOf(endpoint);
  const gaps: string[] = [];
  const admitted = EVERYBODY.filter((who) => derived(contract, who) === null);
  const cases = Object.entries(table.cases);
  if (table.examples.length === 0) gaps.push(`${endpoint}: no example`);
  if (cases.length === 0) gaps.push(`${endpoint}: no case`);
  for (const [caseName, one] of cases) {
    const untabled = admitted.filter((who) => tabled(one, who) === undefined);
    if (untabled.length > 0) gaps.push(`${endpoint}, ${caseName}: nothing said for ${untabled.join(', ')}`);
    const superfluous = PERSONS.filter((who) => one[who] !== undefined && !admitted.includes(who));
    if (superfluous.length > 0)
      gaps.push(`${endpoint}, ${caseName}: the contract decides for ${superfluous.join(', ')}`);
  }
  for (const state of table.states ?? []) {
    const isNamed = cases.some(([caseName]) => caseName.split(', ').includes(state));
    if (!isNamed) gaps.push(`${endpoint}: no case for the state ${state}`);
  }
  const namesThings = textFieldsOf(contract.input).some((field) => NAMES_A_THING.test(field));
  const areOwners = Array.isArray(contract.callers) && table.ownerless === undefined;
  if (namesThings && table.cases[ABSENT] === undefined) gaps.push(`${endpoint}: no case ${ABSENT}`);
  if (namesThings && areOwners) {
    const isRefused = cases.some(
      ([caseName, one]) => caseName !== ABSENT && admitted.some((who) => tabled(one, who) === 'NOT_FOUND'),
    );
    if (!isRefused) gaps.push(`${endpoint}: no case in which the thing is somebody else's (or say \`ownerless\`)`);
  }
  if (!namesThings && areOwners && contract.kind === 'read' && !cases.some(([, one]) => one.shows !== undefined)) {
    gaps.push(`${endpoint}: no case says with \`shows\` whose things are in whose reply (or say \`ownerless\`)`);
  }
  return gaps;
};

/** What is missing from the table: endpoints without rows, cells without an expectation. Empty when it is whole. */
export const gapsOf = (features: readonly AnyFeature[]): string[] => {
  const tables = features.flatMap(tablesOf);
  const known = new Map(tables);
  const roles = new Set(PERSONS.flatMap((person) => rolesOf(person) as readonly string[]));
  return [
    ...allEndpoints()
      .filter((endpoint) => !known.has(endpoint))
      .map((endpoint) => `${endpoint}: not in the table`),
    ...tables.flatMap(([endpoint, table]) => gapsOfTable(endpoint, table)),
    ...Object.values(contracts as Readonly<Record<string, Readonly<Record<string, Endpoint>>>>)
      .flatMap((contract) => Object.values(contract).flatMap(({ callers }) => (Array.isArray(callers) ? callers : [])))
      .filter((role: string) => !roles.has(role))
      .map((role: string) => `nobody of the cast is ${role}`),
  ];
};

const codeOf = (reply: Envelope): Expected => (reply.ok ? 'ok' : reply.error.code);

/** The reply without the number of the call. */
const bytesOf = (reply: Envelope): string =>
  JSON.stringify(reply.ok ? { ok: true, data: reply.data } : { ...reply.error, requestId: '' });

const announced = (endpoint: string): readonly ErrorCode[] => [...COMMON_ERRORS, ...contractOf(endpoint).errors];

/** What is wrong with a reply, whoever asked. */
export const faultsOf = (endpoint: string, reply: Envelope): string[] => {
  if (!reply.ok) {
    const { code } = reply.error;
    return code === 'INTERNAL' || !announced(endpoint).includes(code) ? [`answered ${code}`] : [];
  }
  const { output } = contractOf(endpoint);
  const outside = membersOutside(output, reply.data);
  const faults = outside.length > 0 ? [`has members its contract does not name: ${outside.join(', ')}`] : [];
  return output.safeParse(reply.data).success ? faults : [...faults, 'does not fit its own contract'];
};

interface Run {
  readonly stage: Pick<Stage, 'restore'>;
  readonly world: World;
  readonly feature: AnyFeature;
  readonly things: unknown;
}

const caseOf = (feature: AnyFeature, { endpoint, caseName }: Pick<Cell, 'endpoint' | 'caseName'>): AnyCase => {
  const cases = tablesOf(feature).find(([name]) => name === endpoint)?.[1].cases ?? {};
  const found = caseName === STALE ? Object.values(cases)[0] : cases[caseName];
  if (found === undefined) throw new Error(`no case ${caseName} of ${endpoint}`);
  return found;
};

/** Runs one case from a fresh world and says whether the call stored something. */
const ask = async ({ stage, world, feature, things }: Run, cell: Cell) => {
  const one = caseOf(feature, cell);
  stage.restore();
  if (cell.isAdmitted) await one.before?.(world, things);
  if (cell.caseName === STALE) world.clock.advanceMs(24 * 3_600_000);
  else if (cell.isAdmitted && one.before !== undefined) await freshen(world, cell.who);
  return whileWatching(world, contractOf(cell.endpoint), () =>
    world.envelope(cell.who, cell.endpoint, one.input(things)),
  );
};

/** What is wrong with a cell; empty when it is as the table says. */
export const faultsOfCell = async (run: Run, cell: Cell): Promise<string[]> => {
  const one = caseOf(run.feature, cell);
  const { reply, hasStored, faults: ofGuesses } = await ask(run, cell);
  const got = codeOf(reply);
  if (got !== cell.expected) return [`answered ${got} instead of ${cell.expected}`];
  const faults = [...faultsOf(cell.endpoint, reply), ...ofGuesses];
  if (!reply.ok && hasStored) faults.push('refused and yet stored something');
  const { kind, leavesRow = false } = contractOf(cell.endpoint);
  if (reply.ok && hasStored && kind === 'read' && !leavesRow) faults.push('a read stored something');
  if (got === 'NOT_FOUND' && cell.caseName !== ABSENT) {
    const absent = await ask(run, { ...cell, caseName: one.like ?? ABSENT });
    if (bytesOf(absent.reply) !== bytesOf(reply)) faults.push('told apart from what does not exist');
  }
  if (reply.ok) {
    const text = readableText(reply.data);
    for (const [marker, seenBy] of Object.entries(one.shows?.(run.things) ?? {})) {
      if (text.includes(marker) !== seenBy.includes(cell.who)) {
        faults.push(seenBy.includes(cell.who) ? `does not show ${marker}` : `shows ${marker}`);
      }
    }
  }
  return faults;
};

/** What is wrong with an endpoint's examples. */
export const faultsOfExamples = async (run: Run, endpoint: string, table: AnyTable): Promise<string[]> => {
  const faults: string[] = [];
  for (const [i, example] of table.examples.entries()) {
    run.stage.restore();
    await example.before?.(run.world, run.things);
    await freshen(run.world, example.as);
    const reply = await run.world.envelope(example.as, endpoint, example.input(run.things));
    const named = (fault: string): string => `example ${i + 1}, as ${example.as}: ${fault}`;
    if (!reply.ok) faults.push(named(`answered ${reply.error.code} ${JSON.stringify(reply.error.details)}`));
    else {
      faults.push(...faultsOf(endpoint, reply).map(named));
      faults.push(...missingIn(reply.data, example.replies(run.things)).map(named));
    }
  }
  return faults;
};
