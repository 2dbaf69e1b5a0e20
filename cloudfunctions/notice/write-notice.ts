import type { NoticeContent } from '../../shared/domain/notice/notice.schema';
import { isEditable, sendBack, submit, withdraw } from '../../shared/domain/notice/transitions';
import { AppError, orThrow } from '../../shared/kernel/errors';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { openNotice, publisherOf } from './notice-access';

/** Writes a new notice, or changes a draft or one that was sent back. */
export const saveNotice = async (call: Call, { id, content }: { id: string | null; content: NoticeContent }) => {
  if (id === null) {
    const fresh = newId(call);
    const reply = { id: fresh, state: 'draft' as const };
    const document = {
      ...content,
      schoolId: publisherOf(call),
      state: reply.state,
      writtenBy: callerAccount(call).id,
      approvedBy: null,
      publishedAt: null,
      remark: '',
    };
    const write = writeOf(call, 'notice.written', { collection: 'notices', id: fresh }, {}, { reply });
    await call.store.insert('notices', fresh, document, write);
    return reply;
  }
  const notice = await openNotice(call, id);
  if (!isEditable(notice.state)) throw new AppError('WRONG_STATE', { state: notice.state });
  const reply = { id, state: notice.state };
  const write = writeOf(call, 'notice.changed', { collection: 'notices', id }, {}, { reply });
  // Whoever changed it last has written it, and so cannot approve it.
  await call.store.change('notices', notice, { set: { ...content, writtenBy: callerAccount(call).id } }, write);
  return reply;
};

const noticeMove =
  <I extends { id: string }>(
    action: AuditAction,
    decide: (call: Call, notice: Awaited<ReturnType<typeof openNotice>>, input: I) => ReturnType<typeof submit>,
  ) =>
  async (call: Call, input: I) => {
    const notice = await openNotice(call, input.id);
    const next = orThrow(decide(call, notice, input));
    const reply = { id: notice.id, state: next.state };
    const subject = { collection: 'notices', id: notice.id };
    const write = writeOf(call, action, subject, { state: next.state }, { reply });
    await call.store.change('notices', notice, { set: next }, write);
    return reply;
  };

export const submitNotice = noticeMove('notice.submitted', (_call, notice, _input: { id: string }) => submit(notice));
export const sendBackNotice = noticeMove('notice.sentBack', (call, notice, input: { id: string; remark: string }) =>
  sendBack(notice, callerAccount(call).id, input.remark),
);
export const withdrawNotice = noticeMove('notice.withdrawn', (_call, notice, input: { id: string; reason: string }) =>
  withdraw(notice, input.reason),
);
