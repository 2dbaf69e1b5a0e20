// Reads files that anybody may read, in WeChat. `public-files.h5.ts` is its twin for the browser.
import { PUBLIC_FILES } from '@shared/tenant/public-files';
import Taro from '@tarojs/taro';

/** The bytes of `public/<path>`. @throws anything when it could not be read */
export const readPublicFile = async (path: string): Promise<Uint8Array> => {
  const { tempFilePath } = await Taro.cloud.downloadFile({ fileID: PUBLIC_FILES + path });
  const data = await new Promise<string | ArrayBuffer>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: tempFilePath,
      success: (result) => resolve(result.data),
      fail: reject,
    });
  });
  if (typeof data === 'string') throw new Error('not bytes');
  return new Uint8Array(data);
};
