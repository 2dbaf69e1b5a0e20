// The phone's scanner, in WeChat. `scan.h5.ts` is the browser's twin: there is none.
import Taro from '@tarojs/taro';

export const canScan = true;

/** What a code says; null when the person changed their mind. */
export const scanText = async (): Promise<string | null> => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] });
    return result;
  } catch {
    return null; // "cancel" arrives as a failure
  }
};
