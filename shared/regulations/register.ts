// What a row of the register is. The rows are law and local rules as dated facts; code reads values from here, never from
// constants of its own, and a running case keeps the row it was opened under.
import type { LocalDate } from '../kernel/time';

/**
 * How sure we are. `T`: the statute's text was read. `S`: a secondary source or the notice was read. `U`: general knowledge,
 * unread: shown to officers as "to be confirmed", never to parents as law.
 */
export type Confidence = 'T' | 'S' | 'U';

export type Unit =
  | 'workingDays'
  | 'calendarDays'
  | 'months'
  | 'years'
  | 'minutes'
  | 'minuteOfDay'
  | 'lessons'
  | 'fen'
  | 'percent'
  | 'persons'
  | 'pupils'
  | 'perTerm'
  | 'none';

export interface RegulationRow {
  /** `reply.petition.accepted`: a stable name; several dated rows may share it. */
  readonly id: string;
  /** The rule in one plain sentence, as an officer would say it. */
  readonly says: string;
  /** Title of the source, with its number where it has one. */
  readonly title: string;
  readonly issuer: string;
  /** `第23条`; empty where the article is not recorded. */
  readonly article: string;
  /** The number the rule sets; null where it sets a duty, not a number, or the number is the tenant's (`parameter`). */
  readonly value: number | null;
  readonly unit: Unit;
  readonly effectiveFrom: LocalDate;
  /** The last day it holds; null while it is in force. */
  readonly effectiveTo: LocalDate | null;
  readonly confidence: Confidence;
  /** The tenant parameter that sets the value here, where the rule leaves it to the tenant. */
  readonly parameter: string | null;
}
