// What other features may ask about institutions.
import type { Store } from '../_lib/ports/store';

export { readingsOf } from './readings';

export const institutionExists = async (store: Store, id: string): Promise<boolean> =>
  (await store.get('institutions', id)) !== null;
