import { classificationContract } from '../../shared/contracts/classification';
import { serve } from '../_lib/serve';
import { attachFile, readAttachment } from './attachments';
import { appealCase, castVote, openCase, readCases, readDigests, readHint } from './bench';

export const useCases = {
  cases: readCases,
  hint: readHint,
  open: openCase,
  attach: attachFile,
  attachment: readAttachment,
  vote: castVote,
  appeal: appealCase,
  digests: readDigests,
};
export const main = serve('classification', classificationContract, useCases);
