// The engines by name, as engines.md writes their formats down: whoever is entitled to an input can recompute its outcome.
import type * as z from 'zod';
import { allocate } from '../../shared/domain/allocation/allocate';
import { AllocateInput } from '../../shared/domain/allocation/allocate.schema';
import { DrawInput, drawInspections } from '../../shared/domain/inspection/draw';
import { ClassifyInput, runClassify } from '../../shared/domain/institution/classification/classify';
import { LookupInput, runLookup } from '../../shared/domain/institution/search/run-lookup';
import { CategoriseInput, runCategorise } from '../../shared/domain/report/categorise/categorise';
import { DuplicatesInput, runDuplicates } from '../../shared/domain/report/duplicates/duplicates';
import { RedactInput, runRedact } from '../../shared/domain/report/redact';
import { ScoreInput, scoreClubs } from '../../shared/domain/satisfaction/score';
import { ok, type Result } from '../../shared/kernel/result';
import { readingsOf } from '../institution/public';

/** Where an input is wrong, `students.3.preferences.0`, and why. An empty path means the document as a whole. */
export interface EngineRefusal {
  readonly path: string;
  readonly reason: string;
}

type Engine = (input: unknown) => Result<unknown, EngineRefusal>;

const refuse = (path: string, reason: string) => ({ ok: false, error: { path, reason } }) as const;

const engine =
  <S extends z.ZodType>(
    schema: S,
    run: (input: z.output<S>) => Result<unknown, Readonly<Record<string, unknown>>>,
  ): Engine =>
  (input) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'wrong shape');
    }
    const outcome = run(parsed.data);
    return outcome.ok
      ? outcome
      : refuse(String(outcome.error['path'] ?? ''), String(outcome.error['reason'] ?? 'refused'));
  };

/** Stopwatches of the outputs; nothing else depends on them. */
const nowMs = (): number => performance.now();

const ENGINES: Readonly<Record<string, Engine>> = {
  allocate: engine(AllocateInput, (input) => allocate(input, nowMs)),
  categorise: engine(CategoriseInput, (input) => ok(runCategorise(input))),
  classify: engine(ClassifyInput, (input) => ok(runClassify(input))),
  draw: engine(DrawInput, drawInspections),
  duplicates: engine(DuplicatesInput, (input) => ok(runDuplicates(input))),
  lookup: engine(LookupInput, (input) => runLookup(input, readingsOf, nowMs)),
  redact: engine(RedactInput, (input) => ok(runRedact(input))),
  score: engine(ScoreInput, (input) => ok({ clubs: scoreClubs(input) })),
};

export const ENGINE_NAMES = Object.keys(ENGINES);

/** Runs one engine on a document as text. */
export const runEngine = (name: string, text: string): Result<unknown, EngineRefusal> => {
  const run = Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined;
  if (run === undefined) return refuse('NAME', `no such engine; there are ${ENGINE_NAMES.join(', ')}`);
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('', error instanceof SyntaxError ? `not JSON: ${error.message}` : 'too deeply nested');
  }
  return run(document);
};
