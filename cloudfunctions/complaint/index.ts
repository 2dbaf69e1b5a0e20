import { complaintContract } from '../../shared/contracts/complaint';
import { serve } from '../_lib/serve';
import {
  answerComplaint,
  followComplaint,
  readComplaintDesk,
  submitComplaint,
  writeComplaintAgain,
} from './complaints';

export const useCases = {
  submit: submitComplaint,
  follow: followComplaint,
  writeAgain: writeComplaintAgain,
  desk: readComplaintDesk,
  answer: answerComplaint,
};
export const main = serve('complaint', complaintContract, useCases);
