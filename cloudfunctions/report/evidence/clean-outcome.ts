import type { EvidenceFormat, EvidenceKind, FileRefusal } from '../../../shared/domain/report/evidence';

/** A clean file, or why it is not kept. */
export type CleanOutcome =
  | { readonly ok: true; readonly kind: EvidenceKind; readonly format: EvidenceFormat; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: FileRefusal };
