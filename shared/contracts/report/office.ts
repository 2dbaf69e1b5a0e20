// The officers' desk: the list, one report, suggestions, every move, one step for many, figures.
import * as z from 'zod';
import { WATCH_REASONS } from '../../domain/institution/watch/same-place';
import { REPORT_CATEGORIES } from '../../domain/report/categories';
import { CASE_CATEGORIES } from '../../domain/report/categorise/verdict';
import {
  DEPARTMENTS,
  HAND_OVER_REASONS,
  OUTCOMES,
  REPORT_STATES,
  SANCTIONS,
  SEVERITIES,
  SUSPENSION_REASONS,
} from '../../domain/report/report.schema';
import { endpoint } from '../endpoint';
import { District, ReportId, RuleId, Text } from './fields';
import { officerMove } from './moves';
import { Detail, Row, SummaryShape } from './shown';

export const officeEndpoints = {
  /** The reports of the officer's districts that no interest of theirs touches. */
  triageList: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ reports: z.array(Row) }),
    errors: [],
  }),
  open: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({ report: Detail }),
    errors: ['NOT_FOUND'],
  }),
  /** What a person decides with: who could take it, what looks like the same thing. */
  suggest: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({
      handlers: z.array(
        z.object({ accountId: z.string(), name: z.string(), openCases: z.int(), isLocal: z.boolean() }),
      ),
      /** What the words suggest, with the phrases that say so; a person confirms. */
      category: z
        .object({
          category: z.enum(CASE_CATEGORIES),
          confidence: z.number(),
          alternatives: z.array(z.object({ category: z.enum(CASE_CATEGORIES), confidence: z.number() })),
          evidence: z.array(z.object({ phrase: z.string(), because: z.string() })),
          route: z.string(),
        })
        .nullable(),
      /** Former institutions that the place recalls. */
      recalled: z.array(
        z.object({
          institutionId: z.string(),
          name: z.string(),
          address: z.string(),
          because: z.array(z.enum(WATCH_REASONS)),
        }),
      ),
      duplicates: z.array(
        z.object({
          id: z.string(),
          score: z.number(),
          because: z.array(z.string()),
          placeName: z.string().nullable(),
          address: z.string().nullable(),
          text: z.string().nullable(),
          submittedOn: z.string(),
          state: z.enum(REPORT_STATES),
        }),
      ),
      partners: z.array(z.enum(DEPARTMENTS)),
      gridWorkers: z.array(z.object({ accountId: z.string(), name: z.string() })),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Paper slips, each with a receipt on it: shown once, to be printed. */
  issueSlips: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ districtCode: District, count: z.int().min(1).max(60) }),
    output: z.object({ codes: z.array(z.string()) }),
    errors: ['NOT_FOUND'],
  }),
  /** Officers who may be named in an inspection of this report. */
  colleagues: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId }),
    output: z.object({ colleagues: z.array(z.object({ accountId: z.string(), name: z.string() })) }),
    errors: ['NOT_FOUND'],
  }),
  accept: officerMove({ category: z.enum(REPORT_CATEGORIES), severity: z.enum(SEVERITIES) }),
  reclassify: officerMove({ category: z.enum(REPORT_CATEGORIES), severity: z.enum(SEVERITIES) }),
  dispatch: officerMove({ handlerId: ReportId, districtCode: District }, ['SAME_PERSON', 'CONFLICT_OF_INTEREST']),
  handOver: officerMove({ handlerId: ReportId, districtCode: District, reason: z.enum(HAND_OVER_REASONS) }, [
    'SAME_PERSON',
    'CONFLICT_OF_INTEREST',
  ]),
  object: officerMove({ reason: Text }, ['TOO_LATE']),
  overrule: officerMove({}),
  begin: officerMove({}),
  suspend: officerMove({ reason: z.enum(SUSPENSION_REASONS), until: z.iso.date() }),
  resume: officerMove({}, ['TOO_EARLY']),
  ask: officerMove({ text: Text, answerDays: z.int().min(1).max(30) }),
  askExtension: officerMove({ reason: Text }, ['NOT_SET']),
  decideExtension: officerMove({ isApproved: z.boolean() }, ['SAME_PERSON']),
  recordInspection: officerMove({
    on: z.iso.date(),
    officers: z
      .array(z.strictObject({ accountId: ReportId, certificateNo: z.string().trim().min(4).max(40) }))
      .min(1)
      .max(10),
    findings: z
      .array(
        z.strictObject({
          ruleId: RuleId,
          result: z.enum(['violated', 'notViolated', 'notChecked']),
          note: z.string().trim().max(1000),
        }),
      )
      .min(1)
      .max(20),
  }),
  /** A proposal for people: nothing is ever imposed by the program. */
  proposeSanction: officerMove({ ruleId: RuleId, kinds: z.array(z.enum(SANCTIONS)).min(1).max(7) }, ['NOT_SET']),
  decline: officerMove({ reply: Text }),
  close: officerMove({ outcome: z.enum(OUTCOMES), reply: Text }, ['NOT_SET']),
  answerReview: officerMove({ outcome: z.enum(OUTCOMES), reply: Text }),
  /** The report follows another about the same thing; both keep thread, clock and rights. */
  merge: officerMove({ leadId: ReportId }, ['CONFLICT_OF_INTEREST']),
  separate: officerMove({}),
  /** Takes the caller's own last step back while nothing else happened. */
  undo: officerMove({}),
  /** Figures that cannot mislead, of the officer's districts. */
  statistics: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ summary: SummaryShape }),
    errors: [],
  }),
  /** One step for many at once; each answers for itself. Each can be undone. */
  bulk: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      reportIds: z
        .array(z.string().regex(/^[0-9a-z]{26}$/))
        .min(1)
        .max(50),
      step: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('accept') }),
        z.strictObject({ kind: z.literal('dispatch'), handlerId: ReportId }),
        z.strictObject({ kind: z.literal('undo') }),
      ]),
    }),
    output: z.object({
      results: z.array(z.object({ reportId: z.string(), ok: z.boolean(), code: z.string().nullable() })),
    }),
    errors: [],
  }),
};
