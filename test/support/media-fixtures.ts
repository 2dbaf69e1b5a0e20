// Sound and video made by code, with tags and places planted where phones and editors leave them.
import {
  AdtsOutputFormat,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  type MetadataTags,
  MovOutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
} from 'mediabunny';

export const bytesOf = (...parts: (string | number[] | Uint8Array)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  );

const be32 = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const le32 = (value: number): number[] => be32(value).reverse();
const synchsafe = (value: number): number[] => [
  (value >> 21) & 127,
  (value >> 14) & 127,
  (value >> 7) & 127,
  value & 127,
];

/** MPEG-1 layer III, 128 kbit/s, 44.1 kHz: frames of silence. */
const MP3_FRAME = bytesOf([0xff, 0xfb, 0x90, 0x44], new Uint8Array(413));
export const mp3 = (frames = 20): Uint8Array => bytesOf(...Array.from({ length: frames }, () => MP3_FRAME));

export const id3v2 = (version: 3 | 4, frames: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const size = version === 4 ? synchsafe : be32;
  const body = bytesOf(
    ...Object.entries(frames).map(([id, content]) => {
      const data = typeof content === 'string' ? bytesOf([0], content) : content;
      return bytesOf(id, size(data.length), [0, 0], data);
    }),
  );
  return bytesOf('ID3', [version, 0, 0], synchsafe(body.length), body);
};
export const id3v1 = (title: string): Uint8Array => bytesOf('TAG', title.padEnd(124, '\0').slice(0, 124), [255]);
export const apeTag = (key: string, value: string): Uint8Array => {
  const item = bytesOf(le32(value.length), le32(0), key, [0], value);
  const footer = bytesOf('APETAGEX', le32(2000), le32(item.length + 32), le32(1), le32(0), new Uint8Array(8));
  return bytesOf(item, footer);
};

const chunk = (id: string, data: Uint8Array): Uint8Array =>
  bytesOf(id, le32(data.length), data, data.length % 2 ? [0] : []);
/** 8 kHz, 16 bit, mono, with chunks before and after the sound. */
export const wav = (before: readonly Uint8Array[] = [], after: readonly Uint8Array[] = []): Uint8Array => {
  const format = bytesOf([1, 0, 1, 0], le32(8000), le32(16_000), [2, 0, 16, 0]);
  const body = bytesOf('WAVE', chunk('fmt ', format), ...before, chunk('data', new Uint8Array(3200)), ...after);
  return bytesOf('RIFF', le32(body.length), body);
};
export const riffInfo = (id: string, text: string): Uint8Array =>
  chunk('LIST', bytesOf('INFO', chunk(id, bytesOf(text, [0]))));
export const riffChunk = chunk;

const target = async (
  format: OutputFormat,
  fill: (output: Output) => Promise<void>,
  tags: MetadataTags = {},
): Promise<Uint8Array> => {
  const buffer = new BufferTarget();
  const output = new Output({ format, target: buffer });
  output.setMetadataTags(tags);
  await fill(output);
  await output.finalize();
  return new Uint8Array(buffer.buffer as ArrayBuffer);
};

const AAC_CONFIG = {
  codec: 'mp4a.40.2',
  sampleRate: 44_100,
  numberOfChannels: 1,
  description: Uint8Array.of(0x12, 0x08),
};
const AVC_CONFIG = {
  codec: 'avc1.42c00a',
  codedWidth: 64,
  codedHeight: 64,
  // avcC: baseline, 4-byte lengths, one SPS (64 × 64) and one PPS
  description: bytesOf(
    [1, 0x42, 0xc0, 0x0a, 0xff, 0xe1, 0, 9],
    [0x67, 0x42, 0xc0, 0x0a, 0xda, 0x11, 0x11, 0x11, 0x90],
    [1, 0, 4],
    [0x68, 0xce, 0x3c, 0x80],
  ),
};

const addSound = async (source: EncodedAudioPacketSource): Promise<void> => {
  for (let i = 0; i < 20; i++) {
    const packet = new EncodedPacket(
      Uint8Array.of(0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c, i),
      'key',
      (i * 1024) / 44_100,
      1024 / 44_100,
    );
    await source.add(packet, i === 0 ? { decoderConfig: AAC_CONFIG } : undefined);
  }
};

const unit = (...bytes: (string | number[])[]): Uint8Array => {
  const content = bytesOf(...bytes);
  return bytesOf(be32(content.length), content);
};
/** User data in a frame, as encoders and dash cams write it. */
export const seiWith = (text: string): Uint8Array =>
  unit(
    [6, 5, 16 + text.length],
    [...'0123456789abcdef'].map((c) => c.charCodeAt(0)),
    text,
    [0x80],
  );

export const m4a = (tags: MetadataTags = {}): Promise<Uint8Array> =>
  target(
    new Mp4OutputFormat({ fastStart: false }),
    async (output) => {
      const source = new EncodedAudioPacketSource('aac');
      output.addAudioTrack(source);
      await output.start();
      await addSound(source);
    },
    tags,
  ).then((bytes) => bytesOf(bytes.subarray(0, 8), 'M4A ', bytes.subarray(12)));

export const aac = (): Promise<Uint8Array> =>
  target(new AdtsOutputFormat(), async (output) => {
    const source = new EncodedAudioPacketSource('aac');
    output.addAudioTrack(source);
    await output.start();
    await addSound(source);
  });

/** Sound and picture in one file, `moov` last so that boxes can be put into it without moving the frames. */
export const video = (kind: 'mp4' | 'mov', options: { tags?: MetadataTags; sei?: string } = {}): Promise<Uint8Array> =>
  target(
    kind === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new MovOutputFormat({ fastStart: false }),
    async (output) => {
      const picture = new EncodedVideoPacketSource('avc');
      const sound = new EncodedAudioPacketSource('aac');
      output.addVideoTrack(picture, { rotation: 90 });
      output.addAudioTrack(sound);
      await output.start();
      for (let i = 0; i < 10; i++) {
        const frame = unit([i === 0 ? 0x65 : 0x41, 0x88, 0x84, i, 0x21]);
        const data = options.sei ? bytesOf(seiWith(options.sei), frame) : frame;
        await picture.add(
          new EncodedPacket(data, i === 0 ? 'key' : 'delta', i / 25, 1 / 25),
          i === 0 ? { decoderConfig: AVC_CONFIG } : undefined,
        );
      }
      await addSound(sound);
    },
    options.tags,
  );

export const ogg = (tags: MetadataTags = {}): Promise<Uint8Array> =>
  target(
    new OggOutputFormat(),
    async (output) => {
      const source = new EncodedAudioPacketSource('opus');
      output.addAudioTrack(source);
      await output.start();
      const description = bytesOf('OpusHead', [1, 1, 0x38, 1], le32(48_000), [0, 0, 0]);
      for (let i = 0; i < 20; i++) {
        const packet = new EncodedPacket(Uint8Array.of(0x08, 0xff, 0xfe), 'key', i * 0.02, 0.02);
        await source.add(
          packet,
          i === 0
            ? { decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1, description } }
            : undefined,
        );
      }
    },
    tags,
  );

export const box = (name: string, ...content: (string | number[] | Uint8Array)[]): Uint8Array => {
  const body = bytesOf(...content);
  return bytesOf(be32(body.length + 8), name, body);
};

/** Puts a box at the end of `moov` (or of the first `trak`'s parent): sizes are corrected, frames stay where they are. */
export const intoMoov = (file: Uint8Array, child: Uint8Array): Uint8Array => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at + 8 <= file.length; ) {
    const size = view.getUint32(at);
    const name = Buffer.from(file.subarray(at + 4, at + 8)).toString('latin1');
    if (name === 'moov') {
      return bytesOf(
        file.subarray(0, at),
        be32(size + child.length),
        file.subarray(at + 4, at + size),
        child,
        file.subarray(at + size),
      );
    }
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : size;
  }
  throw new Error('no moov');
};
/** Where a phone writes the place: `udta/©xyz` in ISO 6709. */
export const placeBox = (text: string): Uint8Array => box('udta', box('\xa9xyz', [0, text.length, 0x15, 0xc7], text));
