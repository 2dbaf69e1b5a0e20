import { childContract } from '../../shared/contracts/child';
import { serve } from '../_lib/serve';
import { answerClaim, settleClaim, unbindGuardian, unbindSelf } from './answer-claim';
import { bindByCode } from './bind-by-code';
import { decide, notePaper, readConsents } from './consents';
import { requestCorrection } from './correct-roster';
import { eraseData } from './erase-data';
import { exportData } from './export-data';
import { importRoster, previewRoster } from './import-roster';
import { listSchools, readGuardians, readMine } from './my-children';
import { readMyData, readWhoLooked, saveOwnFields } from './my-data';
import { openRecord } from './open-record';
import { printCodes } from './print-codes';
import { requestBinding, withdrawRequest } from './request-binding';
import { decideRequest, readRequestDesk } from './request-desk';
import { readRoster } from './roster';
import { signInStudent, signOutStudent } from './student-session';
import { applyTermChange, dropTermChange, prepareTermChange, readTermChanges, undoTermChange } from './term-change';

export const useCases = {
  mine: readMine,
  schools: listSchools,
  bindByCode,
  requestBinding,
  withdrawRequest,
  guardians: readGuardians,
  answerClaim,
  unbindSelf,
  consents: readConsents,
  decideConsent: decide,
  myData: readMyData,
  saveOwnFields,
  requestCorrection,
  exportData,
  eraseData,
  whoLooked: readWhoLooked,
  signInStudent,
  signOutStudent,
  roster: readRoster,
  previewRoster,
  importRoster,
  printCodes,
  notePaperConsent: notePaper,
  requestDesk: readRequestDesk,
  decideRequest,
  settleClaim,
  unbindGuardian,
  openRecord,
  termChanges: readTermChanges,
  prepareTermChange,
  applyTermChange,
  undoTermChange,
  dropTermChange,
};
export const main = serve('child', childContract, useCases);
