// The actions that only read: documents, counts, aggregates.
import { aggregate } from './aggregation';
import { type Document, stringify } from './ejson';
import type { Engine } from './engine';
import type { Filter } from './filter-bounds';
import { arrange, countDocuments, findDocuments } from './find';
import { project } from './matching';
import type { DatabaseRequest } from './wire-request';

/** What an aggregate without a limit answers. */
const AGGREGATE_LIMIT = 20;

/** Inside a transaction its own snapshot, else what everybody sees. */
const matching = ({ tables, transactions }: Engine, request: DatabaseRequest): Document[] => {
  const { filter, order, skip, limit, transactionId } = request;
  const collection = request.collection();
  if (transactionId === null) return findDocuments(tables, { collection, filter, order, skip, limit });
  return arrange(transactions.matching(transactionId, collection, filter), { filter, order, skip, limit });
};

export const getDocument = (engine: Engine, request: DatabaseRequest): object => {
  const found = matching(engine, request);
  const list = request.projection === null ? found : project(found, request.projection);
  return { data: { list: list.map(stringify) }, limit: request.limit, offset: request.skip };
};

export const calculateDocument = ({ tables }: Engine, request: DatabaseRequest): object => ({
  data: { total: countDocuments(tables, request.collection(), request.filter) },
});

export const aggregateDocuments = ({ tables }: Engine, request: DatabaseRequest): object => {
  const collection = request.collection();
  const stages = request.stages();
  // A leading $match may use an index; it runs again as a stage, on what it left.
  const first = (stages[0]?.['$match'] ?? {}) as Filter;
  const others = new Map<string, Document[]>();
  const read = (name: string): Document[] => {
    const known = others.get(name) ?? findDocuments(tables, { collection: name, filter: {} });
    others.set(name, known);
    return known;
  };
  const list = aggregate(findDocuments(tables, { collection, filter: first }), stages, read);
  const hasLimit = stages.some((stage) => '$limit' in stage);
  return { data: { list: (hasLimit ? list : list.slice(0, AGGREGATE_LIMIT)).map(stringify) } };
};
