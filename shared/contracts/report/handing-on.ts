// What leaves the office of a report: extracts for other departments, decisions for everybody, looks by grid workers.
import * as z from 'zod';
import { REPORT_CATEGORIES } from '../../domain/report/categories';
import { Extract } from '../../domain/report/extract';
import { LookAt, Observation as ObservationSchema, PEOPLE_SEEN, SEEN } from '../../domain/report/observation';
import { PUBLICATION_STATES, Publication, PublicationText } from '../../domain/report/publication';
import { DEPARTMENTS } from '../../domain/report/report.schema';
import type { ErrorCode } from '../../kernel/errors';
import { endpoint } from '../endpoint';
import { CommunityCode, ReportId } from './fields';

const publicationMove = <I extends z.ZodRawShape>(input: I, errors: readonly ErrorCode[] = []) =>
  endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject(input),
    output: z.object({ id: z.string(), state: z.enum(PUBLICATION_STATES) }),
    errors: ['NOT_FOUND', 'WRONG_STATE', ...errors],
  });

export const handingOnEndpoints = {
  /** A redacted extract for one recipient, marked as theirs: the only thing of a report that may be handed on. */
  forward: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      reportId: ReportId,
      department: z.enum(DEPARTMENTS),
      recipient: z.string().trim().min(2).max(60),
    }),
    output: z.object({
      code: z.string(),
      recipient: z.string(),
      givenOn: z.string(),
      category: z.enum(REPORT_CATEGORIES),
      placeName: z.string(),
      address: z.string(),
      timePattern: z.string(),
      text: z.string(),
      taken: z.int(),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Whose extract a text was copied from. */
  trace: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ text: z.string().max(20_000) }),
    output: z.object({
      extracts: z.array(Extract.pick({ reportId: true, department: true, recipient: true, code: true, givenOn: true })),
    }),
    errors: [],
  }),
  // ── decisions made public ──
  published: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({}),
    output: z.object({
      publications: z.array(
        Publication.pick({
          id: true,
          title: true,
          text: true,
          document: true,
          districtCode: true,
          annulledOn: true,
          withdrawBy: true,
          withdrawRule: true,
        }).extend({ publishedOn: z.string() }),
      ),
    }),
    errors: [],
  }),
  publicationDesk: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      publications: z.array(
        Publication.omit({ proposedBy: true, approvedBy: true, subject: true, revision: true }).extend({
          isMine: z.boolean(),
          proposedByName: z.string(),
        }),
      ),
    }),
    errors: [],
  }),
  proposePublication: publicationMove({ reportId: ReportId, ...PublicationText.shape }),
  /** The second person: the content check runs within this call, and only what it passes is shown. */
  approvePublication: publicationMove({ id: ReportId }, ['SAME_PERSON', 'CONTENT_CHECK_DOWN']),
  /** The decision behind it was annulled: gone within three working days, by hand or by itself. */
  annulPublication: publicationMove({ id: ReportId }),
  takeDownPublication: publicationMove({ id: ReportId }),
  // ── looks from public space ──
  askLook: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, communityCode: CommunityCode }),
    output: z.object({ observationId: z.string() }),
    errors: ['NOT_FOUND', 'WRONG_STATE', 'NOT_SET'],
  }),
  /** What a grid worker could look at, the most promising first. */
  visitList: endpoint({
    kind: 'read',
    callers: ['gridWorker'],
    input: z.strictObject({}),
    output: z.object({
      visits: z.array(
        ObservationSchema.pick({
          id: true,
          communityCode: true,
          state: true,
          askedOn: true,
          notedOn: true,
          expected: true,
          because: true,
        }).extend(LookAt.shape),
      ),
    }),
    errors: [],
  }),
  /** What was to be seen from public space. Kept on the phone until it goes through. */
  noteLook: endpoint({
    kind: 'write',
    callers: ['gridWorker'],
    input: z.strictObject({
      observationId: ReportId,
      seen: z.array(z.enum(SEEN)).min(1).max(SEEN.length),
      peopleSeen: z.enum(PEOPLE_SEEN),
      note: z.string().trim().max(1000),
      seenOn: z.iso.date(),
    }),
    output: z.object({ state: z.literal('noted') }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
};
