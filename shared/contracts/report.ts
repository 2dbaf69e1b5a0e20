// Every endpoint of a report, by who stands before it.
import { evidenceEndpoints } from './report/evidence';
import { handingOnEndpoints } from './report/handing-on';
import { officeEndpoints } from './report/office';
import { reporterEndpoints } from './report/reporter';
import { signalEndpoints } from './report/signals';
import { templateEndpoints } from './report/templates';

export const reportContract = {
  ...evidenceEndpoints,
  ...reporterEndpoints,
  ...officeEndpoints,
  ...handingOnEndpoints,
  ...signalEndpoints,
  ...templateEndpoints,
};
