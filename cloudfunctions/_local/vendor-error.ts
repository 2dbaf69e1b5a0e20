// Refusals in the vendor's own codes, as the SDK knows them.

export type VendorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_NOT_EXIST'
  | 'STORAGE_FILE_NONEXIST'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_INVOCATION_FAILED'
  | 'FUNCTION_TIME_LIMIT_EXCEEDED'
  | 'EXCEED_REQUEST_LIMIT'
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  | 'UNSUPPORTED';

export class VendorError extends Error {
  readonly code: VendorCode;
  constructor(code: VendorCode, message: string) {
    super(message);
    this.name = 'VendorError';
    this.code = code;
  }
}

export const transactionConflict = (): VendorError =>
  new VendorError('DATABASE_TRANSACTION_CONFLICT', '[ResourceUnavailable.TransactionConflict] Transaction is conflict');

/** Anything the local cloud does not mirror says so by name. */
export const unsupported = (what: string): VendorError =>
  new VendorError('UNSUPPORTED', `the local cloud does not support ${what}`);
