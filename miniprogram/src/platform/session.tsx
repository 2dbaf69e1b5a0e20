// Who this phone's person is, asked once and shared by all pages.
import type { OutputOf } from '@shared/contracts';
import type { Role } from '@shared/domain/account/roles';
import { createContext, type PropsWithChildren, useContext, useState } from 'react';
import { keepLocal, readLocal } from './storage';
import { type Endpoint, useEndpoint } from './use-endpoint';

export interface Session {
  readonly query: Endpoint<OutputOf<'account.whoAmI'>>;
  readonly account: OutputOf<'account.whoAmI'>['account'];
  /** Every role that is held now. */
  readonly roles: readonly Role[];
  /** The role in which the app is looked at, or all at once. A view only: rights are the server's. */
  readonly view: Role | 'all';
  readonly setView: (view: Role | 'all') => void;
  /** True for a role that is held and in view. */
  readonly has: (role: Role) => boolean;
}

const VIEW_KEY = 'role-view';

const Context = createContext<Session | null>(null);

export const SessionProvider = ({ children }: PropsWithChildren) => {
  const query = useEndpoint('account.whoAmI', {}, { keepOffline: true });
  const account = query.data?.account ?? null;
  const [wanted, setWanted] = useState<Role | 'all'>(() => readLocal<Role | 'all'>(VIEW_KEY) ?? 'all');
  const roles = [...new Set(account?.grants.map(({ role }) => role) ?? [])];
  // A role that is held no longer is no view either.
  const view = wanted !== 'all' && roles.includes(wanted) ? wanted : 'all';
  const setView = (next: Role | 'all'): void => {
    keepLocal(VIEW_KEY, next);
    setWanted(next);
  };
  const has = (role: Role): boolean => roles.includes(role) && (view === 'all' || view === role);
  return <Context.Provider value={{ query, account, roles, view, setView, has }}>{children}</Context.Provider>;
};

/** @throws Error outside the provider */
export const useSession = (): Session => {
  const session = useContext(Context);
  if (session === null) throw new Error('no SessionProvider above');
  return session;
};
