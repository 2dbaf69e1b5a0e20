import { tenantContract } from '../../shared/contracts/tenant';
import { serve } from '../_lib/serve';
import { enterSchoolYear, enterYear, readCalendar } from './calendar';
import { communities } from './communities';
import { decideParameter, readGuidancePrices, readParameters, setParameter } from './parameters';

export const useCases = {
  communities,
  calendar: readCalendar,
  enterYear,
  enterSchoolYear,
  guidancePrices: readGuidancePrices,
  parameters: readParameters,
  setParameter,
  decideParameter,
};
export const main = serve('tenant', tenantContract, useCases);
