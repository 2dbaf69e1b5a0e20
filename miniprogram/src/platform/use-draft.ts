import { useState } from 'react';
import { dropLocal, keepLocal, readLocal } from './storage';

/** A form's content, kept on this phone as it is typed; `discard` once it was sent. */
export const useDraft = <T extends object>(key: string, initial: T) => {
  const [draft, setDraft] = useState<T>(() => ({ ...initial, ...readLocal<Partial<T>>(`draft:${key}`) }));
  return {
    draft,
    change: (part: Partial<T>): void =>
      setDraft((before) => {
        const next = { ...before, ...part };
        keepLocal(`draft:${key}`, next);
        return next;
      }),
    discard: (): void => {
      dropLocal(`draft:${key}`);
      setDraft(initial);
    },
  };
};
