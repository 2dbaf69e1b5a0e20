// Photos made by code, with data about where, when and with what planted in every place that cameras and editors use.
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { bytesOf } from './media-fixtures';

const be32 = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** A picture with edges and colours, 320 × 240, the top left corner red. */
export const pixels = (): Sharp => {
  const raw = Buffer.alloc(320 * 240 * 3);
  for (let y = 0; y < 240; y++) {
    for (let x = 0; x < 320; x++) {
      const at = (y * 320 + x) * 3;
      const isCorner = x < 80 && y < 60;
      raw[at] = isCorner ? 220 : (x * 3) & 255;
      raw[at + 1] = isCorner ? 20 : (y * 2) & 255;
      raw[at + 2] = isCorner ? 20 : (x + y) & 255;
    }
  }
  return sharp(raw, { raw: { width: 320, height: 240, channels: 3 } });
};

export const encode = async (format: 'jpeg' | 'progressive' | 'png' | 'interlaced' | 'webp'): Promise<Uint8Array> => {
  const picture = pixels();
  const encoded =
    format === 'jpeg'
      ? picture.jpeg({ quality: 90 })
      : format === 'progressive'
        ? picture.jpeg({ quality: 90, progressive: true })
        : format === 'png'
          ? picture.png()
          : format === 'interlaced'
            ? picture.png({ progressive: true, palette: true })
            : picture.webp({ quality: 90 });
  return new Uint8Array(await encoded.toBuffer());
};

/** Planted through an encoder: camera, owner, time, GPS, XMP. */
export const withExif = async (format: 'jpeg' | 'png' | 'webp', canary: string): Promise<Uint8Array> => {
  const picture = pixels()
    .withExif({
      IFD0: { Make: canary, Model: canary, Artist: canary, Software: canary, DateTime: '2026:11:24 08:30:00' },
      IFD2: { DateTimeOriginal: '2026:11:24 08:30:00', UserComment: canary },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '33/1 4/1 3/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '107/1 1/1 24/1',
        GPSAreaInformation: canary,
      },
    })
    .withXmp(xmp(canary));
  return new Uint8Array(await picture.toFormat(format).toBuffer());
};

export const xmp = (canary: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${canary}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** One JPEG segment. */
export const segment = (marker: number, ...content: (string | number[] | Uint8Array)[]): Uint8Array => {
  const body = bytesOf(...content);
  return bytesOf([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body);
};
/** Puts segments right behind the start of a JPEG. */
export const intoJpeg = (jpeg: Uint8Array, ...segments: Uint8Array[]): Uint8Array =>
  bytesOf(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));

/** A hand-made EXIF block: place, maker's note, and a thumbnail in the second directory. Big-endian TIFF. */
export const exifWithThumbnail = (canary: string, thumbnail: Uint8Array, orientation = 1): Uint8Array => {
  const text = bytesOf(canary.padEnd(40, ' ').slice(0, 40));
  const entry = (tag: number, type: number, count: number, value: number): number[] => [
    tag >> 8,
    tag & 255,
    0,
    type,
    ...be32(count),
    ...be32(value),
  ];
  const gpsAt = 8 + 2 + 3 * 12 + 4;
  const textAt = gpsAt + 2 + 2 * 12 + 4;
  const secondAt = textAt + 40 + 24;
  const thumbnailAt = secondAt + 2 + 2 * 12 + 4;
  const tiff = bytesOf(
    'MM',
    [0, 42],
    be32(8),
    [0, 3],
    entry(0x010f, 2, 40, textAt),
    [0x01, 0x12, 0, 3, ...be32(1), orientation >> 8, orientation & 255, 0, 0],
    entry(0x8825, 4, 1, gpsAt),
    be32(secondAt),
    [0, 2],
    [0, 1, 0, 2, ...be32(2), ...bytesOf('N\0\0\0')],
    entry(2, 5, 3, textAt + 40),
    be32(0),
    text,
    be32(33),
    be32(1),
    be32(4),
    be32(1),
    be32(3),
    be32(1),
    [0, 2],
    entry(0x0201, 4, 1, thumbnailAt),
    entry(0x0202, 4, 1, thumbnail.length),
    be32(0),
    thumbnail,
  );
  return segment(0xe1, 'Exif\0\0', tiff);
};

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes: Uint8Array): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};
export const pngChunk = (type: string, ...content: (string | number[] | Uint8Array)[]): Uint8Array => {
  const body = bytesOf(type, ...content);
  return bytesOf(be32(body.length - 4), body, be32(crc(body)));
};
/** Puts chunks behind a PNG's header. */
export const intoPng = (png: Uint8Array, ...chunks: Uint8Array[]): Uint8Array =>
  bytesOf(png.subarray(0, 33), ...chunks, png.subarray(33));
export const compressed = (text: string): Uint8Array => new Uint8Array(deflateSync(Buffer.from(text, 'latin1')));

/** A PNG that says it is `width` × `height` and holds almost nothing: black pixels, packed a thousandfold. */
export const flood = (width: number, height: number): Uint8Array => {
  const rows = new Uint8Array(
    deflateSync(Buffer.alloc(Math.min(height, 4000) * (Math.ceil(width / 8) + 1)), { level: 9 }),
  );
  const header = pngChunk('IHDR', be32(width), be32(height), [1, 0, 0, 0, 0]);
  return bytesOf([0x89], 'PNG\r\n\x1a\n', header, pngChunk('IDAT', rows), pngChunk('IEND'));
};
