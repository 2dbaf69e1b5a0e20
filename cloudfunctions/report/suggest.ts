import { isConflicted, mayObserve, mayRead } from '../../shared/domain/report/access';
import { categorise } from '../../shared/domain/report/categorise/categorise';
import type { Report } from '../../shared/domain/report/report.schema';
import { PARTNERS, suggestHandlers } from '../../shared/domain/report/routing';
import { isOpen } from '../../shared/domain/report/transitions';
import { orNotFound } from '../../shared/kernel/errors';
import type { Call } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { recalledInstitutions, watchedPeopleOf } from '../institution/public';
import { callerReader, gridWorkers, officers, requireReader } from './office';
import { similarReports } from './similar-reports';
import { openContent } from './words';

const MAX_OPEN = 1000;

const suggestionFor = (text: string) => {
  const { alternatives, evidence, ...rest } = categorise(text);
  return { ...rest, alternatives: [...alternatives], evidence: [...evidence] };
};

/** Former institutions that the place recalls, or the people of the institution it is about: a reason to look, never a finding. */
const recalledBy = async (call: Call, report: Stored<Report>) => {
  const { placeName, address } = await openContent(call, report);
  if (placeName === null) return [];
  const people = await watchedPeopleOf(call.store, report.subject.institutionId);
  const question = { districtCode: report.districtCode, name: placeName, address: address ?? '', ...people };
  return (await recalledInstitutions(call.store, question)).map((one) => ({
    ...one,
    because: [...one.because],
  }));
};

/** What could help a person decide; nothing of it happens by itself. */
export const suggestFor = async (call: Call, { reportId }: { reportId: string }) => {
  const report = orNotFound(await call.store.get('reports', reportId));
  const reader = await callerReader(call);
  requireReader(reader, report);
  const [colleagues, workers] = await Promise.all([officers(call), gridWorkers(call)]);
  const taken = await call.store.find(
    'reports',
    { handlerId: { in: colleagues.map(({ id }) => id) } },
    { limit: MAX_OPEN },
  );
  const load = new Map<string, number>();
  for (const { handlerId, state } of taken) {
    if (handlerId !== null && isOpen(state)) load.set(handlerId, (load.get(handlerId) ?? 0) + 1);
  }
  const wasReopened = report.history.some(({ state }) => state === 'reopened');
  const candidates = colleagues.map((one) => ({ ...one, openCases: load.get(one.id) ?? 0 }));
  const { communityCode } = report;
  const { text } = await openContent(call, report);
  return {
    handlers: suggestHandlers(candidates, report, wasReopened).map((one) => ({
      ...one,
      name: colleagues.find(({ id }) => id === one.accountId)?.name ?? '',
    })),
    category: text === null ? null : suggestionFor(text),
    recalled: await recalledBy(call, report),
    duplicates: await similarReports(call, report, (other) => mayRead(reader, other)),
    partners: [...PARTNERS[report.confirmedCategory ?? report.category]],
    gridWorkers:
      communityCode === null
        ? []
        : workers
            .filter((worker) => mayObserve(worker, report.subject, communityCode))
            .map(({ id, name }) => ({ accountId: id, name })),
  };
};

/** Officers who may be named in an inspection of this report: nobody with an interest in it. */
export const listColleagues = async (call: Call, { reportId }: { reportId: string }) => {
  const report = orNotFound(await call.store.get('reports', reportId));
  requireReader(await callerReader(call), report);
  const all = await officers(call);
  return {
    colleagues: all.filter((one) => !isConflicted(one, report)).map(({ id, name }) => ({ accountId: id, name })),
  };
};
