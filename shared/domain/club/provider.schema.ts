// Who gives a club, and the paper that lets them. Facts only.
import * as z from 'zod';
import { CalendarDate } from '../tenant/calendar.schema';

/**
 * Who gives the club.
 * @source 教基厅函〔2023〕26号: 有资质的社会力量、民俗文化人士、体艺特长人员、非遗传承人、证照齐全的社会机构
 */
export const PROVIDER_KINDS = ['teacher', 'institution', 'folkArtist', 'artsSports', 'heritage'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export const Provider = z.strictObject({
  kind: z.enum(PROVIDER_KINDS),
  /** From the registry; for `institution` only. */
  institutionId: z.string().max(80).nullable(),
  /** What lets somebody from outside teach here: title and number of the paper, and its last day. */
  credential: z.string().trim().max(120),
  credentialUntil: CalendarDate.nullable(),
});
export type Provider = z.infer<typeof Provider>;
