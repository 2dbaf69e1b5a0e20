import { supervisionContract } from '../../shared/contracts/supervision';
import { serve } from '../_lib/serve';
import {
  annualCodes,
  gradeReturn,
  openAnnual,
  publishAnnual,
  readAnnual,
  readInvitation,
  reissueCode,
  selfReport,
} from './annual';
import { decideBlacklist, decideRequest, fileRequest, proposeBlacklist, readBlacklist } from './blacklist';

export const useCases = {
  annual: readAnnual,
  openAnnual,
  annualCodes,
  reissueCode,
  invitation: readInvitation,
  selfReport,
  grade: gradeReturn,
  publishAnnual,
  blacklist: readBlacklist,
  proposeBlacklist,
  decideBlacklist,
  fileRequest,
  decideRequest,
};
export const main = serve('supervision', supervisionContract, useCases);
