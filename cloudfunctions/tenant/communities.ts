import { communitiesOf } from '../../shared/tenant/divisions';
import type { Call } from '../_lib/call';

/** The communities of one district. */
export const communities = async (_call: Call, { districtCode }: { districtCode: string }) => ({
  communities: communitiesOf(districtCode),
});
