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
import { thenPublish } from './publish-list';
import { openWatched, readRegistryDesk, readRegistryEntry } from './read-registry-desk';

export const useCases = {
  get: getInstitution,
  askRoster,
  registry: readRegistryDesk,
  registryEntry: readRegistryEntry,
  openWatched,
  previewImport,
  commitImport: thenPublish(commitImport),
  edit: thenPublish(editInstitution),
  changeStatus: thenPublish(changeStatus),
  addPenalty: thenPublish(addPenalty),
  withdrawPenalty: thenPublish(withdrawPenalty),
  revokeDoor: thenPublish(revokeDoor),
  doorCodes,
  exportRegistry,
  importMarks,
};
export const main = serve('institution', institutionContract, useCases);
