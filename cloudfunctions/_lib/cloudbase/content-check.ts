// WeChat's msgSecCheck v2 through the platform's own token. No answer, or one we do not know, is "down", never "pass".
import { AppError } from '../../../shared/kernel/errors';
import type { ContentCheck, ContentVerdict } from '../ports/content-check';
import type { CloudBase } from './sdk';

/** WeChat's limit for one text. */
const PIECE = 2500;
/** Where the text will appear, in WeChat's numbering: 2 = comment, 3 = forum, 4 = social log. */
const SCENE_FORUM = 3;
const WORSE: Record<ContentVerdict, number> = { pass: 0, review: 1, block: 2 };
const VERDICTS: Readonly<Record<string, ContentVerdict>> = { pass: 'pass', review: 'review', risky: 'block' };

export const openContentCheck = (app: CloudBase): ContentCheck => {
  const checkPiece = async (openid: string, content: string): Promise<ContentVerdict> => {
    let suggest: unknown;
    try {
      const { result } = await app.callWxOpenApi({
        apiName: 'security.msgSecCheck',
        requestData: { version: 2, openid, scene: SCENE_FORUM, content },
      });
      const answer = typeof result === 'string' ? JSON.parse(result) : result;
      suggest = answer?.result?.suggest;
    } catch {
      throw new AppError('CONTENT_CHECK_DOWN');
    }
    const verdict = typeof suggest === 'string' ? VERDICTS[suggest] : undefined;
    if (verdict === undefined) throw new AppError('CONTENT_CHECK_DOWN');
    return verdict;
  };
  return {
    async checkText(openid, text) {
      const characters = [...text];
      let worst: ContentVerdict = 'pass';
      for (let start = 0; start < characters.length; start += PIECE) {
        const verdict = await checkPiece(openid, characters.slice(start, start + PIECE).join(''));
        if (WORSE[verdict] > WORSE[worst]) worst = verdict;
      }
      return worst;
    },
  };
};
