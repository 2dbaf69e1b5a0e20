import { inspectionContract } from '../../shared/contracts/inspection';
import { serve } from '../_lib/serve';
import { fileChecklist } from './file-checklist';
import { inspectionOverview } from './overview';
import { drawPlan, enterNumber, openPlan } from './plan-month';

export const useCases = { overview: inspectionOverview, openPlan, enterNumber, draw: drawPlan, file: fileChecklist };
export const main = serve('inspection', inspectionContract, useCases);
