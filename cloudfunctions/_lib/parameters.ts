// The one way to read what the tenant decided: `(await parametersOf(call.store)).invitationHours`.
import { PARAMETER_KEYS, type ParameterValues, parameterValues } from '../../shared/tenant/parameters';
import type { Store } from './ports/store';

/** Every parameter's value now. Read anew each time: a changed value holds for the next call. */
export const parametersOf = async (store: Store): Promise<ParameterValues> => {
  const stored = await store.find('parameters', { id: { in: PARAMETER_KEYS } }, { limit: 1000 });
  return parameterValues(new Map(stored.map(({ id, value }) => [id, value])));
};
