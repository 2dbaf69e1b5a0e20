import { institutionContract } from '../../shared/contracts/institution';
import { serve } from '../_lib/serve';
import { askRoster } from './ask-roster';
import { commitImport } from './commit-import';
import { doorCodes } from './door-codes';
import { addPenalty, changeStatus, editInstitution, revokeDoor, withdrawPenalty } from './edit-institution';
import { exportRegistry } from './export-registry';
import { getInstitution } from './get-institution';
import { importMarks } from './person-marks';
import { previewImport } from './preview-import';
import { publicList } from './public-list';
import { readRegistryDesk, readRegistryEntry } from './read-registry-desk';

export const useCases = {
  publicList,
  get: getInstitution,
  askRoster,
  registry: readRegistryDesk,
  registryEntry: readRegistryEntry,
  previewImport,
  commitImport,
  edit: editInstitution,
  changeStatus,
  addPenalty,
  withdrawPenalty,
  revokeDoor,
  doorCodes,
  exportRegistry,
  importMarks,
};
export const main = serve('institution', institutionContract, useCases);
