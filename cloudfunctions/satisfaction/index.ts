import { satisfactionContract } from '../../shared/contracts/satisfaction';
import { serve } from '../_lib/serve';
import { recordAttendance, teacherClubs } from './attendance';
import { myRatings, rateAsStudent, rateClub, studentRatings } from './rate-club';
import { decideClub, termEnd } from './term-end';

export const useCases = {
  teacherClubs,
  recordAttendance,
  mine: myRatings,
  rate: rateClub,
  studentMine: studentRatings,
  studentRate: rateAsStudent,
  termEnd,
  decide: decideClub,
};
export const main = serve('satisfaction', satisfactionContract, useCases);
