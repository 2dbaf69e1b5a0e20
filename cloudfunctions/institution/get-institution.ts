import { orNotFound } from '../../shared/kernel/errors';
import type { Call } from '../_lib/call';

export const getInstitution = async (call: Call, { id }: { id: string }) => ({
  institution: orNotFound(await call.store.get('institutions', id)),
});
