import { noticeContract } from '../../shared/contracts/notice';
import { serve } from '../_lib/serve';
import { approveNotice } from './approve-notice';
import { myNotices, noticeDesk } from './read-notices';
import { saveNotice, sendBackNotice, submitNotice, withdrawNotice } from './write-notice';

export const useCases = {
  mine: myNotices,
  desk: noticeDesk,
  save: saveNotice,
  submit: submitNotice,
  approve: approveNotice,
  sendBack: sendBackNotice,
  withdraw: withdrawNotice,
};
export const main = serve('notice', noticeContract, useCases);
