import { reportContract } from '../../shared/contracts/report';
import { serve } from '../_lib/serve';
import { bulkStep } from './bulk-step';
import { readEvidence } from './evidence/read-evidence';
import * as evidence from './evidence/receive-evidence';
import { forwardExtract, traceExtract } from './extracts';
import { followReport } from './follow-report';
import { issueSlips } from './issue-slips';
import { listSchools } from './list-schools';
import { mergeReport, separateReport } from './merge-reports';
import { askForLook, noteLook, visitList } from './observations';
import * as officer from './officer-moves';
import {
  annulPublication,
  approvePublication,
  listPublished,
  proposePublication,
  publicationDesk,
  takeDownPublication,
} from './publications';
import { readStatistics } from './read-statistics';
import { listTemplates, saveTemplate, useTemplate } from './reply-templates';
import * as reporter from './reporter-moves';
import { leadDesk, noticeSomething, settleLead } from './signals';
import { submitReport } from './submit-report';
import { listColleagues, suggestFor } from './suggest';
import { openReport, triageList } from './triage-desk';

export const useCases = {
  uploadEvidence: evidence.uploadEvidence,
  sendEvidencePiece: evidence.sendEvidencePiece,
  evidenceProgress: evidence.evidenceProgress,
  finishEvidence: evidence.finishEvidence,
  readEvidence,
  submit: submitReport,
  schools: listSchools,
  follow: followReport,
  answer: reporter.answerOffice,
  addEvidence: reporter.addReportEvidence,
  agree: reporter.agreeSolved,
  reopen: reporter.reopenReport,
  askReview: reporter.askForReview,
  withdraw: reporter.withdrawReport,
  triageList,
  open: openReport,
  suggest: suggestFor,
  colleagues: listColleagues,
  issueSlips,
  accept: officer.acceptReport,
  reclassify: officer.reclassifyReport,
  dispatch: officer.dispatchReport,
  handOver: officer.handOverReport,
  object: officer.objectToReport,
  overrule: officer.overruleObjection,
  begin: officer.beginVerifying,
  suspend: officer.suspendReport,
  resume: officer.resumeReport,
  ask: officer.askReporter,
  askExtension: officer.askForExtension,
  decideExtension: officer.decideOnExtension,
  recordInspection: officer.recordOnSpot,
  proposeSanction: officer.proposeSanction,
  decline: officer.declineReport,
  close: officer.closeReport,
  answerReview: officer.answerAskedReview,
  merge: mergeReport,
  separate: separateReport,
  undo: officer.undoStep,
  bulk: bulkStep,
  forward: forwardExtract,
  trace: traceExtract,
  published: listPublished,
  publicationDesk,
  proposePublication,
  approvePublication,
  annulPublication,
  takeDownPublication,
  notice: noticeSomething,
  leadDesk,
  settleLead,
  statistics: readStatistics,
  templates: listTemplates,
  saveTemplate,
  useTemplate,
  askLook: askForLook,
  visitList,
  noteLook,
};
export const main = serve('report', reportContract, useCases);
