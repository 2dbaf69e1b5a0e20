import * as z from 'zod';
import { REPORT_CATEGORIES } from '../domain/report/categories';
import { OUTCOMES, Report, SEEN_AS } from '../domain/report/report.schema';
import { DISTRICT_CODES } from '../tenant/hanzhong';
import { endpoint } from './endpoint';

const Text = z.string().trim().min(1).max(2000);
const Receipt = z.string().max(60);
const ReportId = z.string().max(64);

/** 4 MB as base64. */
const MAX_PHOTO_BASE64 = 5_600_000;
export const MAX_PHOTOS = 6;

/** What the reporter sees: the public layer. */
const Progress = Report.pick({
  category: true,
  placeName: true,
  districtCode: true,
  state: true,
  outcome: true,
  submittedOn: true,
  messages: true,
  history: true,
}).extend({
  clock: z.enum(['servicePromise', 'immediate', 'none']),
  /** The tenant's promise in working days; null while it has set none. */
  promisedWorkingDays: z.int().nullable(),
  photos: z.int(),
});

const TriageRow = Report.pick({
  id: true,
  category: true,
  confirmedCategory: true,
  placeName: true,
  districtCode: true,
  state: true,
  outcome: true,
  submittedOn: true,
}).extend({ clock: z.enum(['servicePromise', 'immediate', 'none']), ageDays: z.int() });

const Detail = Report.omit({ receiptHash: true, evidence: true }).extend({
  clock: z.enum(['servicePromise', 'immediate', 'none']),
  /** Links that work for some minutes. */
  photoUrls: z.array(z.string()),
});

const Moved = z.object({ state: Report.shape.state });
const MOVE_ERRORS = ['NOT_FOUND', 'WRONG_STATE', 'LIMIT_EXCEEDED'] as const;

export const reportContract = {
  /** One photo ahead of its report; cleaned of everything that is not the picture. Unclaimed ones are deleted. */
  uploadEvidence: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ base64: z.string().min(4).max(MAX_PHOTO_BASE64) }),
    output: z.object({ evidenceId: z.string() }),
    errors: ['FILE_REFUSED'],
  }),
  /** An anonymous report: the caller's identity is not read, and nothing of it is kept. */
  submit: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({
      category: z.enum(REPORT_CATEGORIES),
      institutionId: z.string().max(64).nullable(),
      placeName: z.string().trim().min(1).max(80),
      districtCode: z.enum(DISTRICT_CODES),
      address: z.string().trim().max(200),
      timePattern: z.string().trim().max(200),
      seenAs: z.enum(SEEN_AS),
      text: Text,
      evidenceIds: z.array(z.string().max(64)).max(MAX_PHOTOS),
    }),
    output: z.object({ receipt: z.string() }),
    errors: ['NOT_FOUND'],
  }),
  follow: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt }),
    output: Progress,
    errors: ['NOT_FOUND'],
  }),
  answer: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt, text: Text }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
  reopen: endpoint({
    kind: 'write',
    callers: 'unidentified',
    input: z.strictObject({ receipt: Receipt, text: Text }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
  /** The reports of the officer's districts. */
  triageList: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ reports: z.array(TriageRow) }),
    errors: [],
  }),
  open: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({ report: Detail }),
    errors: ['NOT_FOUND'],
  }),
  accept: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, category: z.enum(REPORT_CATEGORIES) }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
  ask: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, text: Text }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
  close: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, outcome: z.enum(OUTCOMES), text: Text }),
    output: Moved,
    errors: MOVE_ERRORS,
  }),
};
