// What a use-case is given: the caller, the moment, the request it answers, and the ports.
import type { ActingAccount } from '../../shared/domain/account/roles';
import { AppError } from '../../shared/kernel/errors';
import { randomId } from '../../shared/kernel/random';
import { dateOf, type EpochMs, startOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import type { Ports } from './ports';
import type { OutgoingMessage } from './ports/message';
import type { Write, WriteRequest } from './ports/store';
import { actorOf, type Principal } from './principal';
import type { Throttle } from './throttle';

export interface Call extends Omit<Ports, 'identify' | 'log'> {
  readonly principal: Principal;
  /** Read once: the whole call happens at one moment. */
  readonly now: EpochMs;
  /** For what is a secret in the input: receipts, codes, invitations. */
  readonly throttle: Throttle;
  readonly requestId: string;
  /** The request behind a write. In a read it has no effect, so it may not be used. */
  readonly request: WriteRequest;
}

/**
 * The caller's account, for endpoints whose `callers` list roles.
 * @throws AppError UNAUTHENTICATED
 */
export const callerAccount = (call: Pick<Call, 'principal'>): ActingAccount => {
  if (call.principal.kind !== 'account') throw new AppError('UNAUTHENTICATED');
  return call.principal.account;
};

/**
 * The caller's openid, for what WeChat asks it for (content check).
 * @throws AppError UNAUTHENTICATED
 */
export const callerOpenid = (call: Pick<Call, 'principal'>): string => {
  if (call.principal.kind !== 'account' && call.principal.kind !== 'visitor') throw new AppError('UNAUTHENTICATED');
  return call.principal.openid;
};

/** An id for the document that this write creates: a repeat of the request derives the same one and so meets itself. */
export const newId = (call: Pick<Call, 'request'>, part = ''): string => `${call.request.key.slice(0, 26)}${part}`;

/**
 * The write record that travels with an effect.
 * @param action past tense, `report.triaged`
 * @param subject what was changed
 * @param facts codes and numbers for the audit trail: no names, no text
 * @param more the answer to repeat, and messages to send
 */
export const writeOf = (
  call: Pick<Call, 'principal' | 'now' | 'request' | 'random'>,
  action: AuditAction,
  subject: { readonly collection: string; readonly id: string },
  facts: Readonly<Record<string, unknown>>,
  more: {
    readonly reply?: unknown;
    readonly messages?: readonly Omit<OutgoingMessage, 'id'>[];
    /** The trail does not say who: for ballots, whose caller is known but must not be written down. */
    readonly isSecret?: boolean;
  } = {},
): Write => {
  const principal: Principal = more.isSecret ? { kind: 'unidentified' } : call.principal;
  return {
    request: call.request,
    audit: {
      id: randomId(call.random),
      // Of somebody whose identity was not read, the trail keeps the day only: a minute could point at them.
      at: principal.kind === 'unidentified' ? startOf(dateOf(call.now)) : call.now,
      actor: actorOf(principal),
      action,
      subject: { collection: subject.collection, id: subject.id },
      facts,
    },
    ...(more.reply === undefined ? {} : { reply: more.reply }),
    messages: (more.messages ?? []).map((message) => ({ ...message, id: randomId(call.random) })),
  };
};
