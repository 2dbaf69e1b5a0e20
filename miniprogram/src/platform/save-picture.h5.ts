import { drawLines, PICTURE_WIDTH, type PictureLine, pictureHeight } from './draw-lines';

export const savePicture = async (name: string, lines: readonly PictureLine[]): Promise<boolean> => {
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_WIDTH;
  canvas.height = pictureHeight(lines);
  const pen = canvas.getContext('2d');
  if (pen === null) return false;
  drawLines(pen, lines);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = `${name}.png`;
  link.click();
  return true;
};
