// The form that officers' moves share.
import * as z from 'zod';
import { REPORT_STATES } from '../../domain/report/report.schema';
import type { ErrorCode } from '../../kernel/errors';
import { endpoint } from '../endpoint';
import { ReportId } from './fields';

export const Moved = z.object({ state: z.enum(REPORT_STATES) });
export const MOVE_ERRORS = ['NOT_FOUND', 'WRONG_STATE', 'LIMIT_EXCEEDED'] as const;

export const officerMove = <I extends z.ZodRawShape>(input: I, errors: readonly ErrorCode[] = []) =>
  endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ reportId: ReportId, ...input }),
    output: Moved,
    errors: [...MOVE_ERRORS, ...errors],
  });
