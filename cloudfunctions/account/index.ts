import { accountContract } from '../../shared/contracts/account';
import { serve } from '../_lib/serve';
import { myMessages, readMessage } from './inbox';
import { myChildren } from './my-children';
import { whoAmI } from './who-am-i';

export const useCases = { whoAmI, myChildren, myMessages, readMessage };
export const main = serve('account', accountContract, useCases);
