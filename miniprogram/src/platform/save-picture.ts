// Puts a picture of a few lines into the phone's album, in WeChat. `save-picture.h5.ts` is the browser's twin.
import Taro from '@tarojs/taro';
import { drawLines, PICTURE_WIDTH, type PictureLine, pictureHeight } from './draw-lines';

/** True when it was saved; false when the person said no to the album. */
export const savePicture = async (_name: string, lines: readonly PictureLine[]): Promise<boolean> => {
  const height = pictureHeight(lines);
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: PICTURE_WIDTH, height });
  // The declaration knows the older context only; a 2d offscreen canvas gives the standard one.
  drawLines(canvas.getContext('2d') as unknown as CanvasRenderingContext2D, lines);
  try {
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      canvas: canvas as unknown as Taro.Canvas,
      canvasId: '',
      width: PICTURE_WIDTH,
      height,
      fileType: 'png',
    });
    await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath });
    return true;
  } catch {
    return false;
  }
};
