// Who this phone's person is, asked once and shared by all pages.
import type { OutputOf } from '@shared/contracts';
import type { Role } from '@shared/domain/account/roles';
import { createContext, type PropsWithChildren, useContext } from 'react';
import { type Endpoint, useEndpoint } from './use-endpoint';

export interface Session {
  readonly query: Endpoint<OutputOf<'account.whoAmI'>>;
  readonly account: OutputOf<'account.whoAmI'>['account'];
  readonly has: (role: Role) => boolean;
}

const Context = createContext<Session | null>(null);

export const SessionProvider = ({ children }: PropsWithChildren) => {
  const query = useEndpoint('account.whoAmI', {}, { keepOffline: true });
  const account = query.data?.account ?? null;
  const has = (role: Role): boolean => account?.grants.some((grant) => grant.role === role) ?? false;
  return <Context.Provider value={{ query, account, has }}>{children}</Context.Provider>;
};

/** @throws Error outside the provider */
export const useSession = (): Session => {
  const session = useContext(Context);
  if (session === null) throw new Error('no SessionProvider above');
  return session;
};
