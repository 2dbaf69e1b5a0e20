// What officers do with a report: each move asks who may make it, then whether its state allows it, then stores it with its
// audit row. Another district's report, or one that touches an interest of the caller, is not there.
import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { isConflicted, mayMove, mayReceive, type Reader } from '../../shared/domain/report/access';
import type { ReportCategory } from '../../shared/domain/report/categories';
import { nextDueOn } from '../../shared/domain/report/deadlines';
import {
  accept,
  answerReview,
  begin,
  close,
  decline,
  dispatch,
  handOver,
  object,
  overrule,
  resume,
  suspend,
} from '../../shared/domain/report/office-moves';
import type { Outcome, Report, Sealed, Severity } from '../../shared/domain/report/report.schema';
import type { Moment, Moved, Mover, Refusal } from '../../shared/domain/report/transitions';
import {
  ask,
  askExtension,
  decideExtension,
  reclassify,
  recordInspection,
} from '../../shared/domain/report/within-state';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import { localDate } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { momentOf } from './moment';
import { callerReader, officers, requireReader } from './office';
import { sealWords } from './words';

type In<A extends keyof typeof reportContract> = z.output<(typeof reportContract)[A]['input']>;

interface Decision {
  readonly report: Stored<Report>;
  readonly reader: Reader;
  readonly moment: Moment;
  readonly call: Call;
  /** Seals words for this report. */
  readonly seal: (text: string) => Promise<Sealed>;
}

interface MoveSpec<I> {
  readonly action: AuditAction;
  readonly by: Mover;
  readonly decide: (decision: Decision, input: I) => Promise<Result<Moved, Refusal>> | Result<Moved, Refusal>;
  /** Whether its maker may take it back while nothing else happened: only what the reporter has not been told in words. */
  readonly isUndoable?: boolean;
  readonly messages?: (next: Report, input: I) => readonly { to: string; template: string }[];
}

const undoableOf = (report: Stored<Report>, by: string): NonNullable<Report['undoable']> => {
  const { state, handlerId, districtCode, confirmedCategory, severity, clocks, history, thread } = report;
  return {
    by,
    revision: report.revision + 1,
    before: { state, handlerId, districtCode, confirmedCategory, severity, clocks, history, thread },
  };
};

/** One officer's move as a use-case. */
export const officerMove =
  <I extends { reportId: string }>({ action, by, decide, isUndoable = false, messages }: MoveSpec<I>) =>
  async (call: Call, input: I) => {
    const report = await call.store.open('reports', input.reportId, call.request);
    const reader = await callerReader(call);
    requireReader(reader, report);
    // It is there for them, but this step is somebody else's.
    if (!mayMove(reader, report, by)) throw new AppError('WRONG_STATE', { state: report.state, owner: by });
    const moment = await momentOf(call);
    const seal = (text: string): Promise<Sealed> => sealWords(call, report.id, text);
    const next = orThrow(await decide({ report, reader, moment, call, seal }, input));
    const after: Report = { ...report, ...next };
    const reply = { state: after.state };
    const facts = {
      state: after.state,
      category: after.confirmedCategory,
      outcome: after.outcome,
      severity: after.severity,
    };
    const told = (messages?.(after, input) ?? []).filter(({ to }) => to !== reader.id);
    const write = writeOf(call, action, { collection: 'reports', id: report.id }, facts, {
      reply,
      messages: told.map((message) => ({ ...message, facts: { reportId: report.id } })),
    });
    const set = { ...next, ...(isUndoable ? { undoable: undoableOf(report, reader.id) } : {}) };
    await call.store.change('reports', report, { set }, write);
    return reply;
  };

const toHandler = (template: string) => (next: Report) =>
  next.handlerId === null ? [] : [{ to: next.handlerId, template }];

export const acceptReport = officerMove<In<'accept'>>({
  action: 'report.accepted',
  by: 'triage',
  isUndoable: true,
  decide: ({ report, moment }, { category, severity }) => accept(report, { category, severity }, moment),
});

export const reclassifyReport = officerMove<{ reportId: string; category: ReportCategory; severity: Severity }>({
  action: 'report.reclassified',
  by: 'triage',
  isUndoable: true,
  decide: ({ report, moment }, input) => reclassify(report, input, moment),
});

/** The receiver must cover the district and have no interest. Refuses CONFLICT_OF_INTEREST, NOT_FOUND. */
const requireReceiver = async (
  { call, report }: Decision,
  to: { handlerId: string; districtCode: string },
): Promise<Result<null, Refusal>> => {
  const receiver = (await officers(call)).find(({ id }) => id === to.handlerId);
  if (receiver === undefined) return err({ code: 'NOT_FOUND', what: 'handler' });
  if (isConflicted(receiver, report)) return err({ code: 'CONFLICT_OF_INTEREST' });
  return mayReceive(receiver, report, to.districtCode) ? ok(null) : err({ code: 'NOT_FOUND', what: 'handler' });
};

export const dispatchReport = officerMove<In<'dispatch'>>({
  action: 'report.dispatched',
  by: 'triage',
  isUndoable: true,
  messages: toHandler('report.dispatched'),
  decide: async (decision, input) => {
    const may = await requireReceiver(decision, input);
    return may.ok ? dispatch(decision.report, input, decision.moment) : may;
  },
});

export const handOverReport = officerMove<In<'handOver'>>({
  action: 'report.handedOver',
  by: 'handler',
  messages: toHandler('report.dispatched'),
  decide: async (decision, input) => {
    const may = await requireReceiver(decision, input);
    return may.ok ? handOver(decision.report, input, decision.moment) : may;
  },
});

export const objectToReport = officerMove<In<'object'>>({
  action: 'report.objected',
  by: 'handler',
  decide: async ({ report, reader, moment, seal }, { reason }) => object(report, reader.id, await seal(reason), moment),
});

export const overruleObjection = officerMove<In<'overrule'>>({
  action: 'report.objectionOverruled',
  by: 'triage',
  messages: toHandler('report.objectionOverruled'),
  decide: ({ report, reader, moment }) =>
    // Nobody decides about their own objection.
    report.objection?.by === reader.id
      ? err({ code: 'WRONG_STATE', reason: 'OWN_OBJECTION' })
      : overrule(report, moment),
});

export const beginVerifying = officerMove<In<'begin'>>({
  action: 'report.verifying',
  by: 'handler',
  isUndoable: true,
  decide: ({ report, moment }) => begin(report, moment),
});

export const suspendReport = officerMove<In<'suspend'>>({
  action: 'report.suspended',
  by: 'handler',
  decide: ({ report, moment }, { reason, until }) => suspend(report, { reason, until: localDate(until) }, moment),
});

export const resumeReport = officerMove<In<'resume'>>({
  action: 'report.resumed',
  by: 'handler',
  decide: ({ report, moment }) => resume(report, 'handler', moment),
});

export const askReporter = officerMove<In<'ask'>>({
  action: 'report.asked',
  by: 'triage',
  decide: async ({ report, moment, seal }, { text, answerDays }) => ask(report, await seal(text), answerDays, moment),
});

export const askForExtension = officerMove<In<'askExtension'>>({
  action: 'report.extensionAsked',
  by: 'handler',
  decide: async ({ report, reader, moment, seal }, { reason }) =>
    askExtension(report, reader.id, await seal(reason), moment),
});

export const decideOnExtension = officerMove<In<'decideExtension'>>({
  action: 'report.extensionDecided',
  by: 'triage',
  messages: toHandler('report.extensionDecided'),
  decide: ({ report, reader, moment }, { isApproved }) => decideExtension(report, reader.id, isApproved, moment),
});

export const recordOnSpot = officerMove<In<'recordInspection'>>({
  action: 'report.inspected',
  by: 'handler',
  decide: async (decision, input) => {
    const { report, moment, call, seal } = decision;
    if (localDate(input.on) > moment.day) return err({ code: 'INVALID_INPUT', path: 'on' });
    const colleagues = await officers(call);
    // Named officers, none with an interest in the place.
    const unknown = input.officers.find(({ accountId }) => {
      const officer = colleagues.find(({ id }) => id === accountId);
      return officer === undefined || isConflicted(officer, report);
    });
    if (unknown !== undefined) return err({ code: 'NOT_FOUND', what: 'officer' });
    const findings = await Promise.all(
      input.findings.map(async ({ ruleId, result, note }) => ({ ruleId, result, note: await seal(note) })),
    );
    return recordInspection(report, { on: input.on, officers: input.officers, findings, evidence: [] });
  },
});

/** Only after something was found on the spot; people decide about it elsewhere. */
export const proposeSanction = officerMove<In<'proposeSanction'>>({
  action: 'report.sanctionProposed',
  by: 'handler',
  decide: ({ report, reader, moment }, { ruleId, kinds }) =>
    report.inspections.some(({ findings }) => findings.some((f) => f.ruleId === ruleId && f.result === 'violated'))
      ? ok({
          sanctions: [
            ...report.sanctions.filter((one) => one.ruleId !== ruleId),
            { ruleId, kinds, proposedBy: reader.id, on: moment.day },
          ],
          undoable: null,
        })
      : err({ code: 'NOT_SET', path: 'evidence' }),
});

export const declineReport = officerMove<In<'decline'>>({
  action: 'report.declined',
  by: 'triage',
  decide: async ({ report, moment, seal }, { reply }) => decline(report, await seal(reply), moment),
});

export const closeReport = officerMove<{ reportId: string; outcome: Outcome; reply: string }>({
  action: 'report.closed',
  by: 'handler',
  decide: async ({ report, moment, call, seal }, { outcome, reply }) => {
    const noted = await call.store.count('observations', { reportId: report.id, state: 'noted' });
    return close(report, { outcome, reply: await seal(reply), hasObservation: noted > 0 }, moment);
  },
});

export const answerAskedReview = officerMove<In<'answerReview'>>({
  action: 'report.reviewAnswered',
  by: 'reviewer',
  decide: async ({ report, moment, seal }, { outcome, reply }) =>
    answerReview(report, { outcome, reply: await seal(reply) }, moment),
});

/** The caller's own last step, taken back. Refuses WRONG_STATE when something else happened since, or it is not theirs. */
export const undoStep = officerMove<In<'undo'>>({
  action: 'report.undone',
  by: 'triage',
  decide: ({ report, reader }) => {
    const { undoable } = report;
    if (undoable === null || undoable.by !== reader.id || undoable.revision !== report.revision) {
      return err({ code: 'WRONG_STATE', state: report.state });
    }
    return ok({ ...undoable.before, nextDueOn: nextDueOn(undoable.before.clocks), undoable: null });
  },
});

/** Whether the caller's own last step can be taken back now. */
export const canUndo = (report: Stored<Report>, call: Call): boolean =>
  report.undoable?.by === callerAccount(call).id && report.undoable.revision === report.revision;
