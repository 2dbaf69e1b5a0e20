// WeChat's content check for what other users will see. Down means: nothing is published.

export type ContentVerdict = 'pass' | 'review' | 'block';

export interface ContentCheck {
  /**
   * Asks whether a text may be shown to other users.
   * @param openid of the person who wrote it, seen within the last two hours (WeChat asks for it)
   * @param text 1–2,500 characters a piece; longer texts are checked in pieces, the worst verdict counts
   * @throws AppError CONTENT_CHECK_DOWN no verdict could be had
   */
  checkText(openid: string, text: string): Promise<ContentVerdict>;
}
