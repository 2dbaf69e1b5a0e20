import { nationalContract } from '../../shared/contracts/national';
import { serve } from '../_lib/serve';
import { searchNational } from './search-national';

export const useCases = { search: searchNational };
export const main = serve('national', nationalContract, useCases);
