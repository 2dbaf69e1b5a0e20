import type { Call } from '../_lib/call';
import { schoolsOfDistrict } from '../account/public';

/** The schools of a district: their names are public. */
export const listSchools = async (call: Call, { districtCode }: { districtCode: string }) => ({
  schools: await schoolsOfDistrict(call.store, districtCode),
});
