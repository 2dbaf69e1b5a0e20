import { accountContract } from '../../shared/contracts/account';
import { serve } from '../_lib/serve';
import { whoAmI } from './who-am-i';

export const main = serve('account', accountContract, { whoAmI });
