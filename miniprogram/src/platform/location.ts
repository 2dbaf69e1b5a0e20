// A place picked on WeChat's own map, after a tap and never before. `location.h5.ts` is the browser's twin.
import Taro from '@tarojs/taro';

export interface PickedPlace {
  readonly name: string;
  readonly address: string;
}

/** Whether there is a map to pick from. */
export const canPickPlace = true;

/** The place the person picked; null when they changed their mind. */
export const pickPlace = async (): Promise<PickedPlace | null> => {
  try {
    const { name, address } = await Taro.chooseLocation({});
    return { name, address };
  } catch {
    return null; // "cancel" arrives as a failure
  }
};
