import { createContext, type PropsWithChildren, useContext, useState } from 'react';
import { keepLocal, readLocal } from './storage';

interface Settings {
  /** Large text, fewer words. */
  readonly elder: boolean;
  readonly setElder: (elder: boolean) => void;
}

const Context = createContext<Settings>({ elder: false, setElder: () => undefined });

export const SettingsProvider = ({ children }: PropsWithChildren) => {
  const [elder, setElder] = useState(() => readLocal<boolean>('elder') ?? false);
  const change = (next: boolean): void => {
    keepLocal('elder', next);
    setElder(next);
  };
  return <Context.Provider value={{ elder, setElder: change }}>{children}</Context.Provider>;
};

export const useSettings = (): Settings => useContext(Context);
