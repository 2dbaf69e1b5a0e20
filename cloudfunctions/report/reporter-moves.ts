// What the holder of a receipt may do: answer a question, say that it is not solved.
import { answer, reopen } from '../../shared/domain/report/transitions';
import { orThrow } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, writeOf } from '../_lib/call';
import { findByReceipt } from './find-by-receipt';

interface Input {
  readonly receipt: string;
  readonly text: string;
}

const reporterMove =
  (action: string, decide: typeof answer) =>
  async (call: Call, { receipt, text }: Input) => {
    const { id } = await findByReceipt(call.store, call.secrets, receipt);
    const report = await call.store.open('reports', id, call.request);
    const next = orThrow(decide(report, text, dateOf(call.now)));
    const reply = { state: next.state };
    await call.store.change(
      'reports',
      report,
      { set: next },
      writeOf(call, action, { collection: 'reports', id }, reply, { reply }),
    );
    return reply;
  };

export const answerHandler = reporterMove('report.answered', answer);
export const reopenReport = reporterMove('report.reopened', reopen);
