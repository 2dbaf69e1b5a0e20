// Who of the office may see and move a report. A report about school X never reaches X's people, and a declared conflict closes
// it too, whatever else somebody is. It does not say which moves a state allows (transitions.ts).
import type { RoleGrant } from '../account/roles';
import type { Mover } from './transitions';

/** Somebody of the office: rights that hold now, and interests they declared. */
export interface Reader {
  readonly id: string;
  readonly grants: readonly RoleGrant[];
  readonly conflicts: readonly { readonly subject: 'school' | 'institution'; readonly id: string }[];
  /** Schools of children bound to this account: as close as a declared interest. */
  readonly childSchoolIds?: readonly string[];
}

/** What of a report decides who may see it. */
export interface Guarded {
  readonly districtCode: string;
  readonly subject: { readonly institutionId: string | null; readonly schoolId: string | null };
  readonly handlerId: string | null;
  readonly formerHandlerIds: readonly string[];
}

/**
 * True when this person must not touch it: they work at the school, a child of theirs goes there, or they declared an interest.
 * @source guarantees.md, actors: a conflicted officer; 信访工作条例 第46条第5项
 */
export const isConflicted = (reader: Reader, { subject }: Pick<Guarded, 'subject'>): boolean => {
  const { schoolId, institutionId } = subject;
  const declared = (kind: 'school' | 'institution', id: string | null): boolean =>
    id !== null && reader.conflicts.some((one) => one.subject === kind && one.id === id);
  const worksThere = reader.grants.some(
    (grant) => (grant.role === 'teacher' || grant.role === 'schoolAdmin') && grant.schoolId === schoolId,
  );
  const hasChildThere = schoolId !== null && (reader.childSchoolIds ?? []).includes(schoolId);
  return worksThere || hasChildThere || declared('school', schoolId) || declared('institution', institutionId);
};

const isOfficerOf = (reader: Reader, districtCode: string): boolean =>
  reader.grants.some(
    (grant) => grant.role === 'officer' && (grant.districtCode === null || grant.districtCode === districtCode),
  );

const isCityOfficer = (reader: Reader): boolean =>
  reader.grants.some((grant) => grant.role === 'officer' && grant.districtCode === null);

/** True when the reader may open the report at all. To anybody else it does not exist. */
export const mayRead = (reader: Reader, report: Guarded): boolean =>
  isOfficerOf(reader, report.districtCode) && !isConflicted(reader, report);

/**
 * True when the reader may make a move of this kind. Triage: any officer of the district; the handler's moves: the handler, or
 * while there is none nobody; the review: a city officer who has never handled it.
 */
export const mayMove = (reader: Reader, report: Guarded, by: Mover): boolean => {
  if (!mayRead(reader, report)) return false;
  if (by === 'triage') return true;
  if (by === 'handler') return report.handlerId === reader.id;
  if (by === 'reviewer') return isCityOfficer(reader) && !report.formerHandlerIds.includes(reader.id);
  return false;
};

/** True when a report may be given to this officer. */
export const mayReceive = (reader: Reader, report: Guarded, districtCode: string): boolean =>
  mayRead(reader, { ...report, districtCode });

/** True when a grid worker may be sent to look: the community is theirs and they have no interest in the place. */
export const mayObserve = (reader: Reader, subject: Guarded['subject'], communityCode: string): boolean =>
  reader.grants.some((grant) => grant.role === 'gridWorker' && grant.communityCodes.includes(communityCode)) &&
  !isConflicted(reader, { subject });
