import { type Part, paintOver } from './paint-over';

const JPEG_QUALITY = 0.85;

/** Pictures come from files.h5.ts, drawn anew and in size already. */
export const coverPicture = async (base64: string, parts: readonly Part[]): Promise<string> => {
  const picture = new Image();
  picture.src = `data:image/jpeg;base64,${base64}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.drawImage(picture, 0, 0);
  paintOver(pen, canvas, parts);
  return canvas.toDataURL('image/jpeg', JPEG_QUALITY).replace(/^[^,]*,/, '');
};
