import { asReporterSees } from '../../shared/domain/report/merging';
import type { Report, Sealed } from '../../shared/domain/report/report.schema';
import { addEvidence, agree, answer, askReview, reopen, withdraw } from '../../shared/domain/report/reporter-moves';
import { type Moment, STATE_RULES, shownClock } from '../../shared/domain/report/transitions';
import type { Call } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { findByReceipt } from './find-by-receipt';
import { momentOf, withDaysLeft } from './moment';
import { openContent, openThread } from './words';

/** The report as its reporter stands to it. */
export const seenByReporter = async (call: Call, report: Stored<Report>): Promise<Stored<Report>> => {
  const lead = report.mergedInto === null ? null : await call.store.get('reports', report.mergedInto);
  return { ...asReporterSees(report, lead), revision: report.revision };
};

/** Only to ask whether a move is allowed: it never gets anywhere near the store. */
const NO_WORDS: Sealed = { version: 1, algorithm: 'x25519-seal+xchacha20poly1305', keyId: '', key: '', box: '' };

/** What the holder of the receipt may do now. */
const allowed = (report: Report, moment: Moment) => {
  const tries = {
    answer: () => answer(report, NO_WORDS, moment),
    addEvidence: () => addEvidence(report, [], NO_WORDS, moment),
    agree: () => agree(report, moment),
    reopen: () => reopen(report, NO_WORDS, moment),
    askReview: () => askReview(report, NO_WORDS, moment),
    withdraw: () => withdraw(report, moment),
  };
  return (Object.keys(tries) as (keyof typeof tries)[]).filter((name) => tries[name]().ok);
};

/** The steps as the reporter sees them: the same stage twice in a row is one. */
const publicHistory = (report: Report) =>
  report.history
    .map(({ state, day }) => ({ stage: STATE_RULES[state].stage, day }))
    .filter(({ stage }, i, all) => all[i - 1]?.stage !== stage);

/** What the holder of a receipt may see of the report. */
export const followReport = async (call: Call, { receipt }: { receipt: string }) => {
  const stored = await findByReceipt(call, receipt);
  const [report, moment, unsealings] = await Promise.all([
    seenByReporter(call, stored),
    momentOf(call),
    call.store.find('unsealings', { reportId: stored.id, state: 'opened' }, { limit: 100, sort: ['openedOn'] }),
  ]);
  const { clock, none } = shownClock(report);
  return {
    ...report,
    placeName: (await openContent(call, stored)).placeName,
    stage: STATE_RULES[report.state].stage,
    clock: clock === null ? null : withDaysLeft(clock, moment.day, moment.rules.calendar),
    noClock: none,
    thread: await openThread(call, report.thread),
    history: publicHistory(report),
    evidence: report.evidence.length,
    isFollowing: report.mergedInto !== null,
    can: allowed(report, moment),
    openings: unsealings.map(({ openedOn, reason }) => ({ day: openedOn ?? '', reason })),
  };
};
