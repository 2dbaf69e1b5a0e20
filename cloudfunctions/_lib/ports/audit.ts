// One row per state change. Rows ride inside the document they speak of and are sealed into a hash chain by the relay.
import type { AuditAction } from '../../../shared/strings/audit';

/** Who did it: an account in one of its roles, somebody whose identity was not read, or the timer. */
export type AuditActor =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'unidentified' }
  | { readonly kind: 'timer' };

/** What happened to what. `facts` holds codes and numbers, never names, phone numbers or report text. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly actor: AuditActor;
  /** `report.triaged`, past tense. */
  readonly action: AuditAction;
  readonly subject: { readonly collection: string; readonly id: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

/** An entry sealed into the chain: `hash` covers the entry, its place and the hash before it. */
export interface SealedAuditEntry extends AuditEntry {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}
