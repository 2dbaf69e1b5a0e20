// Aggregations: mingo's stages, the geo stage it lacks, and none that would write.
import { Aggregator } from 'mingo/aggregator';
import { Context } from 'mingo/core';
import * as accumulatorOperators from 'mingo/operators/accumulator';
import * as expressionOperators from 'mingo/operators/expression';
import * as pipelineOperators from 'mingo/operators/pipeline';
import * as projectionOperators from 'mingo/operators/projection';
import * as windowOperators from 'mingo/operators/window';
import type { Document } from './ejson';
import type { Filter } from './filter-bounds';
import { metresBetween, pointOf } from './geo-operators';
import { guarded, matcher, QUERY_OPERATORS, valueAt } from './matching';
import { unsupported, VendorError } from './vendor-error';

// `$out` and `$merge` write: the SDK has no method for them, and the local cloud answers "unsupported".
const { $out: _out, $merge: _merge, ...stages } = pipelineOperators;

const CONTEXT = Context.init({
  accumulator: accumulatorOperators as never, // mingo's module namespaces are wider than its own option types
  expression: expressionOperators as never,
  pipeline: stages as never,
  projection: projectionOperators as never,
  query: QUERY_OPERATORS as never,
  window: windowOperators as never,
});

/** The operand of a `$geoNear` stage as the SDK sends it. */
interface GeoNear {
  readonly near: unknown;
  readonly distanceField: string;
  readonly key?: string;
  readonly maxDistance?: number;
  readonly minDistance?: number;
  readonly distanceMultiplier?: number;
  readonly includeLocs?: string;
  readonly query?: Filter;
  readonly limit?: number;
  readonly num?: number;
}

const geoNear = (documents: readonly Document[], stage: GeoNear): Document[] => {
  const center = pointOf(stage.near);
  const { key, distanceField, maxDistance = Number.POSITIVE_INFINITY, minDistance = 0, distanceMultiplier = 1 } = stage;
  if (center === null || key === undefined || !distanceField) {
    throw new VendorError('DATABASE_REQUEST_FAILED', '$geoNear needs near (a point), key and distanceField');
  }
  const isWanted = matcher(stage.query ?? {});
  const located = documents.filter(isWanted).flatMap((document) => {
    const point = pointOf(valueAt(document, key));
    const metres = point === null ? Number.NaN : metresBetween(center, point);
    return metres >= minDistance && metres <= maxDistance ? [{ document, metres }] : [];
  });
  located.sort((a, b) => a.metres - b.metres);
  return located.slice(0, stage.limit ?? stage.num ?? 100).map(({ document, metres }) => ({
    ...document,
    [distanceField]: metres * distanceMultiplier,
    ...(stage.includeLocs === undefined ? {} : { [stage.includeLocs]: valueAt(document, key) }),
  }));
};

/** Every stage name, pipelines inside `$lookup` and `$facet` included. */
const checkStages = (pipeline: readonly Filter[]): void => {
  for (const stage of pipeline) {
    const [name = ''] = Object.keys(stage ?? {});
    if (name !== '$geoNear' && !Object.hasOwn(stages, name)) throw unsupported(`the stage ${name || 'without a name'}`);
  }
};

/**
 * Runs an aggregation.
 * @param documents what it starts from, its own to change
 * @param read the documents of another collection, for `$lookup`
 * @throws VendorError
 */
export const aggregate = (
  documents: Document[],
  pipeline: readonly Filter[],
  read: (collection: string) => Document[],
): unknown[] => {
  checkStages(pipeline);
  const [first, ...rest] = pipeline;
  const near = first?.['$geoNear'] as GeoNear | undefined;
  if (rest.some((stage) => '$geoNear' in stage)) throw unsupported('$geoNear after the first stage');
  return guarded(() =>
    new Aggregator((near === undefined ? pipeline : rest) as never, {
      context: CONTEXT,
      scriptEnabled: false,
      collectionResolver: read as never,
    }).run((near === undefined ? documents : geoNear(documents, near)) as never),
  );
};
