// "I noticed something": signals of bound guardians, and the leads they make.
import * as z from 'zod';
import { Lead, NOTICED, NOTICED_TIMES, SignalContent } from '../../domain/report/signals';
import { endpoint } from '../endpoint';
import { CommunityCode, District, ReportId, Short } from './fields';

export const signalEndpoints = {
  notice: endpoint({
    kind: 'write',
    callers: ['guardian'],
    input: SignalContent.extend({
      districtCode: District,
      communityCode: CommunityCode.nullable(),
      placeName: z.string().trim().max(80),
      address: Short,
      phone: z.string().trim().max(20),
      noticed: z.array(z.enum(NOTICED)).min(1).max(NOTICED.length),
      times: z.array(z.enum(NOTICED_TIMES)).max(NOTICED_TIMES.length),
    }),
    output: z.object({ isKept: z.literal(true) }),
    errors: ['TOO_EARLY', 'LIMIT_EXCEEDED'],
  }),
  leadDesk: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({
      leads: z.array(
        Lead.pick({
          id: true,
          districtCode: true,
          communityCode: true,
          openedOn: true,
          households: true,
          isBurst: true,
          state: true,
        }).extend({
          placeName: z.string().nullable(),
          address: z.string().nullable(),
          noticed: z.array(z.enum(NOTICED)),
          times: z.array(z.enum(NOTICED_TIMES)),
        }),
      ),
    }),
    errors: [],
  }),
  settleLead: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: z.strictObject({ leadId: ReportId, as: z.enum(['taken', 'dropped']) }),
    output: z.object({ state: z.enum(['taken', 'dropped']) }),
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
};
