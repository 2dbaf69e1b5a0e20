// What an endpoint is: the one agreement that client and function share.
import type * as z from 'zod';
import type { Role } from '../domain/account/roles';
import { OFFICE_ROLES } from '../domain/account/second-factor';
import type { ErrorCode } from '../kernel/errors';

/**
 * Who may call.
 * - `unidentified`: anybody, and the caller's identity is not even read (anonymous reports, receipts, selection codes);
 * - `anyone`: anybody, signed in or not;
 * - `timer`: the platform's timer only;
 * - a list of roles: accounts holding one of them. Ownership and scope are checked by the use-case.
 */
export type Callers = 'unidentified' | 'anyone' | 'timer' | readonly Role[];

export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** A write carries a `clientRequestId` and may be repeated safely; a job is the timer's and repeats itself anyway. */
  readonly kind: 'read' | 'write' | 'job';
  readonly callers: Callers;
  /** A read of what is kept about persons that staff makes or that takes it away: it stores that before it answers, and nothing else. */
  readonly leavesRow?: true;
  readonly input: I;
  /** Replies are cut to this shape: what it does not name does not leave the function. */
  readonly output: O;
  /** Codes beyond COMMON_ERRORS that this endpoint may answer with. */
  readonly errors: readonly ErrorCode[];
  /**
   * Whether those who decide (officers, custodians, sysadmins, school admins where the tenant wants it) must have shown a
   * second factor lately. Left out: writes ask for it, reads do not. `fresh` asks for it on a read that reveals much;
   * `none` exempts a write that decides nothing, with the reason beside it.
   */
  readonly secondFactor?: 'fresh' | 'none';
}

/** True when `serve` asks an office-holder for a fresh second factor. Whose, is the tenant's switch. */
export const wantsSecondFactor = ({
  kind,
  callers,
  secondFactor,
}: Pick<Endpoint, 'kind' | 'callers' | 'secondFactor'>): boolean =>
  Array.isArray(callers) &&
  callers.some((role) => OFFICE_ROLES.includes(role)) &&
  (secondFactor ?? (kind === 'write' ? 'fresh' : 'none')) === 'fresh';

/** Keeps the literal types of one endpoint. */
export const endpoint = <I extends z.ZodType, O extends z.ZodType>(spec: Endpoint<I, O>): Endpoint<I, O> => spec;

/** Codes every endpoint may answer with. */
export const COMMON_ERRORS = [
  'INVALID_INPUT',
  'UNKNOWN_ENDPOINT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'SECOND_FACTOR_NEEDED',
  'CONFLICT',
  'REQUEST_REUSED',
  'BUSY',
  'INTERNAL',
] as const satisfies readonly ErrorCode[];

/** What travels to a function. The caller's identity is never in here: the platform gives it beside the event. */
export interface CallEvent {
  readonly action: string;
  readonly input: unknown;
  /** 128 random bits from the client, hexadecimal; required by writes. */
  readonly clientRequestId?: string;
}

export type Envelope<T = unknown> =
  | { readonly ok: true; readonly data: T; readonly requestId: string }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: ErrorCode;
        readonly details: Record<string, unknown>;
        readonly requestId: string;
      };
    };
