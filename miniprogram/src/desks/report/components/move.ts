// What every form of the report desk gets and what it says when it is done.
import type { OutputOf } from '@shared/contracts';

/** The report as the desk has it open. */
export type Detail = OutputOf<'report.open'>['report'];

/** What the engines suggest for it; null while they have not answered. */
export type Suggestions = OutputOf<'report.suggest'> | null;

export interface MoveProps {
  readonly report: Detail;
  readonly onDone: () => void;
}
