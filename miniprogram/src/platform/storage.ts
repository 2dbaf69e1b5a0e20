// What this phone keeps: drafts, the last answers for use without a network, settings. Nothing here is a right.
import Taro from '@tarojs/taro';

/** What was kept under a key; null when nothing was, or it cannot be read. */
export const readLocal = <T>(key: string): T | null => {
  try {
    const text: unknown = Taro.getStorageSync(key);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null;
  } catch {
    return null; // a phone without room or rights for storage still works, it only forgets
  }
};

/** Keeps a value; a phone that cannot keep it goes on without. */
export const keepLocal = (key: string, value: unknown): void => {
  try {
    Taro.setStorageSync(key, JSON.stringify(value));
  } catch {
    // see readLocal
  }
};

export const dropLocal = (key: string): void => Taro.removeStorageSync(key);
