// The term for teachers: their meetings, who came, who fetched whom, what happened, their hours.
import * as z from 'zod';
import { RELATIONS } from '../domain/child/child.schema';
import { CalendarDate } from '../domain/tenant/calendar.schema';
import { MAX_WORDS, TEACHER_WORDS } from '../domain/term/certificate';
import { LEDGER_STATES } from '../domain/term/ledger';
import { LedgerLine } from '../domain/term/ledger.schema';
import {
  ACTIVITIES,
  CORRECTION_REASONS,
  INCIDENT_KINDS,
  PICK_UP_RELATIONS,
  SIGN_OUT_KINDS,
} from '../domain/term/session.schema';
import { endpoint } from './endpoint';
import { SessionView } from './term-family';

const Id = z.string().min(1).max(80);
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);

const Member = z.object({
  id: z.string(),
  name: z.string(),
  className: z.string(),
  /** Who may fetch it: its guardians by what they are to it, and whom they named. */
  guardians: z.array(z.enum(RELATIONS)),
  pickUps: z.array(z.object({ id: z.string(), name: z.string(), relation: z.enum(PICK_UP_RELATIONS) })),
  mayGoAlone: z.boolean(),
  words: z.array(z.enum(TEACHER_WORDS)),
});

const Recorded = z.object({
  version: z.int(),
  presentChildIds: z.array(z.string()),
  activities: z.array(z.enum(ACTIVITIES)),
  /** Who has left, and how. */
  left: z.array(
    z.object({ childId: z.string(), kind: z.enum(SIGN_OUT_KINDS), personId: z.string().nullable(), at: z.number() }),
  ),
});

export const LedgerView = z.object({
  month: z.string(),
  state: z.enum(LEDGER_STATES),
  lines: z.array(LedgerLine),
  /** Names these lines: sent back with the check. */
  mark: z.string(),
  lessons: z.int(),
  minutes: z.int().nullable(),
  version: z.int().nullable(),
  checkedAt: z.number().nullable(),
  approvedAt: z.number().nullable(),
});

export const termTeacherContract = {
  /** The clubs the caller leads or stands in for: who is in them, the meetings around today, what was recorded. */
  teacherClubs: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['teacher'],
    input: z.strictObject({}),
    output: z.object({
      today: z.iso.date(),
      clubs: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          room: z.string(),
          slots: z.array(z.string()),
          /** False where the caller only stands in. */
          isOwn: z.boolean(),
          members: z.array(Member),
          /** Members whose families have not agreed to clubs or to attendance: they are not listed. */
          withoutConsent: z.int(),
          /** Newest first. */
          sessions: z.array(SessionView.extend({ absentChildIds: z.array(z.string()), recorded: Recorded.nullable() })),
        }),
      ),
    }),
    errors: [],
  }),
  /** Records who was there, or corrects it with a reason. `basedOn`: the version the phone had seen. */
  recordAttendance: endpoint({
    kind: 'write',
    callers: ['teacher'],
    input: z.strictObject({
      clubId: Id,
      date: z.iso.date(),
      presentChildIds: z.array(Id).max(300),
      activities: z.array(z.enum(ACTIVITIES)).max(ACTIVITIES.length),
      basedOn: z.int().min(1).nullable(),
      reason: z.enum(CORRECTION_REASONS).nullable(),
    }),
    output: z.object({ present: z.int(), told: z.int(), version: z.int() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'TOO_LATE', 'WRONG_STATE'],
  }),
  /** Notes how a child left, or takes a slip back. */
  signOut: endpoint({
    kind: 'write',
    callers: ['teacher'],
    input: z.strictObject({
      clubId: Id,
      date: z.iso.date(),
      childId: Id,
      kind: z.enum(SIGN_OUT_KINDS),
      personId: z.string().max(40).nullable(),
    }),
    output: z.object({ stillHere: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Somebody who is not on the family's list wanted to fetch a child: the child stays, its guardians and the school are told at once. */
  refusePickUp: endpoint({
    kind: 'write',
    callers: ['teacher'],
    input: z.strictObject({ clubId: Id, date: CalendarDate, childId: Id }),
    output: z.object({ told: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** What happened to a child and what was done; its guardians and the school are told. */
  noteIncident: endpoint({
    kind: 'write',
    callers: ['teacher'],
    input: z.strictObject({
      clubId: Id,
      date: CalendarDate,
      childId: Id,
      kind: z.enum(INCIDENT_KINDS),
      what: z.string().trim().min(4).max(500),
      measures: z.string().trim().min(2).max(500),
    }),
    output: z.object({ id: z.string(), isShown: z.boolean() }),
    errors: ['NOT_FOUND', 'TOO_EARLY', 'WRONG_STATE'],
  }),
  /** Words about a child's way in the club, for its certificate. */
  giveWords: endpoint({
    kind: 'write',
    callers: ['teacher'],
    input: z.strictObject({ clubId: Id, childId: Id, words: z.array(z.enum(TEACHER_WORDS)).min(1).max(MAX_WORDS) }),
    output: z.object({ words: z.int() }),
    errors: ['NOT_FOUND'],
  }),
  /** The caller's hours of a month, as recorded, and where they stand. */
  myHours: endpoint({
    kind: 'read',
    callers: ['teacher'],
    input: z.strictObject({ month: Month }),
    output: z.object({ schools: z.array(LedgerView.extend({ schoolId: z.string(), schoolName: z.string() })) }),
    errors: [],
  }),
  /** The teacher says that these are the hours; the school approves them. */
  checkHours: endpoint({
    kind: 'write',
    callers: ['teacher'],
    input: z.strictObject({ schoolId: Id, month: Month, mark: z.string().max(64) }),
    output: z.object({ version: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
};
