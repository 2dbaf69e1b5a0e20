// What each tenant decides for itself. The bureau's value lives in the database; this table says what may be decided, in
// which bounds, and what holds until then. Nothing is invented: `initial: null` is shown as not set.

interface Common {
  /** A change weakens a safeguard or a promise, so a second sysadmin has to agree. */
  readonly isRisky?: boolean;
}
/** A whole number within bounds; `unit` is for labels. */
interface IntSpec extends Common {
  readonly kind: 'int';
  readonly min: number;
  readonly max: number;
  readonly unit: 'workingDays' | 'days' | 'hours' | 'minutes' | 'people' | 'percent' | 'fen' | 'count';
  readonly initial: number | null;
}
interface PhoneSpec extends Common {
  readonly kind: 'phone';
  readonly initial: null;
}
interface TextSpec extends Common {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly initial: string | null;
}
interface SwitchSpec extends Common {
  readonly kind: 'switch';
  readonly initial: boolean;
}
interface ChoiceSpec<O extends string = string> extends Common {
  readonly kind: 'choice';
  readonly options: readonly O[];
  readonly initial: O;
}
export type ParameterSpec = IntSpec | PhoneSpec | TextSpec | SwitchSpec | ChoiceSpec;

/** A price of a lesson, 1–1,000 yuan. */
const GUIDANCE = { kind: 'int', min: 100, max: 100_000, unit: 'fen', initial: null } as const;

/** Every parameter. A new one needs a label in the parameters desk and nothing else. */
export const PARAMETERS = {
  /** Working days within which an anonymous report is handled: the tenant's own promise, not law. */
  anonymousReportWorkingDays: { kind: 'int', min: 1, max: 90, unit: 'workingDays', initial: null },
  /** Telephone of the duty officer for danger to a child. */
  safetyDutyPhone: { kind: 'phone', initial: null },
  /** Calendar days in which a child's guardians can object to a further one. Not set: only their or the school's word counts. */
  secondGuardianObjectionDays: { kind: 'int', min: 1, max: 30, unit: 'days', initial: null },
  /** Minutes after which danger that nobody took up is told to the second level. */
  safetyEscalationMinutes: { kind: 'int', min: 10, max: 240, unit: 'minutes', initial: null },
  /** Working days within which a ticket of the hotline is handled. */
  hotlineWorkingDays: { kind: 'int', min: 1, max: 30, unit: 'workingDays', initial: null },
  /** Households that must meet at one place before their signals become a lead. @policy three: two may know of each other */
  signalHouseholds: { kind: 'int', min: 2, max: 20, unit: 'count', initial: 3, isRisky: true },
  /** Working days within which a complaint about this app is answered: the tenant's own promise. */
  appComplaintWorkingDays: { kind: 'int', min: 1, max: 30, unit: 'workingDays', initial: null },
  /**
   * Whose writes need a fresh second factor: nobody's; those of officers, custodians and sysadmins; or school admins' too.
   * @policy on from the start: the bureau may widen it, and must agree twice to drop it
   */
  secondFactor: {
    kind: 'choice',
    options: ['off', 'bureau', 'bureauAndSchools'],
    initial: 'bureau',
    isRisky: true,
  },
  /** How long a second factor stays fresh. @policy a working session, not a day */
  secondFactorMinutes: { kind: 'int', min: 5, max: 720, unit: 'minutes', initial: 120, isRisky: true },
  /** Experts on a classification panel. The guide leaves it to the place. */
  expertPanelSize: { kind: 'int', min: 3, max: 15, unit: 'people', initial: null },
  /** Share of the panel's votes that a verdict needs, at the least; it must also be more than the other side's. */
  expertMajorityPercent: { kind: 'int', min: 50, max: 100, unit: 'percent', initial: null },
  /** Guidance prices of 学科类 for a standard lesson (45 minutes offline, 30 online), by size of class: ≤ 10, 10–35, > 35 pupils. */
  guidanceOfflineSmallFen: GUIDANCE,
  guidanceOfflineMiddleFen: GUIDANCE,
  guidanceOfflineLargeFen: GUIDANCE,
  guidanceOnlineSmallFen: GUIDANCE,
  guidanceOnlineMiddleFen: GUIDANCE,
  guidanceOnlineLargeFen: GUIDANCE,
  /** How long an invitation may be accepted. @policy long enough for a weekend */
  invitationHours: { kind: 'int', min: 1, max: 336, unit: 'hours', initial: 72 },
} as const satisfies Record<string, ParameterSpec>;

export type ParameterKey = keyof typeof PARAMETERS;
export const PARAMETER_KEYS = Object.keys(PARAMETERS) as readonly ParameterKey[];

type ValueOf<S extends ParameterSpec> = S extends { kind: 'int' }
  ? number
  : S extends { kind: 'switch' }
    ? boolean
    : S extends { options: readonly (infer O)[] }
      ? O
      : string;

/** Every parameter's value now: the bureau's, or else the initial one; null while a value has to come from the bureau. */
export type ParameterValues = {
  readonly [K in ParameterKey]: (typeof PARAMETERS)[K]['initial'] extends null
    ? ValueOf<(typeof PARAMETERS)[K]> | null
    : ValueOf<(typeof PARAMETERS)[K]>;
};

export type ParameterValue = number | string | boolean;

const PHONE = /^[0-9][0-9-]{4,18}[0-9]$/;

/** What may be decided about a parameter. */
export const specOf = (key: ParameterKey): ParameterSpec => PARAMETERS[key];

/** True when the bureau may set this parameter to this value. */
export const isParameterValue = (key: ParameterKey, value: unknown): value is ParameterValue => {
  const spec = specOf(key);
  switch (spec.kind) {
    case 'int':
      return typeof value === 'number' && Number.isInteger(value) && value >= spec.min && value <= spec.max;
    case 'phone':
      return typeof value === 'string' && PHONE.test(value);
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= spec.maxLength;
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value);
  }
};

/**
 * The values in force.
 * @param stored what the bureau set; a value that the table no longer allows counts as not set
 */
export const parameterValues = (stored: ReadonlyMap<string, unknown>): ParameterValues =>
  Object.fromEntries(
    PARAMETER_KEYS.map((key) => {
      const value = stored.get(key);
      return [key, isParameterValue(key, value) ? value : PARAMETERS[key].initial];
    }),
  ) as ParameterValues; // each value was held against its own spec
