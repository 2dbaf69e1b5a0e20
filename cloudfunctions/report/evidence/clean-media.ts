// Sound and video written anew: the encoded packets of the sound and picture tracks are moved into a fresh container, and
// nothing else. Tags, places, covers, chapters, data tracks and what follows the end stay behind.
import {
  ADTS,
  AdtsOutputFormat,
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputFormat,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  QTFF,
  WAVE,
  WavOutputFormat,
} from 'mediabunny';
import type { EvidenceFormat } from '../../../shared/domain/report/evidence';
import { hasSoundTables } from './box-tables';
import type { CleanOutcome } from './clean-outcome';
import { hidesAnother, kindOf } from './sniff';
import { hasFourByteLengths, withoutSei } from './without-sei';

type MediaFormat = Exclude<EvidenceFormat, 'jpeg' | 'png' | 'webp'>;

/** @policy half an hour of sound at 50 packets a second; a file with more is made to tie us up */
const MAX_PACKETS = 200_000;
const MAX_TRACKS = 8;

const IN: Readonly<Record<MediaFormat, readonly InputFormat[]>> = {
  mp3: [MP3],
  wav: [WAVE],
  aac: [ADTS],
  ogg: [OGG],
  m4a: [MP4, QTFF],
  mp4: [MP4, QTFF],
  mov: [QTFF, MP4],
};

/** A QuickTime file leaves as MP4: one container less that can hold surprises. */
const outputFor = (format: MediaFormat): OutputFormat => {
  switch (format) {
    case 'mp3':
      return new Mp3OutputFormat({ xingHeader: false });
    case 'wav':
      return new WavOutputFormat();
    case 'aac':
      return new AdtsOutputFormat();
    case 'ogg':
      return new OggOutputFormat();
    default:
      return new Mp4OutputFormat({ fastStart: 'in-memory' });
  }
};

/** Bytes at the end that belong to no track, where files hide: after the last frame, or in boxes we do not copy. */
const tailOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(Math.max(0, bytes.length - 4096));

interface Lane {
  readonly next: () => Promise<EncodedPacket | null>;
  readonly add: (packet: EncodedPacket) => Promise<void>;
}

/** Opens the sound and picture tracks of a file towards a fresh one. Null when it has none that we can move. */
const openLanes = async (input: Input, output: Output): Promise<Lane[] | null> => {
  const tracks = await input.getTracks();
  if (tracks.length > MAX_TRACKS) return null;
  const lanes: Lane[] = [];
  for (const track of tracks) {
    const sink = new EncodedPacketSink(track);
    let before: EncodedPacket | null = null;
    const next = async (): Promise<EncodedPacket | null> => {
      before = before === null ? await sink.getFirstPacket() : await sink.getNextPacket(before);
      return before;
    };
    let isFirst = true;
    if (track.isVideoTrack()) {
      const { codec } = track;
      const decoderConfig = await track.getDecoderConfig();
      if (codec === null || decoderConfig === null || !hasFourByteLengths(codec, decoderConfig.description))
        return null;
      const source = new EncodedVideoPacketSource(codec);
      output.addVideoTrack(source, { rotation: track.rotation });
      lanes.push({
        next,
        add: async (packet) => {
          const data = withoutSei(packet.data, codec);
          const clean = new EncodedPacket(data, packet.type, packet.timestamp, packet.duration);
          await source.add(clean, isFirst ? { decoderConfig } : undefined);
          isFirst = false;
        },
      });
    } else if (track.isAudioTrack()) {
      const { codec } = track;
      const decoderConfig = await track.getDecoderConfig();
      if (codec === null || decoderConfig === null) return null;
      const source = new EncodedAudioPacketSource(codec);
      output.addAudioTrack(source);
      lanes.push({
        next,
        add: async (packet) => {
          const clean = new EncodedPacket(packet.data, packet.type, packet.timestamp, packet.duration);
          await source.add(clean, isFirst ? { decoderConfig } : undefined);
          isFirst = false;
        },
      });
    }
  }
  return lanes.length > 0 ? lanes : null;
};

/** Moves the packets of all lanes in order of time. False when there are none, or too many. */
const moveAll = async (lanes: readonly Lane[]): Promise<boolean> => {
  const heads = await Promise.all(lanes.map(({ next }) => next()));
  let moved = 0;
  for (;;) {
    let earliest = -1;
    for (const [i, head] of heads.entries()) {
      const best = heads[earliest] ?? null;
      if (head !== null && (best === null || head.timestamp < best.timestamp)) earliest = i;
    }
    const lane = lanes[earliest];
    const head = heads[earliest];
    if (lane === undefined || head === null || head === undefined) return moved > 0;
    if (++moved > MAX_PACKETS) return false;
    await lane.add(head);
    heads[earliest] = await lane.next();
  }
};

/** Rewrites a sound or video file with its media tracks only; what cannot be moved is refused. */
export const cleanMedia = async (bytes: Uint8Array, format: MediaFormat): Promise<CleanOutcome> => {
  if (hidesAnother(tailOf(bytes))) return { ok: false, reason: 'TWO_IN_ONE' };
  const isBoxed = format === 'm4a' || format === 'mp4' || format === 'mov';
  if (isBoxed && !hasSoundTables(bytes)) return { ok: false, reason: 'UNREADABLE' };
  const input = new Input({ source: new BufferSource(bytes), formats: [...IN[format]] });
  const target = new BufferTarget();
  const output = new Output({ format: outputFor(format), target });
  try {
    if (!(await input.canRead())) return { ok: false, reason: 'UNREADABLE' };
    const lanes = await openLanes(input, output);
    if (lanes === null) return { ok: false, reason: 'CANNOT_CLEAN' };
    await output.start();
    if (!(await moveAll(lanes))) return { ok: false, reason: 'UNREADABLE' };
    await output.finalize();
    if (target.buffer === null) return { ok: false, reason: 'CANNOT_CLEAN' };
    const kept: EvidenceFormat = format === 'mov' ? 'mp4' : format;
    return { ok: true, kind: kindOf(format), format: kept, bytes: new Uint8Array(target.buffer) };
  } catch {
    // A parser's or writer's complaint: the file is broken or uses what we cannot move. Told as such, nothing is kept.
    return { ok: false, reason: 'UNREADABLE' };
  } finally {
    input.dispose();
  }
};
