// How long each kind of children's data is kept, and why: the table that the retention job works through and that families see.
// Removal follows the table and nothing else; the words for each row are in shared/strings.

import { addDays, type LocalDate } from '../../kernel/time';
import type { RegulationId } from '../../regulations';

export interface RetentionRow {
  readonly id: RetentionId;
  /** Calendar days after the event the row speaks of. */
  readonly days: number;
  /** Rows of the register that the period rests on. */
  readonly basis: readonly RegulationId[];
  /** `law`: the period is the register's; `policy`: ours, under the duty to keep as short as the purpose allows. */
  readonly source: 'law' | 'policy';
}

export const RETENTION_IDS = [
  'leftChild',
  'endedBond',
  'decidedRequest',
  'studentSession',
  'accessRow',
  'rosterImport',
  'termChange',
  'absence',
  'incident',
  'pickUps',
] as const;
export type RetentionId = (typeof RETENTION_IDS)[number];

/** @policy the periods marked `policy`: the shortest in which a family still comes back with a question */
export const RETENTION: readonly RetentionRow[] = [
  { id: 'leftChild', days: 180, basis: ['privacy.shortest', 'privacy.deleteWhenDone'], source: 'policy' },
  { id: 'endedBond', days: 180, basis: ['privacy.shortest', 'privacy.deleteWhenDone'], source: 'policy' },
  { id: 'decidedRequest', days: 90, basis: ['privacy.shortest', 'privacy.deleteWhenDone'], source: 'policy' },
  { id: 'studentSession', days: 1, basis: ['privacy.shortest'], source: 'policy' },
  { id: 'accessRow', days: 3 * 366, basis: ['privacy.staffAccess', 'privacy.impactKept'], source: 'law' },
  { id: 'rosterImport', days: 366, basis: ['privacy.shortest'], source: 'policy' },
  { id: 'termChange', days: 366, basis: ['privacy.shortest'], source: 'policy' },
  { id: 'absence', days: 180, basis: ['privacy.shortest', 'privacy.deleteWhenDone'], source: 'policy' },
  { id: 'incident', days: 3 * 366, basis: ['privacy.shortest', 'privacy.deleteWhenDone'], source: 'policy' },
  { id: 'pickUps', days: 366, basis: ['privacy.shortest', 'privacy.deleteWhenDone'], source: 'policy' },
];

/**
 * The first day whose data must still be there on `today`: whatever the row speaks of before it is removed.
 * Example: a row of 90 days on 2026-11-24 gives 2026-08-26.
 */
export const keepFrom = (id: RetentionId, today: LocalDate): LocalDate => {
  const row = RETENTION.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no retention row ${id}`);
  return addDays(today, -row.days);
};
