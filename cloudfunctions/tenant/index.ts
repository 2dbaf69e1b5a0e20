import { tenantContract } from '../../shared/contracts/tenant';
import { serve } from '../_lib/serve';
import { enterSchoolYear, enterYear, readCalendar } from './calendar';
import { communities } from './communities';

export const useCases = { communities, calendar: readCalendar, enterYear, enterSchoolYear };
export const main = serve('tenant', tenantContract, useCases);
