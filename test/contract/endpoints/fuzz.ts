// Sends hostile inputs to every endpoint, as somebody who is admitted, and says what went wrong: a crash, an INTERNAL, a
// code that was not announced, or a refusal that stored something. Knows no test runner; the trust bench runs it with more.
import type { Envelope } from '../../../shared/contracts/endpoint';
import type { Who } from './cast';
import { type AnyFeature, cellsOf, contractOf, faultsOf, tablesOf } from './cells';
import { whileWatching } from './guesses';
import { hostileInputs, injections, type Json } from './hostile-inputs';
import { NAMES_A_THING, textFieldsOf } from './shape';
import type { Stage, World } from './world';

export interface FuzzRun {
  readonly stage: Pick<Stage, 'restore'>;
  readonly world: World;
  readonly feature: AnyFeature;
  readonly things: unknown;
}

export interface FuzzReport {
  readonly endpoint: string;
  readonly inputs: number;
  readonly refused: number;
  /** What went wrong, with the input; at most a few of each endpoint. */
  readonly faults: readonly string[];
}

const MAX_FAULTS = 5;
const MAX_SHOWN = 300;

/** Somebody for whom the table says `ok`, so that the fuzzed input is what decides. */
const admittedTo = (feature: AnyFeature, endpoint: string): Who =>
  cellsOf(feature).find((cell) => cell.endpoint === endpoint && cell.isAdmitted && cell.expected === 'ok')?.who ??
  'timer';

/** The good inputs that the examples and the cases hold. */
const samplesOf = ({ feature, things }: FuzzRun, endpoint: string): Json[] => {
  const table = tablesOf(feature).find(([name]) => name === endpoint)?.[1];
  if (table === undefined) throw new Error(`no rows for ${endpoint}`);
  const inputs = [...table.examples, ...Object.values(table.cases)].map(({ input }) => input(things) as unknown);
  return [...new Set(inputs.map((input) => JSON.stringify(input)))].map((text) => JSON.parse(text) as Json);
};

const shown = (input: Json): string => JSON.stringify(input).slice(0, MAX_SHOWN);

/** Sends one input; `judge` may say more about the reply. */
const send = async (
  { stage, world }: FuzzRun,
  who: Who,
  endpoint: string,
  input: Json,
): Promise<{ readonly reply: Envelope | null; readonly faults: string[] }> => {
  stage.restore();
  try {
    const sent = await whileWatching(world, contractOf(endpoint), () => world.envelope(who, endpoint, input));
    const { reply, hasStored } = sent;
    const faults = [...faultsOf(endpoint, reply), ...sent.faults];
    if (!reply.ok && hasStored) faults.push(`answered ${reply.error.code} and stored something`);
    return { reply, faults };
  } catch (error) {
    return { reply: null, faults: [`crashed: ${error instanceof Error ? error.message : String(error)}`] };
  }
};

/**
 * I1: `count` hostile inputs to one endpoint.
 * @param seed replays the same inputs
 */
export const fuzzEndpoint = async (
  run: FuzzRun,
  endpoint: string,
  count: number,
  seed: number,
): Promise<FuzzReport> => {
  const who = admittedTo(run.feature, endpoint);
  const faults: string[] = [];
  let refused = 0;
  for (const input of hostileInputs(samplesOf(run, endpoint), count, seed)) {
    const sent = await send(run, who, endpoint, input);
    if (sent.reply?.ok === false) refused++;
    if (faults.length < MAX_FAULTS)
      faults.push(...sent.faults.map((fault) => `${endpoint} ${fault} on ${shown(input)}`));
  }
  return { endpoint, inputs: count, refused, faults };
};

/**
 * I2: texts of good inputs replaced by operators. Objects must be refused, and texts must not open anything.
 * @param isEverySample false: each field of the input once
 */
export const injectInto = async (run: FuzzRun, endpoint: string, isEverySample: boolean): Promise<FuzzReport> => {
  const who = admittedTo(run.feature, endpoint);
  const names = new Set(textFieldsOf(contractOf(endpoint).input).filter((field) => NAMES_A_THING.test(field)));
  const faults: string[] = [];
  let refused = 0;
  const all = injections(samplesOf(run, endpoint), isEverySample);
  for (const { input, isText, field } of all) {
    const sent = await send(run, who, endpoint, input);
    if (sent.reply?.ok === false) refused++;
    const isAccepted = sent.reply?.ok === true && (!isText || names.has(field));
    if (isAccepted) sent.faults.push(`let an operator through at ${field}`);
    if (faults.length < MAX_FAULTS)
      faults.push(...sent.faults.map((fault) => `${endpoint} ${fault} on ${shown(input)}`));
  }
  return { endpoint, inputs: all.length, refused, faults };
};
