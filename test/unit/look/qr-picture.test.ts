import sharp from 'sharp';
import { encode } from 'uqr';
import { qrDataUri, qrPng } from '../../../miniprogram/src/ui/qr-picture';

const PIXELS_A_MODULE = 6;

describe('qrPng', () => {
  it.each(['a', '双减·示例门口码 https://example.invalid/?c=中', 'x'.repeat(900)])(
    'is a PNG whose pixels are the modules of the code, with a quiet zone of four (%#)',
    async (text) => {
      const { data, info } = await sharp(qrPng(text)).greyscale().raw().toBuffer({ resolveWithObject: true });
      const { data: modules } = encode(text, { ecc: 'M', border: 4 });
      expect([info.width, info.height]).toEqual([modules.length * PIXELS_A_MODULE, modules.length * PIXELS_A_MODULE]);
      const middle = (n: number): number => n * PIXELS_A_MODULE + PIXELS_A_MODULE / 2;
      const drawn = modules.map((row, y) =>
        row.map((_, x) => (data[(middle(y) * info.width + middle(x)) * info.channels] ?? 255) < 128),
      );
      expect(drawn).toEqual(modules);
      expect(modules.slice(0, 4).flat().some(Boolean)).toBe(false);
    },
  );

  it('says the same bytes in its data URI', () => {
    const uri = qrDataUri('a');
    expect(Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64')).toEqual(Buffer.from(qrPng('a')));
  });

  it('refuses what no code can hold', () => {
    expect(() => qrPng('x'.repeat(5000))).toThrow();
  });
});
