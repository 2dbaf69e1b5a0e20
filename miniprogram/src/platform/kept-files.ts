// Files that wait on this phone until they are where they belong, in WeChat: in the app's own folder. `kept-files.h5.ts` is the
// browser's twin. A phone without room goes on without: then a file is only on its way while its page is open.
import Taro from '@tarojs/taro';

const pathOf = (key: string): string => `${Taro.env.USER_DATA_PATH}/kept-${key}`;

/** @param key letters and digits */
export const keepFile = (key: string, base64: string): Promise<boolean> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().writeFile({
      filePath: pathOf(key),
      data: base64,
      encoding: 'base64',
      success: () => resolve(true),
      fail: () => resolve(false),
    });
  });

/** The file as base64; null when it is not there (any more). */
export const readKeptFile = (key: string): Promise<string | null> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: pathOf(key),
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: () => resolve(null),
    });
  });

export const dropKeptFile = (key: string): Promise<void> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().unlink({ filePath: pathOf(key), success: () => resolve(), fail: () => resolve() });
  });
