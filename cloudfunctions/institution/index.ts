import { institutionContract } from '../../shared/contracts/institution';
import { serve } from '../_lib/serve';
import { commitImport } from './commit-import';
import { getInstitution } from './get-institution';
import { previewImport } from './preview-import';
import { publicList } from './public-list';
import { readRegistryDesk } from './read-registry-desk';

export const useCases = { publicList, get: getInstitution, registry: readRegistryDesk, previewImport, commitImport };
export const main = serve('institution', institutionContract, useCases);
