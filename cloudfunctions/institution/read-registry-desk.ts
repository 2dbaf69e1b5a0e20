import { coversDistrict } from '../../shared/domain/account/roles';
import { type Call, callerAccount } from '../_lib/call';

/** The registry as an officer sees it: of their own districts only. */
export const readRegistryDesk = async (call: Call) => {
  const { grants } = callerAccount(call);
  const all = await call.store.findAll('institutions', {});
  return { institutions: all.filter(({ districtCode }) => coversDistrict(grants, districtCode)) };
};
