// Looks from public space: an officer asks for one, a grid worker of the community notes what is to be seen. The worker gets the
// place and the times, nothing of the report's words and nothing of who reported.
import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { mayMove, mayObserve } from '../../shared/domain/report/access';
import { expectedYield, LookAt } from '../../shared/domain/report/observation';
import { isOpen } from '../../shared/domain/report/transitions';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { dateOf, daysBetween, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { callerReader, gridWorkers, requireReader } from './office';
import { openContent, sealWords } from './words';

type In<A extends keyof typeof reportContract> = z.output<(typeof reportContract)[A]['input']>;

const whereOf = (id: string): string => `observations/${id}/where`;

/** Asks the grid workers of a community to look; they are told, and see it in their list. */
export const askForLook = async (call: Call, { reportId, communityCode }: In<'askLook'>) => {
  const id = newId(call);
  const report = orNotFound(await call.store.get('reports', reportId));
  const reader = await callerReader(call);
  requireReader(reader, report);
  if (!isOpen(report.state) || !(mayMove(reader, report, 'handler') || mayMove(reader, report, 'triage'))) {
    throw new AppError('WRONG_STATE', { state: report.state });
  }
  if (!communityCode.startsWith(report.districtCode)) throw new AppError('NOT_FOUND', { what: 'community' });
  const workers = (await gridWorkers(call)).filter((worker) => mayObserve(worker, report.subject, communityCode));
  if (workers.length === 0) throw new AppError('NOT_SET', { what: 'gridWorker' });
  const { placeName, address, timePattern } = await openContent(call, report);
  const followers = await call.store.count('reports', { mergedInto: reportId });
  const { institutionId, schoolId } = report.subject;
  const reply = { observationId: id };
  const where: LookAt = { placeName: placeName ?? '', address: address ?? '', timePattern: timePattern ?? '' };
  await call.store.insert(
    'observations',
    id,
    {
      reportId,
      communityCode,
      districtCode: report.districtCode,
      subject: { institutionId, schoolId },
      state: 'asked',
      askedBy: reader.id,
      askedOn: dateOf(call.now),
      where: await call.sealing.seal('content', whereOf(id), where),
      ...expectedYield({
        severity: report.severity,
        followers,
        ageDays: daysBetween(localDate(report.submittedOn), dateOf(call.now)),
        hasTimes: where.timePattern !== '',
      }),
      notedBy: null,
      notedOn: null,
      seen: [],
      peopleSeen: null,
      note: null,
    },
    writeOf(
      call,
      'observation.asked',
      { collection: 'observations', id },
      { reportId },
      {
        reply,
        messages: workers.map(({ id: to }) => ({ to, template: 'observation.asked', facts: {} })),
      },
    ),
  );
  return reply;
};

/** The looks that are asked for in the worker's communities, the most promising first, and the ones they noted lately. */
export const visitList = async (call: Call) => {
  const reader = await callerReader(call);
  const codes = reader.grants.flatMap((grant) => (grant.role === 'gridWorker' ? grant.communityCodes : []));
  const found =
    codes.length === 0
      ? []
      : await call.store.find('observations', { communityCode: { in: codes } }, { limit: 200, sort: ['-askedOn'] });
  const mine = found.filter(
    ({ state, notedBy, subject, communityCode }) =>
      mayObserve(reader, subject, communityCode) && (state === 'asked' || (state === 'noted' && notedBy === reader.id)),
  );
  const shown = await Promise.all(
    mine.map(async (one) => {
      const opened = await call.sealing.open('content', whereOf(one.id), one.where);
      const where = opened.ok ? LookAt.parse(opened.value) : { placeName: '', address: '', timePattern: '' };
      return { ...one, ...where };
    }),
  );
  return { visits: shown.sort((a, b) => b.expected - a.expected || (a.askedOn < b.askedOn ? -1 : 1)) };
};

/** What was to be seen, whenever the phone finds a network: sent again with the same request it is stored once. */
export const noteLook = async (call: Call, { observationId, seen, peopleSeen, note, seenOn }: In<'noteLook'>) => {
  const observation = await call.store.open('observations', observationId, call.request);
  if (!mayObserve(await callerReader(call), observation.subject, observation.communityCode)) {
    throw new AppError('NOT_FOUND');
  }
  if (observation.state !== 'asked') throw new AppError('WRONG_STATE', { state: observation.state });
  if (localDate(seenOn) > dateOf(call.now) || seenOn < observation.askedOn) {
    throw new AppError('INVALID_INPUT', { issues: [{ path: 'seenOn', code: 'range' }] });
  }
  const reply = { state: 'noted' as const };
  await call.store.change(
    'observations',
    observation,
    {
      set: {
        ...reply,
        notedBy: callerAccount(call).id,
        notedOn: seenOn,
        seen: [...seen],
        peopleSeen,
        note: note === '' ? null : await sealWords(call, observation.reportId, note),
      },
    },
    writeOf(
      call,
      'observation.noted',
      { collection: 'observations', id: observationId },
      { seen: seen.length },
      {
        reply,
        messages: [
          { to: observation.askedBy, template: 'observation.noted', facts: { reportId: observation.reportId } },
        ],
      },
    ),
  );
  return reply;
};
