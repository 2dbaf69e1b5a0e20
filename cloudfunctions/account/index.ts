import { accountContract } from '../../shared/contracts/account';
import { serve } from '../_lib/serve';
import { myChildren } from './my-children';
import { whoAmI } from './who-am-i';

export const useCases = { whoAmI, myChildren };
export const main = serve('account', accountContract, useCases);
