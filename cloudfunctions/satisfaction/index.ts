import { satisfactionContract } from '../../shared/contracts/satisfaction';
import { serve } from '../_lib/serve';
import { recordAttendance, teacherClubs } from './attendance';
import { myRatings, rateClub } from './rate-club';
import { decideClub, termEnd } from './term-end';

export const useCases = {
  teacherClubs,
  recordAttendance,
  mine: myRatings,
  rate: rateClub,
  termEnd,
  decide: decideClub,
};
export const main = serve('satisfaction', satisfactionContract, useCases);
