// The endpoint harness: every endpoint of the contracts with examples that really run, and the authorisation table as data.
//
// To add an endpoint, in the file of its feature here (a new feature: copy timer.ts and name it below; types insist):
// 1. `arrange` puts what its calls need in place (`world.call(who, endpoint, input)`, or `world.put(collection, id, document)`);
// 2. `examples`: somebody, an input, what the reply must contain;
// 3. `cases`: one per state and owner — an input, and what each person of cast.ts who is admitted gets (`everybody: 'ok'`,
//    then the exceptions: `farOfficer: 'NOT_FOUND'`). Roles that `callers` leaves out are derived and not written down;
// 4. if the input names a thing: a case `absent` (no such thing) and one in which it is somebody else's; a list without
//    input says with `shows` whose things are in whose reply; a thing with states: `states`, and a case named after each;
// 5. `npx jest --selectProjects contract --testPathPatterns endpoints -t FEATURE` says what is missing and runs the cells.
import type { FunctionName } from '../../../shared/contracts';
import { account } from './account';
import { audit } from './audit';
import type { AnyFeature } from './cells';
import { child } from './child';
import { classification } from './classification';
import { club } from './club';
import { complaint } from './complaint';
import { inspection } from './inspection';
import { institutionRows } from './institution';
import { national } from './national';
import { notice } from './notice';
import { reportRows } from './report';
import { satisfaction } from './satisfaction';
import { staffRows } from './staff';
import { supervision } from './supervision';
import type { Feature } from './table';
import { tenant } from './tenant';
import { term } from './term';
import { timer } from './timer';
import { unseal } from './unseal';

const BY_FUNCTION = {
  account,
  audit,
  child,
  classification,
  club,
  complaint,
  inspection,
  institution: institutionRows,
  national,
  notice,
  report: reportRows,
  satisfaction,
  staff: staffRows,
  supervision,
  tenant,
  term,
  timer,
  unseal,
} satisfies { readonly [F in FunctionName]: Pick<Feature<F>, 'name'> };

export const FEATURES = Object.values(BY_FUNCTION) as unknown as readonly AnyFeature[]; // their things differ: see AnyThings

/** Two halves of about as many endpoints, for suites that run beside each other. */
export const halfOfFeatures = (which: 1 | 2): readonly AnyFeature[] =>
  [...FEATURES]
    .sort((a, b) => Object.keys(b.endpoints).length - Object.keys(a.endpoints).length)
    .filter((_feature, i) => (Math.floor((i + 1) / 2) % 2 === 0) === (which === 1));
