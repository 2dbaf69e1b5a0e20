// What each tenant decides for itself. Nothing is invented: what the bureau has not set is shown as not set.

export const PARAMETERS = {
  /** Working days within which an anonymous report is handled: the tenant's own promise, not law. */
  anonymousReportWorkingDays: null,
  /** Telephone of the duty officer for danger to a child. */
  safetyDutyPhone: null,
} as const satisfies Record<string, number | string | null>;
export type ParameterKey = keyof typeof PARAMETERS;

/** A parameter's value, or null while the bureau has not set it. */
export const parameter = (key: ParameterKey): number | string | null => PARAMETERS[key];
