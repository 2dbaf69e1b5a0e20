// Which entity lives in which collection. Names match cloudfunctions/collections.ts.
import type { Account } from '../../../shared/domain/account/roles';
import type { Child, School } from '../../../shared/domain/account/school.schema';
import type { Institution } from '../../../shared/domain/institution/institution.schema';
import type { RegistryImport } from '../../../shared/domain/institution/registry-import.schema';
import type { Evidence } from '../../../shared/domain/report/evidence';
import type { Report } from '../../../shared/domain/report/report.schema';
import type { SealedAuditEntry } from './audit';
import type { OutgoingMessage } from './store';

/** An entity without what the store keeps for it. */
type Body<T> = Omit<T, 'id' | 'revision'>;

export interface Documents {
  accounts: Body<Account>;
  children: Body<Child>;
  schools: Body<School>;
  reports: Body<Report>;
  evidence: Body<Evidence>;
  institutions: Body<Institution>;
  registryImports: Body<RegistryImport>;
  /** What somebody should know, shown once. */
  messages: Omit<OutgoingMessage, 'id'> & { at: number; readAt: number | null };
  audit: Omit<SealedAuditEntry, 'id'>;
}
