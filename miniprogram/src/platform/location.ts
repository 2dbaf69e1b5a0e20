// A place picked on WeChat's own map, after a tap and never before. `location.h5.ts` is the browser's twin.
import type { Gcj02 } from '@shared/kernel/geo';
import Taro from '@tarojs/taro';

export interface PickedPlace {
  readonly name: string;
  readonly address: string;
  readonly at: Gcj02;
}

/** Whether there is a map to pick from. */
export const canPickPlace = true;

/** The place the person picked; null when they changed their mind. */
export const pickPlace = async (): Promise<PickedPlace | null> => {
  try {
    const { name, address, latitude, longitude } = await Taro.chooseLocation({}); // WeChat's map speaks GCJ-02
    return { name, address, at: { lng: Number(longitude), lat: Number(latitude) } };
  } catch {
    return null; // "cancel" arrives as a failure
  }
};
