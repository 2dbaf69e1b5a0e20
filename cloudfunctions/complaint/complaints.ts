// Complaints about this app: whoever holds the receipt follows them, sysadmins answer them.
import { type AppComplaint, answer, isOverdue, writeAgain } from '../../shared/domain/complaint/complaint';
import { readReceipt, receiptFrom, showReceipt } from '../../shared/domain/report/receipt';
import { orNotFound, orThrow } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { dateOf, localDate } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import type { Stored } from '../_lib/ports/store';
import { staffFor } from '../account/public';
import { workingCalendar } from '../tenant/public';

const SUBJECT = 'appComplaints';

/** The last day for an answer to what is asked today; null while the tenant promises none. */
const dueFromToday = async ({ store, now }: Call): Promise<string | null> => {
  const { appComplaintWorkingDays: days } = await parametersOf(store);
  if (days === null) return null;
  return (await workingCalendar(store)).addWorkingDays(dateOf(now), days).date;
};

/** Tells every sysadmin, once for each. */
const toSysadmins = async (call: Call, id: string) =>
  (await staffFor(call.store, ['sysadmin'], call.now)).map((account) => ({
    to: account.id,
    template: 'complaint.waiting',
    facts: { complaintId: id },
  }));

const hashOf = ({ secrets }: Call, receipt: string): string =>
  toBase32(secrets.keyedHash('complaint-receipt-hash', receipt));

export const submitComplaint = async (call: Call, { topic, text }: Pick<AppComplaint, 'topic'> & { text: string }) => {
  const id = newId(call);
  // Derived from the request, as a report's: a repeat gets the same one, and the database holds its hash only.
  const receipt = receiptFrom(call.secrets.keyedHash('complaint-receipt', call.request.key));
  const day = dateOf(call.now);
  const dueOn = await dueFromToday(call);
  const messages = await toSysadmins(call, id);
  const stored = await call.store.insert(
    SUBJECT,
    id,
    {
      receiptHash: hashOf(call, receipt),
      topic,
      state: 'open',
      submittedOn: day,
      askedOn: day,
      dueOn,
      messages: [{ from: 'person', day, text }],
      answeredBy: null,
    },
    writeOf(call, 'complaint.submitted', { collection: SUBJECT, id }, { topic }, { reply: { dueOn }, messages }),
  );
  const earlier = stored === 'repeated' ? await call.store.replyOf(SUBJECT, id, call.request) : { dueOn };
  return { receipt: showReceipt(receipt), ...(earlier as { dueOn: string | null }) }; // stored a few lines above
};

/** @throws AppError NOT_FOUND | TOO_MANY_TRIES */
const byReceipt = async (call: Call, typed: string): Promise<Stored<AppComplaint>> => {
  const receipt = orNotFound(readReceipt(typed));
  const found = await call.throttle.guess('complaintReceipt', async () => {
    const [complaint] = await call.store.find(SUBJECT, { receiptHash: hashOf(call, receipt) }, { limit: 1 });
    return complaint ?? null;
  });
  return orNotFound(found);
};

export const followComplaint = (call: Call, { receipt }: { receipt: string }) => byReceipt(call, receipt);

export const writeComplaintAgain = async (call: Call, { receipt, text }: { receipt: string; text: string }) => {
  const { id } = await byReceipt(call, receipt);
  const complaint = await call.store.open(SUBJECT, id, call.request);
  const next = orThrow(writeAgain(complaint, text, dateOf(call.now), await dueFromToday(call)));
  const reply = { state: next.state, dueOn: next.dueOn };
  const messages = await toSysadmins(call, id);
  const write = writeOf(call, 'complaint.writtenAgain', { collection: SUBJECT, id }, {}, { reply, messages });
  await call.store.change(SUBJECT, complaint, { set: next }, write);
  return reply;
};

export const readComplaintDesk = async (call: Call) => {
  const today = dateOf(call.now);
  const calendar = await workingCalendar(call.store);
  const complaints = await call.store.findAll(SUBJECT, {});
  const waitingFirst = (one: AppComplaint): number => (one.state === 'open' ? 0 : 1);
  return {
    complaints: complaints
      .map((one) => ({
        ...one,
        isOverdue: isOverdue(one, today),
        workingDaysLeft:
          one.state === 'open' && one.dueOn !== null ? calendar.workingDaysBetween(today, localDate(one.dueOn)) : null,
      }))
      .sort(
        (a, b) =>
          waitingFirst(a) - waitingFirst(b) ||
          (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
          b.askedOn.localeCompare(a.askedOn),
      ),
  };
};

export const answerComplaint = async (call: Call, { id, text }: { id: string; text: string }) => {
  const complaint = await call.store.open(SUBJECT, id, call.request);
  const next = orThrow(answer(complaint, text, dateOf(call.now)));
  const reply = { id, state: next.state };
  const facts = { isOverdue: isOverdue(complaint, dateOf(call.now)) };
  const write = writeOf(call, 'complaint.answered', { collection: SUBJECT, id }, facts, { reply });
  await call.store.change(SUBJECT, complaint, { set: { ...next, answeredBy: callerAccount(call).id } }, write);
  return reply;
};
