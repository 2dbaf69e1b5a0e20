// The register of every rule this product relies on: dated rows with their source and how sure we are of each.
import type { LocalDate } from '../kernel/time';
import { AFTER_SCHOOL } from './after-school';
import { CLOCKS } from './clocks';
import { OPERATING_LIMITS } from './operating-limits';
import { PERSONAL_DATA } from './personal-data';
import type { RegulationRow } from './register';
import { VIOLATIONS } from './violations';

export const REGULATIONS = [
  ...CLOCKS,
  ...OPERATING_LIMITS,
  ...VIOLATIONS,
  ...AFTER_SCHOOL,
  ...PERSONAL_DATA,
] as const satisfies readonly RegulationRow[];

export type RegulationId = (typeof REGULATIONS)[number]['id'];

/**
 * The row of a rule in force on a day; null before it took effect or after it ended.
 * Example: `regulationOn('petition.finished', localDate('2026-11-24'))?.value` is 60.
 */
export const regulationOn = (id: RegulationId, day: LocalDate): RegulationRow | null =>
  REGULATIONS.find(
    (row) => row.id === id && row.effectiveFrom <= day && (row.effectiveTo === null || day <= row.effectiveTo),
  ) ?? null;

/**
 * The number a rule sets on a day, where a rule that sets one must be in force.
 * @throws Error when there is none (a broken invariant: the register is code)
 */
export const regulationValue = (id: RegulationId, day: LocalDate): number => {
  const value = regulationOn(id, day)?.value ?? null;
  if (value === null) throw new Error(`no value in force for ${id} on ${day}`);
  return value;
};
