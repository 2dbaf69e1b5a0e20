// A club's meetings in a term: what was planned differently, who was there, who fetched whom. Facts only.
// A meeting is one club on one day, whatever its lessons that day: its id is the club's and the date.
import * as z from 'zod';
import { Slot } from '../club/round.schema';
import { CalendarDate } from '../tenant/calendar.schema';

/** Why a meeting falls out. */
export const CANCEL_REASONS = ['weather', 'teacherAway', 'schoolEvent', 'room', 'health', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Somebody from outside who stands in, with the paper that lets them. */
export const OutsideSubstitute = z.strictObject({
  name: z.string().trim().min(2).max(20),
  credential: z.string().trim().min(4).max(120),
  credentialUntil: CalendarDate,
});
export type OutsideSubstitute = z.infer<typeof OutsideSubstitute>;

/** Who stands in: an account of the school that answers for the children, and whoever from outside teaches beside it. */
export const Substitute = z.object({
  teacherId: z.string(),
  teacherName: z.string(),
  outside: OutsideSubstitute.nullable(),
});
export type Substitute = z.infer<typeof Substitute>;

/** A meeting on another day in place of one that fell out. */
export const MakeUp = z.object({ date: CalendarDate, slot: Slot, room: z.string() });
export type MakeUp = z.infer<typeof MakeUp>;

/** What is different on one day from the weekly plan. */
export const SessionChange = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  date: CalendarDate,
  /** Null while it takes place. */
  cancelled: z.object({ reason: z.enum(CANCEL_REASONS), note: z.string() }).nullable(),
  makeUp: MakeUp.nullable(),
  substitute: Substitute.nullable(),
  /** Another room than the club's; null: the club's. */
  room: z.string().nullable(),
  changedBy: z.string(),
  changedAt: z.number(),
});
export type SessionChange = z.infer<typeof SessionChange>;

/** What a club did in a meeting, from a list: nothing typed, so nothing to be checked before families read it. */
export const ACTIVITIES = [
  'learned',
  'practised',
  'made',
  'performed',
  'played',
  'outdoors',
  'discussed',
  'showed',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

export const CORRECTION_REASONS = ['mistap', 'cameLate', 'leftEarly', 'familyTold', 'other'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

/** How a child left. `takenBack`: the entry before was a slip. */
export const SIGN_OUT_KINDS = ['guardian', 'person', 'alone', 'takenBack'] as const;
export type SignOutKind = (typeof SIGN_OUT_KINDS)[number];

export const SignOut = z.object({
  childId: z.string(),
  kind: z.enum(SIGN_OUT_KINDS),
  /** The authorised person's id in the family's list; null otherwise. */
  personId: z.string().nullable(),
  by: z.string(),
  at: z.number(),
});
export type SignOut = z.infer<typeof SignOut>;

/** A meeting that was held. */
export const Session = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  date: z.iso.date(),
  presentChildIds: z.array(z.string()),
  /** Who was expected and was not there. */
  absentChildIds: z.array(z.string()),
  recordedBy: z.string(),
  recordedAt: z.number(),
  /** The account that held it: the club's teacher or who stood in. */
  heldBy: z.string(),
  /** The lessons of that day, and how long they were together; null where the school had not entered its times. */
  slots: z.array(Slot).min(1),
  minutes: z.int().nullable(),
  activities: z.array(z.enum(ACTIVITIES)),
  /** 1 when first recorded; grows with every correction. What a phone without network compares with. */
  version: z.int().min(1),
  corrections: z.array(z.object({ at: z.number(), by: z.string(), reason: z.enum(CORRECTION_REASONS) })),
  signOuts: z.array(SignOut),
});
export type Session = z.infer<typeof Session>;

/** A guardian said beforehand that the child does not come. No reason is asked: the school does not need one. */
export const Absence = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  childId: z.string(),
  date: CalendarDate,
  /** False once it was taken back. */
  isAnnounced: z.boolean(),
  by: z.string(),
  at: z.number(),
});
export type Absence = z.infer<typeof Absence>;

export const PICK_UP_RELATIONS = ['grandparent', 'relative', 'neighbour', 'driver', 'sibling', 'otherAdult'] as const;
export type PickUpRelation = (typeof PICK_UP_RELATIONS)[number];

/** Somebody who may fetch a child: a name and what they are to it, nothing more. */
export const PickUpPerson = z.strictObject({
  /** Its place in the family's list: `p1` to `p6`. */
  id: z.string().regex(/^p[1-6]$/),
  name: z.string().trim().min(2).max(20),
  relation: z.enum(PICK_UP_RELATIONS),
});
export type PickUpPerson = z.infer<typeof PickUpPerson>;

/** Who may fetch one child besides its guardians, under the child's id. */
export const PickUps = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  persons: z.array(PickUpPerson).max(6),
  mayGoAlone: z.boolean(),
  changedBy: z.string(),
  changedAt: z.number(),
});
export type PickUps = z.infer<typeof PickUps>;

/** When a school's lessons after class begin and how long they last; under the school's id. */
export const LessonTime = z.strictObject({
  startMinute: z
    .int()
    .min(12 * 60)
    .max(19 * 60),
  minutes: z.int().min(20).max(120),
});
export const LessonTimes = z.object({
  id: z.string(),
  revision: z.int(),
  /** For lesson 1, 2, 3. */
  lessons: z.array(LessonTime).length(3),
  changedBy: z.string(),
  changedAt: z.number(),
});
export type LessonTimes = z.infer<typeof LessonTimes>;

export const INCIDENT_KINDS = ['injury', 'illness', 'quarrel', 'property', 'stranger', 'other'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What happened to one child in a meeting and what was done: for the school and the child's guardians. */
export const Incident = z.object({
  id: z.string(),
  revision: z.int(),
  schoolId: z.string(),
  clubId: z.string(),
  childId: z.string(),
  date: CalendarDate,
  kind: z.enum(INCIDENT_KINDS),
  what: z.string(),
  measures: z.string(),
  /** False while a person of the school still has to read the words before the family does. */
  isShown: z.boolean(),
  by: z.string(),
  at: z.number(),
  releasedBy: z.string().nullable(),
});
export type Incident = z.infer<typeof Incident>;
