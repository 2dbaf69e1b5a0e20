// Gives the person a file, in WeChat: written to the app's folder and opened.
import Taro from '@tarojs/taro';

export const saveFile = async (name: string, text: string): Promise<void> => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
  await Taro.shareFileMessage({ filePath, fileName: name });
};
