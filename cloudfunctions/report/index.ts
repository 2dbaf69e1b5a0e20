import { reportContract } from '../../shared/contracts/report';
import { serve } from '../_lib/serve';
import { followReport } from './follow-report';
import { acceptReport, askReporter, closeReport } from './officer-moves';
import { answerHandler, reopenReport } from './reporter-moves';
import { submitReport } from './submit-report';
import { openReport, triageList } from './triage-desk';
import { uploadEvidence } from './upload-evidence';

export const useCases = {
  uploadEvidence,
  submit: submitReport,
  follow: followReport,
  answer: answerHandler,
  reopen: reopenReport,
  triageList,
  open: openReport,
  accept: acceptReport,
  ask: askReporter,
  close: closeReport,
};
export const main = serve('report', reportContract, useCases);
