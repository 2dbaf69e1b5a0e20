// Words about notices that families' pages and the desk share.
import type { NoticeState } from '@shared/domain/notice/notice.schema';
import type { Tone } from '@/ui/status';

export const NOTICE_STATE_WORDS: Record<NoticeState, { readonly label: string; readonly tone: Tone }> = {
  draft: { label: '草稿', tone: 'unknown' },
  awaitingApproval: { label: '等待复核', tone: 'caution' },
  published: { label: '已发布', tone: 'good' },
  held: { label: '审核存疑', tone: 'caution' },
  rejected: { label: '已退回', tone: 'bad' },
  withdrawn: { label: '已撤回', tone: 'unknown' },
};

/** `2026-12-01` 起, or both ends. */
export const periodWords = (from: string, until: string | null): string =>
  until === null ? `${from} 起` : `${from} 至 ${until}`;
