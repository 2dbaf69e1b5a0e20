// The only function that holds the identity key. It knows four things: ask, decide, open, list.
import { unsealContract } from '../../shared/contracts/unseal';
import { serve } from '../_lib/serve';
import { askUnsealing, decideUnsealing, listUnsealings, openIdentity } from './unsealings';

export const useCases = { list: listUnsealings, ask: askUnsealing, decide: decideUnsealing, open: openIdentity };
export const main = serve('unseal', unsealContract, useCases);
