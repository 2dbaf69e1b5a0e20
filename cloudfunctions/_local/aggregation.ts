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

/** The operand of a `$bucket` stage. */
interface Bucket {
  readonly groupBy: unknown;
  readonly boundaries: readonly unknown[];
  readonly default?: unknown;
  readonly output?: Filter;
}

/** `$bucket` as MongoDB itself runs it, as a `$group`: mingo's own puts a value on a boundary into the bucket below. */
const bucketStages = ({ groupBy, boundaries, output, ...rest }: Bucket): Filter[] => {
  if (!Array.isArray(boundaries) || boundaries.length < 2) {
    throw new VendorError('DATABASE_REQUEST_FAILED', '$bucket needs at least two boundaries');
  }
  const branches = boundaries.slice(0, -1).map((lower, i) => ({
    case: { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, boundaries[i + 1]] }] },
    // biome-ignore lint/suspicious/noThenProperty: it is what $switch calls its results
    then: { $literal: lower },
  }));
  const others = 'default' in rest ? { default: { $literal: rest.default } } : {};
  return [
    { $group: { _id: { $switch: { branches, ...others } }, ...(output ?? { count: { $sum: 1 } }) } },
    { $sort: { _id: 1 } },
  ];
};

/** The pipeline that is really run, with pipelines inside `$lookup` and `$facet`. @throws VendorError UNSUPPORTED */
const expand = (pipeline: readonly Filter[]): Filter[] =>
  pipeline.flatMap((stage) => {
    const [name = '', operand] = Object.entries(stage ?? {})[0] ?? [];
    if (name === '$bucket') return bucketStages((operand ?? {}) as Bucket);
    if (name === '$facet') {
      const facets = Object.entries(operand as Record<string, Filter[]>);
      return [{ $facet: Object.fromEntries(facets.map(([key, inner]) => [key, expand(inner)])) }];
    }
    if (name === '$lookup' && Array.isArray((operand as Filter)['pipeline'])) {
      return [{ $lookup: { ...(operand as Filter), pipeline: expand((operand as { pipeline: Filter[] }).pipeline) } }];
    }
    if (name !== '$geoNear' && !Object.hasOwn(stages, name)) throw unsupported(`the stage ${name || 'without a name'}`);
    return [stage];
  });

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
  const [first, ...rest] = guarded(() => expand(pipeline));
  const near = first?.['$geoNear'] as GeoNear | undefined;
  if (rest.some((stage) => '$geoNear' in stage)) throw unsupported('$geoNear after the first stage');
  return guarded(() =>
    new Aggregator((first === undefined || near !== undefined ? rest : [first, ...rest]) as never, {
      context: CONTEXT,
      scriptEnabled: false,
      collectionResolver: read as never,
    }).run((near === undefined ? documents : geoNear(documents, near)) as never),
  );
};
