import { satisfactionContract } from '../../shared/contracts/satisfaction';
import { serve } from '../_lib/serve';
import { myRatings, rateAsStudent, rateClub, studentRatings } from './rate-club';
import { decideClub, termEnd } from './term-end';

export const useCases = {
  mine: myRatings,
  rate: rateClub,
  studentMine: studentRatings,
  studentRate: rateAsStudent,
  termEnd,
  decide: decideClub,
};
export const main = serve('satisfaction', satisfactionContract, useCases);
