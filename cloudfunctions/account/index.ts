import { accountContract } from '../../shared/contracts/account';
import { serve } from '../_lib/serve';
import { declareConflict, myConflicts, withdrawConflict } from './conflicts';
import { myMessages, readMessage } from './inbox';
import { confirmSecondFactor, enrolSecondFactor, readSecondFactor, showSecondFactor } from './second-factor';
import { whoAmI } from './who-am-i';

export const useCases = {
  whoAmI,
  myMessages,
  readMessage,
  secondFactor: readSecondFactor,
  enrolSecondFactor,
  confirmSecondFactor,
  showSecondFactor,
  myConflicts,
  declareConflict,
  withdrawConflict,
};
export const main = serve('account', accountContract, useCases);
