// Browsers that can find a code in a picture do so with a photo taken on the spot; in others the code is typed.

interface Detector {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector; // not in TypeScript's DOM yet

export const canScan = detectorClass() !== undefined;

const takePhoto = (): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.setAttribute('capture', 'environment');
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.style.display = 'none';
    document.body.append(input);
    input.click();
  });

/** An empty text when there is no code in the picture. */
export const scanText = async (): Promise<string | null> => {
  const Detect = detectorClass();
  const photo = Detect === undefined ? null : await takePhoto();
  if (Detect === undefined || photo === null) return null;
  const [found] = await new Detect({ formats: ['qr_code'] }).detect(await createImageBitmap(photo));
  return found?.rawValue ?? '';
};
