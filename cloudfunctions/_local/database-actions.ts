// The database actions of the SDK's wire format, by name.
import type { Engine } from './engine';
import { aggregateDocuments, calculateDocument, getDocument } from './read-actions';
import type { DatabaseRequest } from './wire-request';
import { parseRequest } from './wire-request';
import { addCollection, commitTransaction, insertDocument, modifyDocument, removeDocument } from './write-actions';

type Action = (engine: Engine, request: DatabaseRequest) => object | Promise<object>;

const ACTIONS: Readonly<Record<string, Action>> = {
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.insertDocument': insertDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyDocument,
  'database.removeDocument': removeDocument,
  'database.addCollection': addCollection,
  'database.startTransaction': ({ transactions }) => ({ transactionId: transactions.start() }),
  'database.commitTransaction': (engine, { transactionId }) => commitTransaction(engine, transactionId ?? ''),
  'database.abortTransaction': ({ transactions }, { transactionId }) => {
    transactions.finish(transactionId ?? '');
    return {};
  },
};

/**
 * Runs one database action.
 * @returns null when the action is not one of these
 * @throws VendorError
 */
export const runDatabaseAction = async (engine: Engine, action: string, body: unknown): Promise<object | null> => {
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  return run === undefined ? null : run(engine, parseRequest(body, engine.now()));
};
