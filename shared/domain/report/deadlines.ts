// Which clock governs what, and the day it runs out. Values come from dated rows and the tenant's parameters; days off and
// make-up days from the working calendar. It starts, extends and ends clocks; it does not decide who is late and why.
import type { LocalDate } from '../../kernel/time';
import { localDate } from '../../kernel/time';
import type { CountedDay, WorkingCalendar } from '../../kernel/working-days';
import { type RegulationId, regulationOn } from '../../regulations';
import type { RegulationRow } from '../../regulations/register';
import type { Clock, ClockKind } from './clock.schema';

/** What a day's rules are read from: handed in, so that a test can put another row or another year in their place. */
export interface Rules {
  readonly calendar: WorkingCalendar;
  /** The tenant's value for a parameter named by a row; null while it is not set. */
  readonly parameter: (key: string) => number | null;
  readonly rowOn?: (id: RegulationId, day: LocalDate) => RegulationRow | null;
}

/**
 * The rule row behind each clock.
 * @source rules.md §6, §6a (mapping ours, confidence U): a named report runs as a petition, an anonymous one on the tenant's
 * own promise; the reporter's word is waited for as long as a review may be asked.
 */
export const ruleFor = (kind: ClockKind, isNamed: boolean): RegulationId => {
  switch (kind) {
    case 'safety':
      return 'report.safety';
    case 'told':
      return 'petition.told';
    case 'objection':
      return 'petition.objectJurisdiction';
    case 'review':
      return 'petition.reviewAnswered';
    case 'reporterWord':
      return 'petition.reviewAsked';
    case 'suspension':
    case 'handling':
      return isNamed ? 'petition.finished' : 'report.anonymous';
  }
};

const counted = (row: Pick<RegulationRow, 'unit'>, value: number, from: LocalDate, rules: Rules): CountedDay | null => {
  if (row.unit === 'workingDays') return rules.calendar.addWorkingDays(from, value);
  if (row.unit === 'calendarDays') return rules.calendar.addCalendarDays(from, value);
  return null;
};

/**
 * Starts a clock on a day, pinning the row in force on it.
 * @throws Error when no row is in force (a broken invariant: the register is code)
 */
export const startClock = (kind: ClockKind, isNamed: boolean, startedOn: LocalDate, rules: Rules): Clock => {
  const id = ruleFor(kind, isNamed);
  const row = (rules.rowOn ?? regulationOn)(id, startedOn);
  if (row === null) throw new Error(`no row in force for ${id} on ${startedOn}`);
  const value = row.value ?? (row.parameter === null ? null : rules.parameter(row.parameter));
  const due = value === null ? null : counted(row, value, startedOn, rules);
  const { title, article, confidence, effectiveFrom, unit } = row;
  return {
    kind,
    rule: { id: row.id, title, article, confidence, effectiveFrom, value, unit },
    startedOn,
    dueOn: due?.date ?? null,
    isCertain: due?.isCertain ?? true,
    none: due !== null ? null : kind === 'safety' ? 'AT_ONCE' : 'NOT_SET',
    isExtended: false,
    endedOn: null,
  };
};

/** A clock that ends on a day somebody chose within the rules (a suspension). */
export const startClockUntil = (
  kind: ClockKind,
  isNamed: boolean,
  startedOn: LocalDate,
  until: LocalDate,
  rules: Rules,
): Clock => ({
  ...startClock(kind, isNamed, startedOn, rules),
  dueOn: until,
  isCertain: true,
  none: null,
});

/**
 * The clock made longer, once: a petition by the 30 days of 信访工作条例 34, the tenant's promise by its own length again (@policy:
 * the tenant's standard names no extension; doubling it once is the most a reporter has to put up with).
 * Null when it was extended before, has ended, or has no day to move.
 */
export const extendClock = (clock: Clock, on: LocalDate, rules: Rules): Clock | null => {
  if (clock.isExtended || clock.endedOn !== null || clock.dueOn === null) return null;
  const dueOn = localDate(clock.dueOn);
  if (clock.rule.id === 'petition.finished') {
    const row = (rules.rowOn ?? regulationOn)('petition.extension', on);
    if (row?.value == null) return null;
    const { date, isCertain } = rules.calendar.addCalendarDays(dueOn, row.value);
    return { ...clock, dueOn: date, isCertain: clock.isCertain && isCertain, isExtended: true };
  }
  const { date, isCertain } = rules.calendar.addWorkingDays(dueOn, clock.rule.value ?? 0);
  return { ...clock, dueOn: date, isCertain: clock.isCertain && isCertain, isExtended: true };
};

/**
 * The clock moved on by the working days that a suspension took. Only the tenant's own promise moves: no text that we read lets
 * a suspension stop a statutory clock (@policy).
 */
export const shiftAfterSuspension = (clock: Clock, from: LocalDate, to: LocalDate, rules: Rules): Clock => {
  if (clock.kind !== 'handling' || clock.rule.id !== 'report.anonymous' || clock.dueOn === null) return clock;
  const days = Math.max(0, rules.calendar.workingDaysBetween(from, to));
  const { date, isCertain } = rules.calendar.addWorkingDays(localDate(clock.dueOn), days);
  return { ...clock, dueOn: date, isCertain: clock.isCertain && isCertain };
};

/** The running clock of a kind; undefined when none runs. */
export const runningClock = (clocks: readonly Clock[], kind: ClockKind): Clock | undefined =>
  clocks.find((clock) => clock.kind === kind && clock.endedOn === null);

/** The clocks with one of them replaced by what `change` makes of it. */
export const changeClock = (clocks: readonly Clock[], kind: ClockKind, change: (clock: Clock) => Clock): Clock[] =>
  clocks.map((clock) => (clock.kind === kind && clock.endedOn === null ? change(clock) : clock));

/** The clocks with every running one of these kinds ended on a day. */
export const endClocks = (clocks: readonly Clock[], kinds: readonly ClockKind[], on: LocalDate): Clock[] =>
  clocks.map((clock) => (clock.endedOn === null && kinds.includes(clock.kind) ? { ...clock, endedOn: on } : clock));

/** The earliest day on which a running clock runs out; null when none has a day. */
export const nextDueOn = (clocks: readonly Clock[]): string | null =>
  clocks.reduce<string | null>(
    (first, { dueOn, endedOn }) =>
      endedOn === null && dueOn !== null && (first === null || dueOn < first) ? dueOn : first,
    null,
  );
