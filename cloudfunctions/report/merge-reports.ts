import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { mayRead } from '../../shared/domain/report/access';
import { merge, separate } from '../../shared/domain/report/merging';
import { err } from '../../shared/kernel/result';
import { officerMove } from './officer-moves';

type In<A extends 'merge' | 'separate'> = z.output<(typeof reportContract)[A]['input']>;

/** One write, in the follower: the lead does not change, so nothing can be half merged, and undoing loses nothing. */
export const mergeReport = officerMove<In<'merge'>>({
  action: 'report.merged',
  by: 'triage',
  decide: async ({ report, reader, moment, call }, { leadId }) => {
    const lead = await call.store.get('reports', leadId);
    if (lead === null || !mayRead(reader, lead)) return err({ code: 'NOT_FOUND' });
    const followers = await call.store.count('reports', { mergedInto: report.id });
    return merge(report, lead, followers > 0, moment.day);
  },
});

export const separateReport = officerMove<In<'separate'>>({
  action: 'report.separated',
  by: 'triage',
  decide: ({ report, moment }) => separate(report, moment.day),
});
