// How facts enter an institution's document: a new one, changed facts, a new status; each with who, when and under which document.
import { sha256Hex } from '../../../kernel/digest';
import { addDays, dateOf, type EpochMs, type LocalDate } from '../../../kernel/time';
import { doorNumber, floorIn } from '../door-check/door-number';
import {
  type Institution,
  type InstitutionStatus,
  KEPT_CHANGES,
  type Premises,
  type RegistryChange,
  type StatusEntry,
} from '../institution.schema';
import { type Draft, identityOf } from './read-registry';

/** Who enters something, when, and the document it rests on. */
export interface Entering {
  readonly by: string;
  readonly at: EpochMs;
  readonly document: string;
}

/** An institution without what the store keeps for it. */
export type InstitutionBody = Omit<Institution, 'id' | 'revision'>;

/** Former institutions: these are watched. */
export const isFormer = (status: InstitutionStatus): boolean => status === 'deregistered' || status === 'converted';

/**
 * How long people and telephone of a former institution are kept, to recognise it when it goes on in secret.
 * @policy two years from entering: the span within which a repeat counts as aggravating (处罚暂行办法); a bureau may end it sooner
 */
const WATCH_DAYS = 730;

const watchUntil = (status: InstitutionStatus, today: LocalDate): LocalDate | null =>
  isFormer(status) ? addDays(today, WATCH_DAYS) : null;

/** The same institution gets the same id in every import. */
export const institutionIdOf = (draft: Pick<Draft, 'name' | 'districtCode' | 'creditCode'>): string =>
  `inst-${sha256Hex(identityOf(draft)).slice(0, 20)}`;

/** Premises at an address nobody has measured yet. */
export const premisesAt = (institutionId: string, address: string): Premises => {
  const floor = floorIn(address);
  return { door: doorNumber(institutionId, address, floor), serial: 1, address, floor, rooms: [], position: null };
};

const withChange = (
  changes: readonly RegistryChange[],
  entering: Entering,
  fields: readonly string[],
): RegistryChange[] => [...changes, { ...entering, fields: [...fields] }].slice(-KEPT_CHANGES);

const bare = (draft: Draft) => ({
  ...draft,
  formerNames: [...draft.formerNames],
  furtherCategories: [...draft.furtherCategories],
  stages: [...draft.stages],
  modes: [...draft.modes],
  phones: [...draft.phones].slice(0, 10),
});

/** A new institution from a list's row. */
export const newInstitution = (draft: Draft, readings: string[][], entering: Entering): InstitutionBody => {
  const id = institutionIdOf(draft);
  const { status, statusSince: since, statusReason: reason } = draft;
  const isPlace = draft.address.length >= 2 && !isFormer(status);
  return {
    ...bare(draft),
    premises: isPlace ? [premisesAt(id, draft.address)] : [],
    statusUntil: null,
    statusAfter: null,
    statusDocument: entering.document,
    courses: [],
    annualInspections: [],
    penalties: [],
    history: [{ status, since, until: null, reason, ...entering }],
    changes: [],
    watchUntil: watchUntil(status, dateOf(entering.at)),
    readings,
  };
};

/** What a list's row changes in an institution that is there already. */
export const changedByList = (
  before: Institution,
  draft: Draft,
  fields: readonly string[],
  readings: string[][],
  entering: Entering,
): Partial<InstitutionBody> => {
  const status: Partial<InstitutionBody> =
    draft.status === before.status
      ? {}
      : withStatus(before, { status: draft.status, since: draft.statusSince, reason: draft.statusReason }, entering);
  const isMoved = draft.address !== before.address && draft.address.length >= 2 && !isFormer(draft.status);
  const others = before.premises.filter(({ address }) => address !== before.address && address !== draft.address);
  return {
    ...bare(draft),
    ...status,
    readings,
    ...(isMoved ? { premises: [premisesAt(before.id, draft.address), ...others] } : {}),
    changes: withChange(before.changes, entering, fields),
  };
};

/** Changed facts of the desk. */
export const changedAtDesk = (
  before: Pick<Institution, 'changes'>,
  facts: Partial<InstitutionBody>,
  entering: Entering,
): Partial<InstitutionBody> => ({ ...facts, changes: withChange(before.changes, entering, Object.keys(facts).sort()) });

/** A new status as somebody decides it. */
export interface NewStatus {
  readonly status: InstitutionStatus;
  /** Null: the list does not say. */
  readonly since: LocalDate | null;
  readonly until?: LocalDate | null;
  /** What holds after `until`. */
  readonly after?: InstitutionStatus | null;
  readonly reason: string;
}

/** The status fields after a decision, the history included. Codes printed so far hold no longer when teaching ends. */
export const withStatus = (
  before: Pick<Institution, 'history' | 'premises' | 'watchUntil'>,
  { status, since, until = null, after = null, reason }: NewStatus,
  entering: Entering,
): Partial<InstitutionBody> => {
  const entry: StatusEntry = { status, since, until, reason, ...entering };
  return {
    status,
    statusSince: since,
    statusUntil: until,
    statusAfter: after,
    statusReason: reason,
    statusDocument: entering.document,
    history: [...before.history, entry].slice(-100),
    ...(isFormer(status) && before.watchUntil === null ? { watchUntil: watchUntil(status, dateOf(entering.at)) } : {}),
  };
};
