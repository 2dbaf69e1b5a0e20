// The phone's scanner, in WeChat. `scan.h5.ts` is the browser's twin, where the browser can find codes in pictures.
import Taro from '@tarojs/taro';

export const canScan = true;

/** What a code says; empty when there is none in the picture; null when the person changed their mind. */
export const scanText = async (): Promise<string | null> => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] });
    return result;
  } catch {
    return null; // "cancel" arrives as a failure
  }
};
