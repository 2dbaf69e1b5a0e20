import type * as z from 'zod';
import type { unsealContract } from '../../shared/contracts/unseal';
import { isConflicted } from '../../shared/domain/report/access';
import type { Report } from '../../shared/domain/report/report.schema';
import { ReporterIdentity } from '../../shared/domain/report/report.schema';
import { mayAskUnsealing, mayDecideUnsealing, mayOpenIdentity } from '../../shared/domain/report/unsealing';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, newId, writeOf } from '../_lib/call';
import { RepeatedRequest, type Stored } from '../_lib/ports/store';
import { callerReader, identityOf, namesOf } from '../report/public';

type In<A extends keyof typeof unsealContract> = z.output<(typeof unsealContract)[A]['input']>;

/** A report that has a sealed name; an anonymous one is told like one that does not exist. */
const requireNamed = async (call: Call, reportId: string): Promise<Stored<Report>> => {
  const report = orNotFound(await call.store.get('reports', reportId));
  if (report.identity === null) throw new AppError('NOT_FOUND');
  return report;
};

export const askUnsealing = async (call: Call, { reportId, reason, text }: In<'ask'>) => {
  const id = newId(call);
  const report = await requireNamed(call, reportId);
  const reader = await callerReader(call);
  orThrow(mayAskUnsealing(reader, report));
  const reply = { id };
  await call.store.insert(
    'unsealings',
    id,
    {
      reportId,
      askedBy: reader.id,
      askedOn: dateOf(call.now),
      reason,
      text,
      state: 'asked',
      decidedBy: null,
      decidedOn: null,
      openedOn: null,
    },
    writeOf(call, 'identity.unsealingAsked', { collection: 'unsealings', id }, { reportId, reason }, { reply }),
  );
  return reply;
};

export const decideUnsealing = async (call: Call, { id, isApproved }: In<'decide'>) => {
  const unsealing = await call.store.open('unsealings', id, call.request);
  const report = await requireNamed(call, unsealing.reportId);
  const reader = await callerReader(call);
  orThrow(mayDecideUnsealing(reader, unsealing, report));
  const reply = { state: isApproved ? ('approved' as const) : ('refused' as const) };
  await call.store.change(
    'unsealings',
    unsealing,
    { set: { ...reply, decidedBy: reader.id, decidedOn: dateOf(call.now) } },
    writeOf(call, 'identity.unsealingDecided', { collection: 'unsealings', id }, reply, {
      reply,
      messages: [{ to: unsealing.askedBy, template: 'identity.unsealingDecided', facts: { id, ...reply } }],
    }),
  );
  return reply;
};

const identityOfReport = async (call: Call, report: Stored<Report>) => {
  const opened = await call.sealing.open('identity', identityOf(report.id), orNotFound(report.identity));
  // The key is lost, or this is not the unsealing function: the state was written, the name is not there.
  if (!opened.ok) throw new AppError('NOT_FOUND', { reason: opened.reason });
  return ReporterIdentity.parse(opened.value);
};

/**
 * The name and telephone number. First the opening is stored with its audit row, then the envelope is opened: killed in between,
 * there is a row without a reading, never a reading without a row. The same request again reads the same envelope again.
 */
export const openIdentity = async (call: Call, { id }: In<'open'>) => {
  const unsealing = await call.store.open('unsealings', id, call.request).catch(async (error: unknown) => {
    if (!(error instanceof RepeatedRequest)) throw error;
    return null;
  });
  if (unsealing === null) {
    const earlier = orNotFound(await call.store.get('unsealings', id));
    return identityOfReport(call, await requireNamed(call, earlier.reportId));
  }
  const report = await requireNamed(call, unsealing.reportId);
  const today = dateOf(call.now);
  orThrow(mayOpenIdentity(await callerReader(call), unsealing, report, today));
  await call.store.change(
    'unsealings',
    unsealing,
    { set: { state: 'opened', openedOn: today } },
    // No reply is remembered: what was sealed must not lie in the document of its opening.
    writeOf(
      call,
      'identity.opened',
      { collection: 'unsealings', id },
      { reportId: report.id, reason: unsealing.reason },
    ),
  );
  return identityOfReport(call, report);
};

const SHOWN = 200;

export const listUnsealings = async (call: Call) => {
  const reader = await callerReader(call);
  const all = await call.store.find('unsealings', {}, { limit: SHOWN, sort: ['-askedOn'] });
  const reports = new Map(
    await Promise.all(
      [...new Set(all.map(({ reportId }) => reportId))].map(
        async (reportId) => [reportId, await call.store.get('reports', reportId)] as const,
      ),
    ),
  );
  const names = await namesOf(
    call,
    all.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy]),
  );
  return {
    unsealings: all.flatMap((unsealing) => {
      const report = reports.get(unsealing.reportId);
      if (!report || isConflicted(reader, report)) return [];
      return [
        {
          ...unsealing,
          isMine: unsealing.askedBy === reader.id,
          askedByName: names.get(unsealing.askedBy) ?? '',
          decidedByName: unsealing.decidedBy === null ? null : (names.get(unsealing.decidedBy) ?? ''),
        },
      ];
    }),
  };
};
