import { clubContract } from '../../shared/contracts/club';
import { serve } from '../_lib/serve';
import { giveUpSeat, moveByHand, readSeats, stopWaiting, takeSeat, waitForSeat } from './after-draw';
import { answerOne, appeal, readAppeals } from './appeals';
import { drawRound } from './draw-round';
import { catalogue, familyRounds } from './family-rounds';
import { enterNumber } from './public-number';
import { readClubDesk } from './read-desk';
import { readResult, replayFile } from './read-result';
import { remindFamilies } from './remind';
import { readRoster } from './roster';
import { openRound, readDrafts, saveDraft } from './set-up';
import { confirmWishes, rankAsStudent, studentView } from './student';
import { submitWishes, withdrawWishes } from './submit-wishes';

export const useCases = {
  rounds: familyRounds,
  catalogue,
  submitWishes,
  withdrawWishes,
  result: readResult,
  studentView,
  confirmWishes,
  studentRank: rankAsStudent,
  desk: readClubDesk,
  draw: drawRound,
  enterNumber,
  remind: remindFamilies,
  roster: readRoster,
  appeal,
  appeals: readAppeals,
  answerAppeal: answerOne,
  replayFile,
  seats: readSeats,
  takeSeat,
  giveUpSeat,
  waitForSeat,
  stopWaiting,
  moveByHand,
  drafts: readDrafts,
  saveDraft,
  openRound,
};
export const main = serve('club', clubContract, useCases);
