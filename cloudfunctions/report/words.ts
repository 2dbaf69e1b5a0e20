// What people wrote, in and out of its envelope. Bound to its report: an envelope copied into another does not open.
import { ReportContent, type Sealed, type ThreadEntry } from '../../shared/domain/report/report.schema';
import type { Call } from '../_lib/call';

const wordsOf = (reportId: string): string => `reports/${reportId}/words`;
const contentOf = (reportId: string): string => `reports/${reportId}/content`;
/** What an identity envelope is bound to; the unsealing function opens it under the same words. */
export const identityOf = (reportId: string): string => `reports/${reportId}/identity`;

export const sealWords = ({ sealing }: Pick<Call, 'sealing'>, reportId: string, text: string): Promise<Sealed> =>
  sealing.seal('content', wordsOf(reportId), text);

/** The words; null when the key to them is not there any more. */
export const openWords = async (
  { sealing }: Pick<Call, 'sealing'>,
  reportId: string,
  sealed: Sealed,
): Promise<string | null> => {
  const opened = await sealing.open('content', wordsOf(reportId), sealed);
  return opened.ok && typeof opened.value === 'string' ? opened.value : null;
};

export const sealContent = ({ sealing }: Pick<Call, 'sealing'>, reportId: string, content: ReportContent) =>
  sealing.seal('content', contentOf(reportId), content);

const UNREADABLE = { placeName: null, address: null, timePattern: null, text: null };

/** The content; every field null when the key to it is not there any more. */
export const openContent = async (
  { sealing }: Pick<Call, 'sealing'>,
  { id, content }: { readonly id: string; readonly content: Sealed },
): Promise<ReportContent | typeof UNREADABLE> => {
  const opened = await sealing.open('content', contentOf(id), content);
  const parsed = opened.ok ? ReportContent.safeParse(opened.value) : null;
  return parsed?.success ? parsed.data : UNREADABLE;
};

/** The thread with its words opened. */
export const openThread = (call: Pick<Call, 'sealing'>, thread: readonly ThreadEntry[]) =>
  Promise.all(
    thread.map(async (entry) =>
      entry.kind === 'notice' ? entry : { ...entry, text: await openWords(call, entry.sealedFor, entry.text) },
    ),
  );
