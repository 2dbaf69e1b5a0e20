// How a call reaches its function in WeChat. `transport.h5.ts` is its twin for the browser.
import type { CallEvent } from '@shared/contracts/endpoint';
import Taro from '@tarojs/taro';

/** Opens the cloud once, at app start. The environment is the one this mini-program is bound to. */
export const openTransport = (): void => {
  Taro.cloud.init({ traceUser: false });
};

/**
 * Sends one event to one function and gives its answer back unread.
 * @throws anything when the service could not be reached
 */
export const send = async (functionName: string, event: CallEvent): Promise<unknown> => {
  const { result } = await Taro.cloud.callFunction({ name: functionName, data: { ...event } });
  return result;
};

/** `bytes` random bytes as lower-case hexadecimal, from the system's generator. */
export const randomHex = (bytes: number): Promise<string> =>
  new Promise((resolve, reject) => {
    Taro.getRandomValues({
      length: bytes,
      success: ({ randomValues }) =>
        resolve(Array.from(new Uint8Array(randomValues), (byte) => byte.toString(16).padStart(2, '0')).join('')),
      fail: reject,
    });
  });
