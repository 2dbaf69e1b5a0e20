import { auditContract } from '../../shared/contracts/audit';
import { serve } from '../_lib/serve';
import { listParked, retryParked } from './parked';
import { readRows, verifyChain } from './trail';
import { exportYear, readYear } from './year';

export const useCases = {
  rows: readRows,
  verify: verifyChain,
  year: readYear,
  exportYear,
  parked: listParked,
  retryParked,
};
export const main = serve('audit', auditContract, useCases);
