import { termContract } from '../../shared/contracts/term';
import { serve } from '../_lib/serve';
import { giveWords, issueCertificate, readCertificates, verifyCertificate } from './certificates';
import { cancelSession, makeUpOptions, makeUpSession, restoreSession, substitute } from './change-session';
import { approveHours, checkHours, exportHours, myHours, readHours, settleProvider } from './hours';
import { noteIncident, readIncidents, releaseIncident } from './incidents';
import { readPickUps, savePickUps } from './pick-ups';
import { readCredentials, readRoster, readTermDesk, saveLessonTimes } from './read-desk';
import { recordAttendance } from './record-attendance';
import { refusePickUp, signOut } from './sign-out';
import { teacherClubs } from './teacher-clubs';
import { readStudentWeek, readWeek, setAbsence } from './week';

export const useCases = {
  week: readWeek,
  studentWeek: readStudentWeek,
  setAbsence,
  pickUps: readPickUps,
  savePickUps,
  certificates: readCertificates,
  issueCertificate,
  verifyCertificate,
  teacherClubs,
  recordAttendance,
  signOut,
  refusePickUp,
  noteIncident,
  giveWords,
  myHours,
  checkHours,
  desk: readTermDesk,
  saveLessonTimes,
  cancelSession,
  restoreSession,
  makeUpOptions,
  makeUpSession,
  substitute,
  roster: readRoster,
  credentials: readCredentials,
  incidents: readIncidents,
  releaseIncident,
  hours: readHours,
  settleProvider,
  approveHours,
  exportHours,
};
export const main = serve('term', termContract, useCases);
