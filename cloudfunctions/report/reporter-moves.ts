// What the holder of a receipt may do: answer, add evidence, say that it is solved or not, ask for a review, take it back.
import type { Report, Sealed } from '../../shared/domain/report/report.schema';
import { addEvidence, agree, answer, askReview, reopen, withdraw } from '../../shared/domain/report/reporter-moves';
import { type Moment, type Moved, type Refusal, STATE_RULES } from '../../shared/domain/report/transitions';
import { orThrow } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, writeOf } from '../_lib/call';
import { RepeatedRequest } from '../_lib/ports/store';
import { claimEvidence, requireEvidence } from './claim-evidence';
import { findByReceipt } from './find-by-receipt';
import { seenByReporter } from './follow-report';
import { momentOf } from './moment';
import { supervisors } from './office';
import { sealWords } from './words';

/** Who is told: the handler, or while there is none (reopened, under review) those who give it to somebody. */
const receivers = async (call: Call, report: Report): Promise<readonly string[]> =>
  report.handlerId === null ? supervisors(call, report) : [report.handlerId];

const reporterMove =
  <I extends { readonly receipt: string }>(
    action: AuditAction,
    decide: (report: Report, input: I, words: Sealed | null, moment: Moment) => Result<Moved, Refusal>,
  ) =>
  async (call: Call, input: I & { readonly text?: string }) => {
    const { id } = await findByReceipt(call, input.receipt);
    const opened = await call.store.open('reports', id, call.request);
    const report = await seenByReporter(call, opened);
    const words = input.text === undefined ? null : await sealWords(call, id, input.text);
    const next = orThrow(decide(report, input, words, await momentOf(call)));
    const state = next.state ?? report.state;
    const reply = { stage: STATE_RULES[state].stage };
    const told = await receivers(call, { ...report, ...next });
    const write = writeOf(
      call,
      action,
      { collection: 'reports', id },
      { state },
      {
        reply,
        messages: told.map((to) => ({ to, template: action, facts: { reportId: id } })),
      },
    );
    // A follower that acts on its lead's state stands for itself from then on: what it saw is stored with the move.
    const whole =
      opened.mergedInto !== null && next.state !== undefined
        ? { ...seenFields(report), ...next, mergedInto: null }
        : next;
    await call.store.change('reports', opened, { set: whole }, write);
    return reply;
  };

/** What `asReporterSees` worked out, as fields to store. */
const seenFields = ({ state, outcome, clocks, thread, history, formerHandlerIds, inspections }: Report): Moved => ({
  state,
  outcome,
  clocks,
  thread,
  history,
  formerHandlerIds,
  inspections,
});

/** Every move that carries words seals them before it decides. */
const requireWords = (words: Sealed | null): Sealed => {
  if (words === null) throw new Error('a move without its words'); // the contract asks for them
  return words;
};

interface Words {
  readonly receipt: string;
  readonly text: string;
}

export const answerOffice = reporterMove<Words>('report.answered', (report, _input, words, moment) =>
  answer(report, requireWords(words), moment),
);
export const reopenReport = reporterMove<Words>('report.reopened', (report, _input, words, moment) =>
  reopen(report, requireWords(words), moment),
);
export const askForReview = reporterMove<Words>('report.reviewAsked', (report, _input, words, moment) =>
  askReview(report, requireWords(words), moment),
);
export const agreeSolved = reporterMove<{ receipt: string }>('report.solved', (report, _input, _words, moment) =>
  agree(report, moment),
);
export const withdrawReport = reporterMove<{ receipt: string }>('report.withdrawn', (report, _input, _words, moment) =>
  withdraw(report, moment),
);

const addWithWords = reporterMove<Words & { evidenceIds: string[] }>(
  'report.evidenceAdded',
  (report, input, words, moment) => addEvidence(report, input.evidenceIds, requireWords(words), moment),
);

/** The report names its photos first, then they are claimed: killed in between, a repeat claims the rest. */
export const addReportEvidence = async (call: Call, input: Words & { evidenceIds: string[] }) => {
  const { id } = await findByReceipt(call, input.receipt);
  const photos = await requireEvidence(call, input.evidenceIds, id);
  try {
    const reply = await addWithWords(call, { ...input, evidenceIds: photos });
    await claimEvidence(call, photos, id);
    return reply;
  } catch (error) {
    if (error instanceof RepeatedRequest) await claimEvidence(call, photos, id);
    throw error;
  }
};
