// Fields that several of a report's endpoints take.
import * as z from 'zod';
import { REGULATIONS } from '../../regulations';
import { DISTRICT_CODES } from '../../tenant/hanzhong';

export const Text = z.string().trim().min(1).max(2000);
/** A row of the register of rules. */
export const RuleId = z
  .string()
  .max(60)
  .refine((id) => REGULATIONS.some((row) => row.id === id));
export const Short = z.string().trim().max(200);
export const Receipt = z.string().max(60);
export const ReportId = z.string().min(1).max(64);
export const EvidenceIds = z.array(z.string().max(64)).max(6);
export const CommunityCode = z.string().regex(/^\d{12}$/);
export const District = z.enum(DISTRICT_CODES);
