// The term for families: the week, absences, who may fetch, certificates.
import * as z from 'zod';
import { CalendarDate } from '../domain/tenant/calendar.schema';
import { Certificate } from '../domain/term/certificate';
import { CANCEL_REASONS, Incident, PickUpPerson, SIGN_OUT_KINDS } from '../domain/term/session.schema';
import { endpoint } from './endpoint';
import { StudentToken } from './student-token';

const Id = z.string().min(1).max(80);

/** A meeting as everybody concerned may read it. */
export const SessionView = z.object({
  clubId: z.string(),
  clubName: z.string(),
  date: z.string(),
  slots: z.array(z.string()),
  /** Minutes since midnight; null where the school has not entered its times. */
  startMinute: z.int().nullable(),
  endMinute: z.int().nullable(),
  room: z.string(),
  isOtherRoom: z.boolean(),
  teacherName: z.string(),
  isSubstituted: z.boolean(),
  outsideName: z.string().nullable(),
  cancelled: z.object({ reason: z.enum(CANCEL_REASONS), note: z.string() }).nullable(),
  makeUpOn: z.string().nullable(),
  makeUpFor: z.string().nullable(),
});

/** A child's meeting; `presence` null: not recorded yet, or not to be told (no consent to attendance). */
const ChildSession = SessionView.extend({
  presence: z.enum(['present', 'absent']).nullable(),
  isAbsenceAnnounced: z.boolean(),
  leftAs: z.enum(SIGN_OUT_KINDS).nullable(),
  leftAt: z.number().nullable(),
});

const Week = {
  monday: z.string(),
  today: z.string(),
  /** False while the bureau has not entered the school year or the year's holidays. */
  isCertain: z.boolean(),
};

const ChildIncident = Incident.pick({ id: true, clubId: true, date: true, kind: true }).extend({
  clubName: z.string(),
  /** Null while the school has not read it yet. */
  words: z.object({ what: z.string(), measures: z.string() }).nullable(),
});

export const CertificateView = Certificate.omit({ revision: true, schoolId: true, childId: true, id: true }).extend({
  code: z.string(),
});

export const termFamilyContract = {
  /** What the caller's children have in one week; null is the week of today. */
  week: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ monday: CalendarDate.nullable() }),
    output: z.object({
      ...Week,
      children: z.array(
        z.object({
          childId: z.string(),
          childName: z.string(),
          mayAnnounce: z.boolean(),
          sessions: z.array(ChildSession),
          incidents: z.array(ChildIncident),
        }),
      ),
    }),
    errors: [],
  }),
  /** The same for a child that signed in with its code: its meetings only. */
  studentWeek: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken, monday: CalendarDate.nullable() }),
    output: z.object({ ...Week, sessions: z.array(SessionView) }),
    errors: ['CONSENT_MISSING'],
  }),
  /** Says beforehand that a child does not come, or that it does after all. */
  setAbsence: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id, clubId: Id, date: CalendarDate, isAbsent: z.boolean() }),
    output: z.object({ isAbsent: z.boolean() }),
    errors: ['NOT_FOUND', 'TOO_LATE', 'WRONG_STATE', 'CONSENT_MISSING'],
  }),
  /** Who may fetch a child besides its guardians. */
  pickUps: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({ childName: z.string(), persons: z.array(PickUpPerson), mayGoAlone: z.boolean() }),
    errors: ['NOT_FOUND'],
  }),
  /** Names them anew. `everybodyAgreed`: those who are named know it and agree (PIPL 13). */
  savePickUps: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({
      childId: Id,
      persons: z.array(PickUpPerson).max(6),
      mayGoAlone: z.boolean(),
      everybodyAgreed: z.literal(true),
    }),
    output: z.object({ persons: z.int() }),
    errors: ['NOT_FOUND', 'CONSENT_MISSING'],
  }),
  /** What a child did in each of its clubs, and the certificates it has. */
  certificates: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({
      childName: z.string(),
      clubs: z.array(
        z.object({
          clubId: z.string(),
          clubName: z.string(),
          term: z.string(),
          attended: z.int(),
          state: z.enum(['ready', 'neverCame', 'noWords', 'issued']),
          certificate: CertificateView.nullable(),
        }),
      ),
    }),
    errors: ['NOT_FOUND', 'CONSENT_MISSING'],
  }),
  /** Gives the certificate of one club; asked again, the same one. */
  issueCertificate: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id, clubId: Id }),
    output: z.object({ code: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONSENT_MISSING'],
  }),
  /** Whether a certificate on paper is real. The name is veiled: whoever holds the paper can compare. */
  verifyCertificate: endpoint({
    kind: 'read',
    callers: 'anyone',
    input: z.strictObject({ code: z.string().max(40) }),
    output: z.object({
      veiledName: z.string(),
      clubName: z.string(),
      schoolName: z.string(),
      term: z.string(),
      attended: z.int(),
      issuedAt: z.number(),
    }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
};
