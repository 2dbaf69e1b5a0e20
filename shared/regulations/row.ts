import { localDate } from '../kernel/time';
import type { Confidence, RegulationRow, Unit } from './register';
import { SOURCES, type SourceKey } from './sources';

/** One row, quoting its source. `more.to` is the last day it held; `more.parameter` the tenant parameter that sets its value. */
export const row = <const Id extends string>(
  id: Id,
  says: string,
  source: SourceKey,
  article: string,
  value: number | null,
  unit: Unit,
  confidence: Confidence,
  more: { readonly to?: string; readonly parameter?: string } = {},
): RegulationRow & { readonly id: Id } => ({
  id,
  says,
  ...SOURCES[source],
  article,
  value,
  unit,
  effectiveTo: more.to === undefined ? null : localDate(more.to),
  confidence,
  parameter: more.parameter ?? null,
});
