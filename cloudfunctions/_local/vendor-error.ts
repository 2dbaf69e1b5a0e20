// Refusals in the vendor's own codes, as the SDK knows them.

export type VendorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_NOT_EXIST'
  | 'STORAGE_FILE_NONEXIST'
  | 'STORAGE_REQUEST_FAIL'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_INVOCATION_FAILED'
  | 'FUNCTION_TIME_LIMIT_EXCEEDED'
  | 'EXCEED_REQUEST_LIMIT'
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  | 'SYS_ERR'
  | 'UNSUPPORTED';

/** A refusal that the caller gets by its code. */
export class VendorError extends Error {
  readonly code: VendorCode;
  constructor(code: VendorCode, message: string) {
    super(message);
    this.name = 'VendorError';
    this.code = code;
  }
}

/** Two transactions meet on one document: the later one is told so at once. */
export const transactionConflict = (): VendorError =>
  new VendorError('DATABASE_TRANSACTION_CONFLICT', '[ResourceUnavailable.TransactionConflict] Transaction is conflict');

/** A second document with a value that must be unique, in MongoDB's words (callers look for E11000). */
export const duplicateKey = (collection: string, index: string, key: unknown): VendorError =>
  new VendorError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${JSON.stringify(key)}`,
  );

/** Anything the local cloud does not mirror says so by name. */
export const unsupported = (what: string): VendorError =>
  new VendorError('UNSUPPORTED', `the local cloud does not support ${what}`);
