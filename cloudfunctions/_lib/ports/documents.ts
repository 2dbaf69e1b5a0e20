// Which entity lives in which collection. Names match cloudfunctions/collections.ts.
import type { Account } from '../../../shared/domain/account/roles';
import type { SealedAuditEntry } from './audit';

/** An entity without what the store keeps for it. */
type Body<T> = Omit<T, 'id' | 'revision'>;

export interface Documents {
  accounts: Body<Account>;
  audit: Omit<SealedAuditEntry, 'id'>;
}
