// Every code that can cross the wire, once. The Chinese sentence for each lives in shared/strings/errors.ts.

/** All error codes of the product. A new code fails to compile until it has a sentence. */
export const ERROR_CODES = [
  'INVALID_INPUT', // the request does not have the shape its endpoint asks for
  'UNKNOWN_ENDPOINT',
  'UNAUTHENTICATED', // the caller has to be somebody for this
  'FORBIDDEN', // the caller is somebody, but this is not among their rights
  'SECOND_FACTOR_NEEDED', // the right is there, the second factor is not fresh (or not enrolled: `enrolled: false`)
  'NOT_FOUND', // does not exist, or is not yours: the two are told alike
  'CONFLICT', // somebody changed it first: load it again
  'REQUEST_REUSED', // a clientRequestId came again with another content
  'WRONG_STATE', // the state of the thing does not allow this move
  'TOO_EARLY',
  'TOO_LATE',
  'NO_SEATS', // every seat is taken or offered to somebody
  'LIMIT_EXCEEDED', // more than the rules or the tenant allow
  'NOT_SET', // a tenant parameter that this needs has no value yet
  'TOO_MANY_TRIES', // guesses are throttled
  'SAME_PERSON', // a second person has to do this
  'CONFLICT_OF_INTEREST',
  'CONSENT_MISSING', // the family has not agreed to this use of its child's data (`purpose`)
  'CONTENT_REJECTED', // the content check says this may not be shown to others
  'CONTENT_CHECK_DOWN', // the content check cannot be reached: nothing is published
  'FILE_REFUSED', // not the kind of file it claims to be, too large, or unreadable
  'IMPORT_REFUSED', // one or more rows of a spreadsheet are wrong: nothing was imported
  'BUSY', // overload: try again
  'OFFLINE', // the client could not reach the service (never sent by it)
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts that go with a code: plain JSON, no personal data, no sentences. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A refusal on its way to the caller. `code` is for programs, `details` holds facts the sentence may quote. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** What a domain function refuses with: a code of the product, plus facts. */
export type DomainError = { readonly code: ErrorCode } & ErrorDetails;

/**
 * Unwraps a Result in a use-case: the value, or an AppError with the refusal's code and facts.
 * @throws AppError the refusal
 */
export const orThrow = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: DomainError },
): T => {
  if (result.ok) return result.value;
  const { code, ...details } = result.error;
  throw new AppError(code, details);
};

/** The value, or NOT_FOUND: for things that do not exist or are not the caller's, told alike. */
export const orNotFound = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new AppError('NOT_FOUND');
  return value;
};
