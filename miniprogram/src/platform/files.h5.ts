import type { PickedFile } from './files';

/** As the server keeps it: a long screenshot stays readable. */
const MAX_PIXELS = 4_500_000;
const JPEG_QUALITY = 0.85;

const pick = (accept: string, multiple: boolean): Promise<File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    // In the page, not loose: otherwise some browsers, and our tests, never see it.
    input.style.display = 'none';
    document.body.append(input);
    input.click();
  });

const toBase64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** Draws the picture anew: what comes out holds pixels only, nothing of where and with what it was taken. */
const redraw = async (file: File): Promise<Blob> => {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, Math.sqrt(MAX_PIXELS / (picture.width * picture.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      JPEG_QUALITY,
    ),
  );
};

export const chooseFile = async (extensions: readonly string[]): Promise<PickedFile | null> => {
  const [file] = await pick(extensions.map((extension) => `.${extension}`).join(','), false);
  return file === undefined
    ? null
    : { name: file.name, base64: await toBase64(file), bytes: file.size, isPicture: file.type.startsWith('image/') };
};

export const bytesOfBase64 = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Photos are drawn anew before they leave the browser; sound and video go as they are and are cleaned on arrival. */
export const chooseEvidence = async (max: number, from: 'album' | 'chat'): Promise<PickedFile[]> => {
  const files = await pick(from === 'album' ? 'image/*,video/*' : 'audio/*,video/*,image/*', max > 1);
  return Promise.all(
    files.slice(0, max).map(async (file) => {
      const isPicture = file.type.startsWith('image/');
      // A picture the browser cannot draw is sent as it is: the server says why it does not take it.
      const blob = isPicture ? await redraw(file).catch(() => file) : file;
      return { name: file.name, base64: await toBase64(blob), bytes: blob.size, isPicture: isPicture && blob !== file };
    }),
  );
};
