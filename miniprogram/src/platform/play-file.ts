// Shows or plays bytes that came through a function, in WeChat: pictures as they are, sound and video from a file on the phone.
import Taro from '@tarojs/taro';

/** A source for `Image`, `Video` or an audio player. */
export const playable = (base64: string, format: string, mime: string): Promise<string> => {
  if (mime.startsWith('image/')) return Promise.resolve(`data:${mime};base64,${base64}`);
  const filePath = `${Taro.env.USER_DATA_PATH}/evidence.${format}`; // one at a time: the next one takes its place
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(filePath),
      fail: reject,
    });
  });
};
