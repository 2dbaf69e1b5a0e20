import * as z from 'zod';
import { ChildAccess, RECORD_PURPOSES } from '../domain/child/access.schema';
import {
  Bond,
  CHILD_STATES,
  Child,
  ConsentEvent,
  PrivateFields,
  PURPOSES,
  RELATIONS,
} from '../domain/child/child.schema';
import { CORRECTABLE, REQUEST_STATES } from '../domain/child/request.schema';
import { RETENTION_IDS } from '../domain/child/retention';
import { ROSTER_REFUSALS } from '../domain/child/roster/read-roster';
import { TERM_CHANGE_STATES } from '../domain/child/term-change.schema';
import { endpoint } from './endpoint';
import { StudentToken } from './student-token';

const Id = z.string().min(1).max(80);
/** A school's code as people type it: any case, with spaces and hyphens. */
const Code = z.string().regex(/^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\s\-–—_.·]{8,40}$/);
const Words = (max: number) => z.string().trim().max(max);
const Reason = z.string().trim().min(2).max(200);
const Spreadsheet = z.strictObject({
  schoolId: Id,
  fileName: z.string().min(1).max(120),
  base64: z.base64().min(4).max(7_000_000),
  /** The list names every child of the school: whoever is missing has left. */
  isWhole: z.boolean(),
});

/** What a guardian sees of a child of theirs. */
const Summary = Child.pick({ id: true, name: true, grade: true, className: true, schoolId: true, state: true }).extend({
  schoolName: z.string(),
});
const BondView = Bond.omit({ via: true }).extend({ displayName: z.string(), isMe: z.boolean() });
const ConsentView = ConsentEvent.omit({ by: true }).extend({
  /** `guardian`: one of the guardians here; `paper`: the school holds it on paper. */
  by: z.enum(['me', 'guardian', 'paper']),
});
const RequestView = z.object({
  id: z.string(),
  kind: z.enum(['binding', 'correction']),
  at: z.number(),
  state: z.enum(REQUEST_STATES),
  schoolName: z.string(),
  /** A binding request: number and class as typed. A correction: the field and what it should be. */
  about: z.object({
    number: z.string().optional(),
    grade: z.int().optional(),
    className: z.string().optional(),
    field: z.enum(CORRECTABLE).optional(),
    proposed: z.string().optional(),
    childId: z.string().optional(),
  }),
  reply: z.string(),
});
const RosterReport = z.object({
  added: z.int(),
  unchanged: z.int(),
  /** Named one by one: these are what somebody has to look at. */
  renamed: z.array(z.object({ number: z.string(), from: z.string(), to: z.string() })),
  moved: z.array(z.object({ number: z.string(), name: z.string(), from: z.string(), to: z.string() })),
  completed: z.int(),
  returned: z.array(z.object({ number: z.string(), name: z.string() })),
  left: z.array(z.object({ number: z.string(), name: z.string(), className: z.string() })),
  refused: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.enum(ROSTER_REFUSALS) })),
});
const TermChangeView = z.object({
  id: z.string(),
  schoolId: z.string(),
  title: z.string(),
  state: z.enum(TERM_CHANGE_STATES),
  preparedAt: z.number(),
  isMine: z.boolean(),
  appliedAt: z.number().nullable(),
  undoUntil: z.number().nullable(),
  up: z.int(),
  leaving: z.int(),
  /** One line for each class: where its children go. */
  classes: z.array(z.object({ from: z.string(), to: z.string().nullable(), children: z.int() })),
});

export const childContract = {
  // ————— families

  /** The caller's children and claims, and what the caller asked schools for; nobody yet has none. */
  mine: endpoint({
    kind: 'read',
    callers: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      children: z.array(
        Summary.extend({
          /** Purposes nobody has decided about, or whose text has changed. */
          undecided: z.array(z.enum(PURPOSES)),
          /** Others who claim this child and can be answered now. */
          claims: z.array(BondView),
        }),
      ),
      /** Children the caller claims and does not see yet: the school's name only. */
      waiting: z.array(
        z.object({
          childId: z.string(),
          schoolName: z.string(),
          state: z.enum(['announced', 'objected']),
          openUntil: z.number().nullable(),
          since: z.number(),
        }),
      ),
      requests: z.array(RequestView),
    }),
    errors: [],
  }),
  /** The tenant's schools, to ask one of them. */
  schools: endpoint({
    kind: 'read',
    callers: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      schools: z.array(
        z.object({ id: z.string(), name: z.string(), districtCode: z.string(), grades: z.array(z.int()) }),
      ),
    }),
    errors: [],
  }),
  /** Becomes a guardian with a code that the school printed. A used, replaced and never issued code are told alike. */
  bindByCode: endpoint({
    kind: 'write',
    callers: 'anyone',
    input: z.strictObject({ code: Code, relation: z.enum(RELATIONS), callName: Words(20) }),
    output: z.object({
      childId: z.string(),
      state: z.enum(['bound', 'announced', 'objected']),
      openUntil: z.number().nullable(),
    }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES', 'WRONG_STATE', 'LIMIT_EXCEEDED'],
  }),
  /** Asks a school to confirm. The answer is the same whether such a child exists or not. */
  requestBinding: endpoint({
    kind: 'write',
    callers: 'anyone',
    input: z.strictObject({
      schoolId: Id,
      number: z.string().trim().min(1).max(30),
      grade: z.int().min(1).max(9),
      className: z.string().trim().min(1).max(20),
      relation: z.enum(RELATIONS),
      applicantName: z.string().trim().min(1).max(20),
    }),
    output: z.object({ requestId: z.string() }),
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
  }),
  withdrawRequest: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ requestId: Id }),
    output: z.object({ state: z.enum(REQUEST_STATES) }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Everybody bound to a child, and who claims to be. */
  guardians: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({ child: Summary, bonds: z.array(BondView) }),
    errors: ['NOT_FOUND'],
  }),
  /** Says yes or no to another guardian who was announced. */
  answerClaim: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id, claimantId: Id, answer: z.enum(['yes', 'no']), reason: Words(200) }),
    output: z.object({ state: z.enum(['bound', 'objected']) }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Stops being this child's guardian here, or takes a claim back. */
  unbindSelf: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
  }),
  /** What was agreed to for a child, purpose by purpose, with its history. */
  consents: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({
      child: Summary,
      purposes: z.array(
        z.object({
          purpose: z.enum(PURPOSES),
          isGiven: z.boolean(),
          currentVersion: z.int(),
          latest: ConsentView.nullable(),
        }),
      ),
      history: z.array(ConsentView),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Gives or withdraws consent; it holds from the next call on. */
  decideConsent: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id, purpose: z.enum(PURPOSES), given: z.boolean(), version: z.int().min(1) }),
    output: z.object({ isGiven: z.boolean() }),
    errors: ['NOT_FOUND'],
  }),
  /** Everything that is kept about a child. */
  myData: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({
      child: Summary.extend({ number: z.string() }),
      own: PrivateFields,
      erasedAt: z.number().nullable(),
      counts: z.object({ wishes: z.int(), seats: z.int(), sessions: z.int(), looks: z.int() }),
      requests: z.array(RequestView),
      retention: z.array(
        z.object({
          id: z.enum(RETENTION_IDS),
          days: z.int(),
          source: z.enum(['law', 'policy']),
          basis: z.array(z.object({ title: z.string(), article: z.string(), says: z.string() })),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** What a guardian tells by itself; sealed under the child's own key. */
  saveOwnFields: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({
      childId: Id,
      emergencyPhone: z.union([z.literal(''), z.string().regex(/^[0-9][0-9-]{4,18}[0-9]$/)]),
      careNote: Words(300),
    }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
  }),
  /** Asks the school to correct what it keeps. */
  requestCorrection: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({
      childId: Id,
      field: z.enum(CORRECTABLE),
      proposed: z.string().trim().min(1).max(40),
      reason: Reason,
    }),
    output: z.object({ requestId: z.string() }),
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED', 'WRONG_STATE'],
  }),
  /** A zip with readable files: everything of one child. */
  exportData: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
    errors: ['NOT_FOUND'],
  }),
  /** Destroys the key of the sealed part, withdraws every consent, forgets wishes that were not drawn. */
  eraseData: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({ erasedAt: z.number() }),
    errors: ['NOT_FOUND'],
  }),
  /** Who looked at this child's data, when and what for; newest first. */
  whoLooked: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({ childId: Id }),
    output: z.object({
      child: Summary,
      rows: z.array(
        ChildAccess.pick({ id: true, at: true, purpose: true, words: true, what: true }).extend({
          byName: z.string(),
          byRole: z.enum(['teacher', 'schoolAdmin', 'other']),
          /** How many children were on the list with this one. */
          listed: z.int(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
  }),

  // ————— students

  /** Exchanges a selection code for a right that ends by itself: to see, rank and confirm wishes and to rate. */
  signInStudent: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ code: Code }),
    output: z.object({ token: z.string(), childName: z.string(), expiresAt: z.number() }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
  /** Ends that right at once; ending one that is over, or never was, is told alike. */
  signOutStudent: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ token: StudentToken }),
    output: z.object({}),
    errors: [],
  }),

  // ————— schools

  /** The children of the caller's schools. */
  roster: endpoint({
    kind: 'read',
    leavesRow: true,
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      schools: z.array(z.object({ id: z.string(), name: z.string(), grades: z.array(z.int()) })),
      children: z.array(
        z.object({
          id: z.string(),
          schoolId: z.string(),
          number: z.string(),
          name: z.string(),
          grade: z.int(),
          className: z.string(),
          state: z.enum(CHILD_STATES),
          leftOn: z.string().nullable(),
          guardians: z.int(),
          claims: z.int(),
          consented: z.array(z.enum(PURPOSES)),
          hasBindingCode: z.boolean(),
          hasSelectionCode: z.boolean(),
        }),
      ),
    }),
    errors: [],
  }),
  /** Reads a roster and says what it would change; stores nothing. */
  previewRoster: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: Spreadsheet,
    output: RosterReport,
    errors: ['NOT_FOUND', 'FILE_REFUSED'],
  }),
  /** Imports a roster, whole or not at all. */
  importRoster: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: Spreadsheet,
    output: RosterReport,
    errors: ['NOT_FOUND', 'FILE_REFUSED', 'IMPORT_REFUSED'],
  }),
  /** New codes for a class or for some of its children; what was printed before no longer opens anything. */
  printCodes: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({
      schoolId: Id,
      className: z.string().min(1).max(20),
      /** null: every enrolled child of the class. */
      childIds: z.array(Id).min(1).max(100).nullable(),
      kinds: z
        .array(z.enum(['binding', 'selection']))
        .min(1)
        .max(2),
    }),
    output: z.object({
      schoolName: z.string(),
      className: z.string(),
      strips: z.array(
        z.object({
          childId: z.string(),
          name: z.string(),
          number: z.string(),
          bindingCode: z.string().nullable(),
          selectionCode: z.string().nullable(),
        }),
      ),
    }),
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
  }),
  /** Notes consents that the school holds on paper. A guardian's own no stands above it. */
  notePaperConsent: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({
      schoolId: Id,
      childIds: z.array(Id).min(1).max(100),
      purposes: z.array(z.enum(PURPOSES)).min(1).max(PURPOSES.length),
    }),
    output: z.object({ noted: z.int(), keptWithdrawn: z.int() }),
    errors: ['NOT_FOUND'],
  }),
  /** What families asked the caller's schools, and guardians who wait for a word. */
  requestDesk: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({
      requests: z.array(
        RequestView.extend({
          schoolId: z.string(),
          relation: z.enum(RELATIONS).nullable(),
          applicantName: z.string(),
          reason: z.string(),
          /** The child on the roster; null: no child of the school has this number in this class. */
          child: z.object({ id: z.string(), name: z.string(), className: z.string(), guardians: z.int() }).nullable(),
        }),
      ),
      claims: z.array(
        z.object({
          childId: z.string(),
          childName: z.string(),
          className: z.string(),
          bond: BondView,
        }),
      ),
    }),
    errors: [],
  }),
  decideRequest: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ requestId: Id, answer: z.enum(['yes', 'no']), reply: Words(200) }),
    output: z.object({ state: z.enum(REQUEST_STATES) }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'LIMIT_EXCEEDED', 'CONFLICT_OF_INTEREST'],
  }),
  /** The school's word on a second guardian, after an objection or before. */
  settleClaim: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ childId: Id, claimantId: Id, answer: z.enum(['yes', 'no']), reason: Reason }),
    output: z.object({ state: z.enum(['bound', 'ended']) }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'CONFLICT_OF_INTEREST'],
  }),
  unbindGuardian: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ childId: Id, accountId: Id, reason: Reason }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
  }),
  /** Opens one child's record for a purpose. The row stands before anything is told, and the guardians see it. */
  openRecord: endpoint({
    kind: 'write',
    callers: ['schoolAdmin', 'teacher'],
    input: z.strictObject({ childId: Id, purpose: z.enum(RECORD_PURPOSES), words: Reason }),
    output: z.object({
      child: Summary.extend({ number: z.string(), leftOn: z.string().nullable() }),
      own: PrivateFields,
      /** Empty for a teacher: who the guardians are is the school's to know. */
      bonds: z.array(BondView),
      /** null: the family has not agreed to it. */
      clubs: z.array(z.string()).nullable(),
      sessions: z.int().nullable(),
      consented: z.array(z.enum(PURPOSES)),
    }),
    errors: ['NOT_FOUND'],
  }),
  termChanges: endpoint({
    kind: 'read',
    callers: ['schoolAdmin'],
    input: z.strictObject({}),
    output: z.object({ changes: z.array(TermChangeView) }),
    errors: [],
  }),
  /** Works out where everybody goes and stores it for a second person; changes no child. */
  prepareTermChange: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ schoolId: Id, title: z.string().trim().min(2).max(40), staying: z.array(Id).max(500) }),
    output: TermChangeView,
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  applyTermChange: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ id: Id }),
    output: z.object({ moved: z.int(), skipped: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'SAME_PERSON'],
  }),
  undoTermChange: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ id: Id }),
    output: z.object({ moved: z.int(), skipped: z.int() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'TOO_LATE'],
  }),
  dropTermChange: endpoint({
    kind: 'write',
    callers: ['schoolAdmin'],
    input: z.strictObject({ id: Id }),
    output: z.object({}),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
};
