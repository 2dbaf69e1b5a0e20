// Gives the person a file, in WeChat: written to the app's folder and handed to a chat. `save-file.h5.ts` is the browser's twin.
import Taro from '@tarojs/taro';

/** @param content text (UTF-8) or the bytes of a workbook, an archive, a picture */
export const saveFile = async (name: string, content: string | Uint8Array): Promise<void> => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  const files = Taro.getFileSystemManager();
  if (typeof content === 'string') files.writeFileSync(filePath, content, 'utf8');
  // A buffer of its own: a view into a larger one would save all of it.
  else files.writeFileSync(filePath, content.slice().buffer);
  await Taro.shareFileMessage({ filePath, fileName: name });
};
