// Files from and to this phone in WeChat. `files.h5.ts` is its twin for the browser.
import Taro from '@tarojs/taro';

export interface PickedFile {
  readonly name: string;
  readonly base64: string;
  readonly bytes: number;
  /** A photo or screenshot: something that a person can look at and cover parts of before it is sent. */
  readonly isPicture: boolean;
}

const PICTURE = /\.(?:jpe?g|png|webp)$/i;

const read = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    });
  });

/** One file from a chat; null when the person changed their mind. */
export const chooseFile = async (extensions: readonly string[]): Promise<PickedFile | null> => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] });
    const [file] = tempFiles;
    return file === undefined
      ? null
      : { name: file.name, base64: await read(file.path), bytes: file.size, isPicture: PICTURE.test(file.name) };
  } catch {
    return null;
  }
};

/** The bytes behind base64 text. */
export const bytesOfBase64 = (base64: string): Uint8Array => new Uint8Array(Taro.base64ToArrayBuffer(base64));

/** Photos, a video or a sound file: from the camera, the album, or a chat. None when the person changed their mind. */
export const chooseEvidence = async (max: number, from: 'album' | 'chat'): Promise<PickedFile[]> => {
  try {
    if (from === 'chat') {
      const extension = ['mp3', 'm4a', 'aac', 'wav', 'ogg', 'mp4', 'mov', 'jpg', 'jpeg', 'png', 'webp'];
      const { tempFiles } = await Taro.chooseMessageFile({ count: max, type: 'all', extension });
      return await Promise.all(
        tempFiles.map(async ({ name, path, size }) => ({
          name,
          base64: await read(path),
          bytes: size,
          isPicture: PICTURE.test(name),
        })),
      );
    }
    const { tempFiles } = await Taro.chooseMedia({
      count: max,
      mediaType: ['image', 'video'],
      sizeType: ['compressed'],
    });
    return await Promise.all(
      tempFiles.map(async ({ tempFilePath, size, fileType }, i) => ({
        name: `${i + 1}.${fileType === 'video' ? 'mp4' : 'jpg'}`,
        base64: await read(tempFilePath),
        bytes: size,
        isPicture: fileType !== 'video',
      })),
    );
  } catch {
    return []; // "cancel" arrives as a failure
  }
};
