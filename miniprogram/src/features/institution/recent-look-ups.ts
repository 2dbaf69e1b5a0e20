// What was looked up on this phone, newest first. It stays here: no function ever sees it.
import { dropLocal, keepLocal, readLocal } from '@/platform/storage';

const KEY = 'recent-look-ups';
const MOST = 8;
const MIN_LENGTH = 2;

export const recentLookUps = (): string[] => readLocal<string[]>(KEY) ?? [];

/** Remembers words that led to an institution. */
export const rememberLookUp = (typed: string): void => {
  const words = typed.trim().slice(0, 60);
  if (words.length < MIN_LENGTH) return;
  keepLocal(KEY, [words, ...recentLookUps().filter((one) => one !== words)].slice(0, MOST));
};

export const forgetLookUps = (): void => dropLocal(KEY);
