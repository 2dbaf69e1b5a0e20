// Paints over parts of a picture before it leaves the phone, in WeChat. `cover-picture.h5.ts` is the browser's twin. Solid blocks:
// a blur can be undone, a block cannot. What comes out is drawn anew and holds pixels only.
import Taro from '@tarojs/taro';
import { type Part, paintOver } from './paint-over';

/** As the server keeps it: a long screenshot stays readable. */
const MAX_PIXELS = 4_500_000;

/** An offscreen canvas as WeChat gives it; Taro's declaration knows the older one only. */
interface OffscreenCanvas {
  width: number;
  height: number;
  createImage(): { src: string; width: number; height: number; onload: () => void; onerror: (why: unknown) => void };
  getContext(kind: '2d'): CanvasRenderingContext2D;
}

/** @param parts what is covered, as shares of width and height */
export const coverPicture = async (base64: string, parts: readonly Part[]): Promise<string> => {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }) as unknown as OffscreenCanvas;
  const picture = canvas.createImage();
  await new Promise<void>((resolve, reject) => {
    picture.onload = resolve;
    picture.onerror = reject;
    picture.src = `data:image/jpeg;base64,${base64}`;
  });
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (picture.width * picture.height)));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext('2d');
  pen.drawImage(picture as unknown as CanvasImageSource, 0, 0, canvas.width, canvas.height);
  paintOver(pen, canvas, parts);
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    canvasId: '',
    fileType: 'jpg',
    quality: 0.85,
  });
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: tempFilePath,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    });
  });
};
