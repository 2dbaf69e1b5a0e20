// Where the phone is, asked only when the person taps. `whereabouts.h5.ts` is the browser's twin.
import type { Gcj02 } from '@shared/kernel/geo';
import Taro from '@tarojs/taro';

export interface Here {
  readonly at: Gcj02;
  /** Radius of the phone's own doubt, metres. */
  readonly accuracyM: number;
}

/** Null when the person or the phone says no. The position stays on the phone. */
export const findMe = async (): Promise<Here | null> => {
  try {
    const { longitude, latitude, accuracy } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true });
    return { at: { lng: longitude, lat: latitude }, accuracyM: accuracy ?? 100 };
  } catch {
    return null; // refused, switched off, or not found: all the same to the page
  }
};
