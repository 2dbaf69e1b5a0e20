// Words that replies start from: the tenant's own, kept by the city bureau.
import * as z from 'zod';
import { ReplyTemplate, TemplateWords } from '../../domain/report/reply-template';
import { OUTCOMES } from '../../domain/report/report.schema';
import { endpoint } from '../endpoint';
import { ReportId } from './fields';

const Saved = z.object({ id: z.string(), state: z.enum(['used', 'retired']) });

export const templateEndpoints = {
  templates: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      templates: z.array(ReplyTemplate.extend({ changedByName: z.string() })),
      /** The city bureau's officers only. */
      canEdit: z.boolean(),
    }),
    errors: [],
  }),
  /** A new one (`id` null), or another wording of one that the caller has seen in this revision. City officers. */
  saveTemplate: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({
      id: ReportId.nullable(),
      revision: z.int().min(0),
      outcome: z.enum(OUTCOMES),
      ...TemplateWords.shape,
    }),
    output: Saved,
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
  }),
  /** Out of use, or back into it; nothing is deleted. City officers. */
  useTemplate: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ id: ReportId, revision: z.int().min(0), isUsed: z.boolean() }),
    output: Saved,
    errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
  }),
};
