// The fixtures of promise P5: files with planted data about their maker, and hostile ones.
import { crc32 } from 'node:zlib';
import {
  aac,
  apeTag,
  box,
  bytesOf,
  id3v1,
  id3v2,
  intoMoov,
  m4a,
  mp3,
  ogg,
  placeBox,
  riffChunk,
  riffInfo,
  video,
  wav,
} from './media-fixtures';
import {
  compressed,
  encode,
  exifWithThumbnail,
  flood,
  intoJpeg,
  intoPng,
  pixels,
  pngChunk,
  segment,
  withExif,
  xmp,
} from './photo-fixtures';

export interface PlantedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** None of these may be in the cleaned file, in any of the usual encodings. */
  readonly canaries: readonly string[];
}

const CANARY = 'Hanzhong-33.0675N-107.0233E-owner';

/** At least 60 files that say where, when, with what or by whom they were made. */
export const plantedFiles = async (): Promise<PlantedFile[]> => {
  const files: PlantedFile[] = [];
  const plant = (name: string, bytes: Uint8Array, canaries: readonly string[] = [CANARY]): void =>
    void files.push({ name, bytes, canaries });
  const trailing = bytesOf('motion photo ', CANARY, new Uint8Array(500));

  for (const kind of ['jpeg', 'progressive'] as const) {
    const base = await encode(kind);
    const thumbnail = new Uint8Array(
      await pixels()
        .resize(80)
        .jpeg()
        .withExif({ IFD0: { Artist: CANARY } })
        .toBuffer(),
    );
    plant(`${kind}: EXIF, GPS, maker's thumbnail`, intoJpeg(base, exifWithThumbnail(CANARY, thumbnail)));
    plant(`${kind}: XMP`, intoJpeg(base, segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp(CANARY))));
    plant(`${kind}: extended XMP`, intoJpeg(base, segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', CANARY)));
    plant(
      `${kind}: IPTC`,
      intoJpeg(base, segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0', [0, 40], [0x1c, 2, 90, 0, 33], CANARY)),
    );
    plant(`${kind}: comment`, intoJpeg(base, segment(0xfe, CANARY)));
    plant(`${kind}: colour profile with a name`, intoJpeg(base, segment(0xe2, 'ICC_PROFILE\0\x01\x01', CANARY)));
    plant(
      `${kind}: several pictures (MPF)`,
      bytesOf(intoJpeg(base, segment(0xe2, 'MPF\0', CANARY)), intoJpeg(base, segment(0xfe, CANARY))),
    );
    plant(`${kind}: Samsung trailer`, bytesOf(base, trailing, 'SEFT'));
    plant(`${kind}: APP12 and APP14`, intoJpeg(base, segment(0xec, 'Ducky\0', CANARY), segment(0xef, CANARY)));
    plant(
      `${kind}: two EXIF blocks`,
      intoJpeg(base, exifWithThumbnail(CANARY, thumbnail), exifWithThumbnail(CANARY, thumbnail)),
    );
    plant(`${kind}: JFXX thumbnail`, intoJpeg(base, segment(0xe0, 'JFXX\0\x10', CANARY)));
    plant(`${kind}: between the scans' tables`, intoJpeg(base, segment(0xe9, CANARY), segment(0xfe, CANARY)));
  }
  for (const format of ['jpeg', 'png', 'webp'] as const)
    plant(`${format}: camera, owner, place, XMP by an encoder`, await withExif(format, CANARY));
  for (const kind of ['png', 'interlaced'] as const) {
    const base = await encode(kind);
    plant(`${kind}: tEXt`, intoPng(base, pngChunk('tEXt', 'Author\0', CANARY)));
    plant(`${kind}: zTXt`, intoPng(base, pngChunk('zTXt', 'Comment\0\0', compressed(CANARY))));
    plant(`${kind}: iTXt with XMP`, intoPng(base, pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', xmp(CANARY))));
    plant(`${kind}: eXIf`, intoPng(base, pngChunk('eXIf', 'MM', [0, 42, 0, 0, 0, 8, 0, 0], CANARY)));
    plant(
      `${kind}: time and place chunks`,
      intoPng(base, pngChunk('tIME', [7, 234, 11, 24, 8, 30, 0]), pngChunk('gIFx', CANARY)),
    );
    plant(`${kind}: after the end`, bytesOf(base, trailing));
    plant(
      `${kind}: colour profile with a name`,
      intoPng(base, pngChunk('iCCP', CANARY.slice(0, 30), '\0\0', compressed(CANARY))),
      [CANARY, CANARY.slice(0, 30)],
    );
  }
  const webp = await encode('webp');
  plant('webp: after the end', bytesOf(webp, trailing));

  const noise = await m4a();
  plant('mp3: ID3v2.3', bytesOf(id3v2(3, { TIT2: CANARY, TPE1: CANARY }), mp3()));
  plant(
    'mp3: ID3v2.4 with cover and place',
    bytesOf(id3v2(4, { TXXX: `place\0${CANARY}`, APIC: bytesOf([0], 'image/jpeg\0\x03\0', CANARY) }), mp3()),
  );
  plant('mp3: ID3v1', bytesOf(mp3(), id3v1(CANARY)), [CANARY.slice(0, 25)]);
  plant('mp3: APE', bytesOf(mp3(), apeTag('Location', CANARY)));
  plant('mp3: APE and ID3v1', bytesOf(mp3(), apeTag('Artist', CANARY), id3v1(CANARY)), [CANARY.slice(0, 25)]);
  plant('mp3: Lyrics3', bytesOf(mp3(), 'LYRICSBEGIN', CANARY, '000044LYRICS200', id3v1('x')));
  plant('wav: LIST INFO', wav([riffInfo('IART', CANARY)]));
  plant('wav: LIST after the sound', wav([], [riffInfo('ICMT', CANARY)]));
  plant('wav: broadcast extension', wav([riffChunk('bext', bytesOf(CANARY, new Uint8Array(600)))]));
  plant('wav: ID3 chunk', wav([], [riffChunk('id3 ', id3v2(3, { TIT2: CANARY }))]));
  plant('wav: XMP chunk', wav([], [riffChunk('_PMX', bytesOf(xmp(CANARY)))]));
  plant('wav: after the end', bytesOf(wav(), trailing));
  plant('aac: ID3 in front', bytesOf(id3v2(4, { TIT2: CANARY }), await aac()));
  plant('ogg: comments', await ogg({ title: CANARY, artist: CANARY }));
  plant(
    'ogg: cover',
    await ogg({ images: [{ data: bytesOf([0xff, 0xd8, 0xff], CANARY), mimeType: 'image/jpeg', kind: 'coverFront' }] }),
  );
  plant('m4a: title and artist', await m4a({ title: CANARY, artist: CANARY }));
  plant('m4a: place', intoMoov(noise, placeBox(CANARY)));
  plant('m4a: free box', bytesOf(noise, box('free', CANARY)));
  for (const kind of ['mp4', 'mov'] as const) {
    const base = await video(kind);
    plant(`${kind}: place`, intoMoov(base, placeBox(CANARY)));
    plant(`${kind}: tags`, await video(kind, { tags: { title: CANARY, comment: CANARY } }));
    plant(
      `${kind}: QuickTime keys`,
      intoMoov(
        base,
        box(
          'meta',
          box('keys', [0, 0, 0, 0, 0, 0, 0, 1], box('mdta', 'com.apple.quicktime.location.ISO6709')),
          box('ilst', CANARY),
        ),
      ),
      [CANARY, 'com.apple.quicktime'],
    );
    plant(`${kind}: user data in frames`, await video(kind, { sei: CANARY }));
    plant(`${kind}: maker's uuid box`, bytesOf(base, box('uuid', '0123456789abcdef', CANARY)));
    plant(`${kind}: free space`, bytesOf(base, box('skip', CANARY), box('free', CANARY)));
  }
  return files;
};

export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);
const zip = (name: string, content: Uint8Array, saidSize: number): Uint8Array => {
  const le16 = (n: number): number[] => [n & 255, n >> 8];
  const le32 = (n: number): number[] => [n & 255, (n >> 8) & 255, (n >> 16) & 255, (n >>> 24) & 255];
  return bytesOf(
    'PK\x03\x04',
    le16(20),
    le16(0),
    le16(8),
    le32(0),
    le32(crc32(content)),
    le32(content.length),
    le32(saidSize),
    le16(name.length),
    le16(0),
    name,
    content,
  );
};

/** Files that must be refused, whatever they claim to be. */
export const hostileFiles = async (): Promise<HostileFile[]> => {
  const [jpeg, progressive, png, webp] = await Promise.all([
    encode('jpeg'),
    encode('progressive'),
    encode('png'),
    encode('webp'),
  ]);
  const [mp4, mov, sound, opus] = await Promise.all([video('mp4'), video('mov'), m4a(), ogg()]);
  const bomb = compressed('\0'.repeat(20_000_000));
  const counted = (table: string): Uint8Array => {
    const at = Buffer.from(mp4).indexOf(table, 0, 'latin1');
    const forged = Uint8Array.from(mp4);
    forged.set([0xff, 0xff, 0xff, 0xff], at + (table === 'stsz' ? 12 : 8));
    return forged;
  };
  const all: Record<string, Uint8Array> = {
    empty: new Uint8Array(),
    'one byte': Uint8Array.of(0xff),
    'text called a photo': bytesOf('this is no photo at all'),
    'page called a photo': bytesOf('<html><script>alert(1)</script></html>'),
    gif: bytesOf('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0x3b]),
    svg: bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    pdf: bytesOf('%PDF-1.7\n1 0 obj\n'),
    program: bytesOf('MZ', new Uint8Array(300)),
    'zip bomb': zip('a', bomb, 20_000_000),
    'zip called jpeg': bytesOf([0xff, 0xd8, 0xff, 0xe0], zip('a', bomb, 20_000_000)),
    'jpeg, cut': half(jpeg),
    'jpeg, progressive, cut': half(progressive),
    'jpeg, header only': jpeg.subarray(0, 20),
    'jpeg, length beyond the end': intoJpeg(jpeg, Uint8Array.of(0xff, 0xe1, 0xff, 0xff)),
    'jpeg, no picture': bytesOf([0xff, 0xd8, 0xff, 0xd9]),
    'jpeg with a page behind': bytesOf(jpeg, '<html><script>alert(1)</script>'),
    'jpeg with a zip behind': bytesOf(jpeg, zip('evil.exe', bomb, 20_000_000)),
    'jpeg with a pdf in its comment': intoJpeg(jpeg, segment(0xfe, '%PDF-1.7 trailer')),
    'jpeg with a script in its comment': intoJpeg(jpeg, segment(0xfe, '*/=1;alert(1)/*<script>')),
    'png, cut': half(png),
    'png, wrong length': intoPng(png, Uint8Array.of(0x7f, 0xff, 0xff, 0xff, 0x74, 0x45, 0x58, 0x74)),
    'png with a page behind': bytesOf(png, '<!DOCTYPE html>'),
    'png with a program in its text': intoPng(png, pngChunk('tEXt', 'Comment\0<?php system($_GET[0]);')),
    'png, 50,000 × 50,000': flood(50_000, 50_000),
    'png, 30,000 × 30,000': flood(30_000, 30_000),
    'png, one row of two thousand million': flood(2_000_000_000, 1),
    'png, zero pixels': bytesOf(png.subarray(0, 16), new Uint8Array(8), png.subarray(24)),
    'png, picture data that is none': bytesOf(
      png.subarray(0, 33),
      pngChunk('IDAT', 'no deflate stream'),
      pngChunk('IEND'),
    ),
    'webp, cut': half(webp),
    'webp, length beyond the end': bytesOf(webp.subarray(0, 4), [255, 255, 255, 127], webp.subarray(8)),
    'webp with a page behind': bytesOf(webp, '<html>'),
    'mp3 with nothing in it': bytesOf(id3v2(3, { TIT2: 'x' })),
    'mp3, tag beyond the end': bytesOf('ID3', [4, 0, 0, 127, 127, 127, 127], 'abc'),
    'wav without sound': bytesOf('RIFF', [4, 0, 0, 0], 'WAVE'),
    'ogg, cut in its head': opus.subarray(0, 40),
    'm4a, cut': half(sound),
    'mp4, cut': half(mp4),
    'mp4, no tracks': box('ftyp', 'isom', [0, 0, 2, 0], 'isomiso2'),
    'mp4, four thousand million samples (stsz)': counted('stsz'),
    'mp4, four thousand million times (stts)': counted('stts'),
    'mp4, four thousand million chunks (stco)': counted('stco'),
    'mp4, a box in itself': bytesOf(
      box('ftyp', 'isom', [0, 0, 2, 0]),
      Array.from({ length: 40 }, () => [0, 0, 1, 0, 0x6d, 0x6f, 0x6f, 0x76]).flat(),
    ),
    'mp4 with a page behind': bytesOf(mp4, '<html><script>'),
    'mov with a zip behind': bytesOf(mov, zip('a', bytesOf('b'), 1)),
    '21 MB of mp3': mp3(53_000),
  };
  return Object.entries(all).map(([name, bytes]) => ({ name, bytes }));
};

/** How a canary could still stand in a file: as it is, as wide characters, as base64, as hex. */
export const formsOf = (canary: string): readonly Buffer[] => {
  const plain = Buffer.from(canary, 'latin1');
  const wide = Buffer.from(canary, 'utf16le');
  const base64 = plain.toString('base64').replace(/=+$/, '').slice(0, -2);
  return [plain, wide, Buffer.from(wide).swap16(), Buffer.from(base64), Buffer.from(plain.toString('hex'))];
};
