// The term for a school's office: meetings that fall out, rosters, papers that run out, hours and settlements, incidents.
import * as z from 'zod';
import { PROVIDER_KINDS } from '../domain/club/provider.schema';
import { Slot } from '../domain/club/round.schema';
import { CalendarDate } from '../domain/tenant/calendar.schema';
import { PAYEE_KINDS } from '../domain/term/ledger.schema';
import { CANCEL_REASONS, Incident, LessonTime, OutsideSubstitute } from '../domain/term/session.schema';
import { endpoint } from './endpoint';
import { SessionView } from './term-family';
import { LedgerView, Month } from './term-teacher';

const Id = z.string().min(1).max(80);
const OneSession = z.strictObject({ clubId: Id, date: CalendarDate });
const Changed = z.object({ told: z.int() });
const CHANGE_ERRORS = ['NOT_FOUND', 'TOO_LATE', 'WRONG_STATE'] as const;

export const termDeskContract = {
  /** The meetings of the caller's schools from a week ago to two weeks ahead, who could stand in, and what is not set. */
  desk: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      today: z.string(),
      isCertain: z.boolean(),
      schools: z.array(
        z.object({
          schoolId: z.string(),
          name: z.string(),
          lessons: z.array(LessonTime).nullable(),
          teachers: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
      sessions: z.array(
        SessionView.extend({
          schoolId: z.string(),
          members: z.int(),
          announcedAbsent: z.int(),
          present: z.int().nullable(),
          /** Children who came and whom nobody has fetched. */
          unclaimed: z.int().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  saveLessonTimes: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ schoolId: Id, lessons: z.array(LessonTime).length(3) }),
    output: z.object({ schoolId: z.string() }),
    errors: ['NOT_FOUND'],
  }),
  /** Lets a meeting fall out; everybody concerned is told. */
  cancelSession: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: OneSession.extend({ reason: z.enum(CANCEL_REASONS), note: z.string().trim().max(100) }),
    output: Changed,
    errors: [...CHANGE_ERRORS, 'CONTENT_REJECTED', 'CONTENT_CHECK_DOWN'],
  }),
  /** Takes place after all, with its own teacher and room; a make-up day that was named is dropped. */
  restoreSession: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: OneSession,
    output: Changed,
    errors: CHANGE_ERRORS,
  }),
  /** Days on which a meeting that fell out could be made up for, each with what stands against it. */
  makeUpOptions: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: OneSession.extend({ room: z.string().trim().max(40) }),
    output: z.object({
      days: z.array(
        z.object({
          date: z.string(),
          slot: z.string(),
          room: z.string().nullable(),
          teacher: z.string().nullable(),
          children: z.int(),
        }),
      ),
    }),
    errors: CHANGE_ERRORS,
  }),
  makeUpSession: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: OneSession.extend({
      makeUp: z.strictObject({ date: CalendarDate, slot: Slot, room: z.string().trim().min(1).max(40) }),
      /** Children who have another club then may choose: the school knows and goes on. */
      acceptsChildren: z.boolean(),
    }),
    output: Changed,
    errors: CHANGE_ERRORS,
  }),
  /** Somebody stands in: a teacher of the school, beside whom somebody from outside may teach whose paper holds on that day. */
  substitute: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: OneSession.extend({ teacherId: Id, outside: OutsideSubstitute.nullable() }),
    output: Changed,
    errors: CHANGE_ERRORS,
  }),
  /** Who is in a club, for paper. */
  roster: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['schoolAdmin', 'teacher'],
    input: z.strictObject({ clubId: Id }),
    output: z.object({
      club: z.object({
        name: z.string(),
        term: z.string(),
        teacherName: z.string(),
        room: z.string(),
        slots: z.array(z.string()),
      }),
      schoolName: z.string(),
      members: z.array(z.object({ id: z.string(), name: z.string(), className: z.string(), mayGoAlone: z.boolean() })),
      withoutConsent: z.int(),
      /** The next meetings, for the columns. */
      dates: z.array(z.string()),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Who gives the clubs of the caller's schools and until when their papers hold, those that run out first. */
  credentials: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({ withinDays: z.int().min(0).max(400) }),
    output: z.object({
      today: z.string(),
      papers: z.array(
        z.object({
          clubId: z.string(),
          clubName: z.string(),
          kind: z.enum(PROVIDER_KINDS),
          teacherName: z.string(),
          credential: z.string(),
          until: z.string().nullable(),
          daysLeft: z.int().nullable(),
          /** As the registry has it today; null for others than institutions. */
          institutionStatus: z.string().nullable(),
        }),
      ),
    }),
    errors: [],
  }),
  incidents: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      incidents: z.array(
        Incident.pick({
          id: true,
          clubId: true,
          date: true,
          kind: true,
          what: true,
          measures: true,
          isShown: true,
        }).extend({
          clubName: z.string(),
          childName: z.string(),
          className: z.string(),
          teacherName: z.string(),
        }),
      ),
    }),
    errors: [],
  }),
  /** A person of the school has read the words: the family may. */
  releaseIncident: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Teachers' hours and providers' lessons of a month. */
  hours: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({ month: Month }),
    output: z.object({
      payees: z.array(
        LedgerView.extend({
          schoolId: z.string(),
          kind: z.enum(PAYEE_KINDS),
          payee: z.string(),
          payeeName: z.string(),
          checkedByMe: z.boolean(),
        }),
      ),
      /** Meetings of the month that should have been held and were not recorded. */
      unrecorded: z.array(z.object({ clubName: z.string(), date: z.string(), teacherName: z.string() })),
    }),
    errors: [],
  }),
  /** Draws up a provider's settlement on the lessons held; somebody else approves it. */
  settleProvider: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ schoolId: Id, month: Month, payee: z.string().max(120), mark: z.string().max(64) }),
    output: z.object({ version: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** A second person approves what was checked. */
  approveHours: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ schoolId: Id, month: Month, payee: z.string().max(120), version: z.int().min(1) }),
    output: z.object({ version: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'SAME_PERSON'],
  }),
  /** What was approved in a month, for the school's accounts. */
  exportHours: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({ month: Month }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
    errors: ['WRONG_STATE'],
    secondFactor: 'fresh', // names with amounts of work leave the house
  }),
};
