import { afterCheck, mayApprove } from '../../shared/domain/notice/transitions';
import { orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, callerOpenid, writeOf } from '../_lib/call';
import { openNotice } from './notice-access';

/**
 * The second person approves. The content check is asked within this very call, under the approver's openid, before anything
 * is stored: when it cannot be reached nothing changes, and the approver tries again.
 */
export const approveNotice = async (call: Call, { id }: { id: string }) => {
  const notice = await openNotice(call, id);
  const approver = callerAccount(call).id;
  orThrow(mayApprove(notice, approver));
  const text = [notice.title, ...notice.paragraphs].join('\n');
  const verdict = await call.contentCheck.checkText(callerOpenid(call), text);
  const next = afterCheck(verdict, approver, call.now);
  const reply = { id, state: next.state };
  const facts = { state: next.state, verdict };
  const told = { to: notice.writtenBy, template: 'notice.decided', facts: { noticeId: id, state: next.state } };
  const write = writeOf(call, 'notice.checked', { collection: 'notices', id }, facts, { reply, messages: [told] });
  await call.store.change('notices', notice, { set: next }, write);
  return reply;
};
