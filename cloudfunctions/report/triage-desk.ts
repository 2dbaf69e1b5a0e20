// What officers see: the list of their districts' reports, one report whole, and what could help them decide.
import { mayMove, mayRead, type Reader } from '../../shared/domain/report/access';
import type { Report } from '../../shared/domain/report/report.schema';
import { MOVES, type Moment, type MoveName, movesFrom, shownClock } from '../../shared/domain/report/transitions';
import { orNotFound } from '../../shared/kernel/errors';
import { daysBetween, localDate } from '../../shared/kernel/time';
import { communityName } from '../../shared/tenant/divisions';
import { DISTRICT_CODES } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { schoolsById } from '../account/public';
import { evidenceFiles } from './evidence/read-evidence';
import { momentOf, withDaysLeft } from './moment';
import { callerReader, namesOf, requireReader } from './office';
import { canUndo } from './officer-moves';
import { openContent, openThread, openWords } from './words';

/** Reports read at once; older closed ones are for a later page. */
const LIST_LIMIT = 500;

const rowOf = async (call: Call, report: Stored<Report>, moment: Moment, names: ReadonlyMap<string, string>) => {
  const { clock, none } = shownClock(report);
  const { placeName } = await openContent(call, report);
  return {
    ...report,
    category: report.confirmedCategory ?? report.category,
    isConfirmed: report.confirmedCategory !== null,
    placeName,
    clock: clock === null ? null : withDaysLeft(clock, moment.day, moment.rules.calendar),
    noClock: none,
    ageDays: daysBetween(localDate(report.submittedOn), moment.day),
    handlerName: report.handlerId === null ? null : (names.get(report.handlerId) ?? null),
    isMine: report.handlerId === callerAccount(call).id,
    isUnderQuestion: report.question !== null,
    escalated: report.escalations.length,
  };
};

/** Districts of a reader; null means all. */
const districtsOf = (reader: Reader): readonly string[] | null =>
  reader.grants.some((grant) => grant.role === 'officer' && grant.districtCode === null)
    ? null
    : DISTRICT_CODES.filter((code) =>
        reader.grants.some((grant) => grant.role === 'officer' && grant.districtCode === code),
      );

/** The reports that this reader may open, newest first. */
export const readableReports = async (call: Call, reader: Reader): Promise<Stored<Report>[]> => {
  const districts = districtsOf(reader);
  const filter = districts === null ? {} : { districtCode: { in: districts } };
  const reports = await call.store.find('reports', filter, { limit: LIST_LIMIT, sort: ['-submittedOn'] });
  return reports.filter((report) => mayRead(reader, report));
};

export const triageList = async (call: Call) => {
  const reader = await callerReader(call);
  const reports = await readableReports(call, reader);
  const moment = await momentOf(call);
  const names = await namesOf(
    call,
    reports.map(({ handlerId }) => handlerId),
  );
  return { reports: await Promise.all(reports.map((report) => rowOf(call, report, moment, names))) };
};

/** What this reader may do with the report now; where a follower's lead is led, nothing but separating. */
const movesOf = (reader: Reader, report: Report): MoveName[] =>
  report.mergedInto !== null
    ? []
    : movesFrom(report.state).filter(
        (name) => mayMove(reader, report, MOVES[name].by) && isSensible(reader, report, name),
      );

/** A handler is given to by triage or hands over itself, not both. */
const isSensible = (reader: Reader, report: Report, name: MoveName): boolean =>
  !(name === 'dispatch' && report.handlerId === reader.id && report.state !== 'objected') &&
  !(name === 'overrule' && report.objection?.by === reader.id);

const subjectName = async (call: Call, { institutionId, schoolId }: Report['subject']): Promise<string | null> => {
  if (institutionId !== null) return (await call.store.get('institutions', institutionId))?.name ?? null;
  if (schoolId !== null) return (await schoolsById(call.store, [schoolId])).get(schoolId)?.name ?? null;
  return null;
};

/** One report with everything its officer works with. */
export const openReport = async (call: Call, { reportId }: { reportId: string }) => {
  const report = orNotFound(await call.store.get('reports', reportId));
  const reader = await callerReader(call);
  requireReader(reader, report);
  const moment = await momentOf(call);
  const inspectors = report.inspections.flatMap(({ officers }) => officers.map(({ accountId }) => accountId));
  const names = await namesOf(call, [report.handlerId, ...inspectors]);
  const words = (sealed: Parameters<typeof openWords>[2]) => openWords(call, report.id, sealed);
  const [content, thread, followers, observations] = await Promise.all([
    openContent(call, report),
    openThread(call, report.thread),
    call.store.find('reports', { mergedInto: report.id }, { limit: 100 }),
    call.store.find('observations', { reportId: report.id }, { limit: 20 }),
  ]);
  const { objection, extension } = report;
  return {
    report: {
      ...(await rowOf(call, report, moment, names)),
      ...content,
      revision: report.revision,
      communityName: report.communityCode === null ? null : communityName(report.communityCode),
      reportedCategory: report.category,
      subject: { ...report.subject, name: await subjectName(call, report.subject) },
      evidence: await evidenceFiles(call, report.evidence),
      clocks: report.clocks.map((clock) => withDaysLeft(clock, moment.day, moment.rules.calendar)),
      thread,
      objection: objection === null ? null : { on: objection.on, reason: await words(objection.reason) },
      extension:
        extension === null
          ? null
          : {
              askedOn: extension.askedOn,
              reason: await words(extension.reason),
              decision: extension.decision,
              isMine: extension.askedBy === reader.id,
            },
      inspections: await Promise.all(
        report.inspections.map(async ({ on, officers, findings }) => ({
          on,
          officers: officers.map(({ accountId, certificateNo }) => ({
            name: names.get(accountId) ?? '',
            certificateNo,
          })),
          findings: await Promise.all(
            findings.map(async (finding) => ({ ...finding, note: await words(finding.note) })),
          ),
        })),
      ),
      observations: await Promise.all(
        observations.map(async (one) => ({ ...one, note: one.note === null ? null : await words(one.note) })),
      ),
      followers: await Promise.all(
        followers
          .filter((one) => mayRead(reader, one))
          .map(async (one) => ({ ...one, placeName: (await openContent(call, one)).placeName })),
      ),
      moves: movesOf(reader, report),
      canUndo: canUndo(report, call),
    },
  };
};
