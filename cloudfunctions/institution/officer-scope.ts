// Officers reach the institutions of their own districts; any other is not there for them.
import { coversDistrict } from '../../shared/domain/account/roles';
import type { Institution } from '../../shared/domain/institution/institution.schema';
import type { Entering } from '../../shared/domain/institution/registry/enter';
import { orNotFound } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';

type Loaded = Stored<Omit<Institution, 'id' | 'revision'>>;

const within = (call: Call, institution: Loaded | null): Loaded => {
  const found = orNotFound(institution);
  return orNotFound(coversDistrict(callerAccount(call).grants, found.districtCode) ? found : null);
};

/** @throws AppError NOT_FOUND also for an institution of another district */
export const loadMine = async (call: Call, id: string): Promise<Loaded> =>
  within(call, await call.store.get('institutions', id));

/** In order to change it. @throws AppError NOT_FOUND | REQUEST_REUSED @throws RepeatedRequest */
export const openMine = async (call: Call, id: string): Promise<Loaded> =>
  within(call, await call.store.open('institutions', id, call.request));

/** Every institution of the officer's districts. */
export const allMine = async (call: Call): Promise<Loaded[]> => {
  const { grants } = callerAccount(call);
  const all = await call.store.findAll('institutions', {});
  return all.filter(({ districtCode }) => coversDistrict(grants, districtCode));
};

export const entering = (call: Call, document: string): Entering => ({
  by: callerAccount(call).id,
  at: call.now,
  document,
});
