import { accountContract } from '../../shared/contracts/account';
import { serve } from '../_lib/serve';
import { myMessages, readMessage } from './inbox';
import { whoAmI } from './who-am-i';

export const useCases = { whoAmI, myMessages, readMessage };
export const main = serve('account', accountContract, useCases);
