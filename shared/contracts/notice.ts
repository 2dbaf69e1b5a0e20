import * as z from 'zod';
import { Notice, NoticeContent } from '../domain/notice/notice.schema';
import { endpoint } from './endpoint';

const Id = z.string().min(1).max(80);
const Remark = z.string().trim().min(2).max(300);

/** A published notice as a family sees it. */
const FamilyNotice = Notice.pick({
  id: true,
  title: true,
  paragraphs: true,
  grades: true,
  effectiveFrom: true,
  effectiveUntil: true,
  sourceLink: true,
}).extend({ from: z.string(), publishedAt: z.number() });

const Moved = z.object({ id: z.string(), state: Notice.shape.state });
const move = <I extends z.ZodRawShape>(input: I, errors: readonly ('SAME_PERSON' | 'CONTENT_CHECK_DOWN')[] = []) =>
  endpoint({
    kind: 'write',
    callers: ['schoolAdmin', 'officer'],
    input: z.strictObject({ id: Id, ...input }),
    output: Moved,
    errors: ['NOT_FOUND', 'WRONG_STATE', ...errors],
  });

export const noticeContract = {
  /** The notices in force for the caller's children, newest first. */
  mine: endpoint({
    kind: 'read',
    callers: ['guardian'],
    input: z.strictObject({}),
    output: z.object({ notices: z.array(FamilyNotice) }),
    errors: [],
  }),
  /** Every notice of the caller's schools, or of the bureau, in any state. */
  desk: endpoint({
    kind: 'read',
    callers: ['schoolAdmin', 'officer'],
    input: z.strictObject({}),
    output: z.object({
      notices: z.array(
        Notice.omit({ writtenBy: true, approvedBy: true }).extend({ isMine: z.boolean(), from: z.string() }),
      ),
    }),
    errors: [],
  }),
  /** Writes a new notice (`id` null) or changes one that is a draft or was sent back. */
  save: endpoint({
    kind: 'write',
    callers: ['schoolAdmin', 'officer'],
    input: z.strictObject({ id: Id.nullable(), content: NoticeContent }),
    output: Moved,
    errors: ['NOT_FOUND', 'WRONG_STATE'],
  }),
  /** Hands it to a second person. */
  submit: move({}),
  /** The second person approves: the content check runs within this call, and only then is it published. */
  approve: move({}, ['SAME_PERSON', 'CONTENT_CHECK_DOWN']),
  sendBack: move({ remark: Remark }, ['SAME_PERSON']),
  withdraw: move({ reason: Remark }),
};
