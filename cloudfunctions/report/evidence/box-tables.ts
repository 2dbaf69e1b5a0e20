// Looks through the boxes of an MP4 before a parser is let loose on it: a table that claims more entries than it has bytes
// would make the parser count to billions.

/** Boxes that hold boxes, with the bytes before the first. */
const CONTAINERS: Readonly<Record<string, number>> = {
  moov: 0,
  trak: 0,
  mdia: 0,
  minf: 0,
  stbl: 0,
  edts: 0,
  moof: 0,
  traf: 0,
  mvex: 0,
};

/** Tables: where the count stands after the box's header, and the bytes of an entry. */
const TABLES: Readonly<Record<string, { readonly countAt: number; readonly entry: number }>> = {
  stts: { countAt: 4, entry: 8 },
  ctts: { countAt: 4, entry: 8 },
  stsc: { countAt: 4, entry: 12 },
  stco: { countAt: 4, entry: 4 },
  co64: { countAt: 4, entry: 8 },
  stss: { countAt: 4, entry: 4 },
  stsd: { countAt: 4, entry: 8 },
  elst: { countAt: 4, entry: 12 },
  trun: { countAt: 4, entry: 0 },
};
/** @policy more samples than 20 MB of sound or video can sensibly have */
const MAX_SAMPLES = 500_000;
const MAX_DEPTH = 8;
const MAX_BOXES = 20_000;

/** False when a box leaves its parent or a table claims more than it holds. */
export const hasSoundTables = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let boxes = 0;
  const walk = (from: number, to: number, depth: number): boolean => {
    if (depth > MAX_DEPTH) return false;
    for (let at = from; at + 8 <= to; ) {
      if (++boxes > MAX_BOXES) return false;
      const short = view.getUint32(at);
      const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      if (short === 1 && at + 16 > to) return false;
      const header = short === 1 ? 16 : 8;
      const size = short === 0 ? to - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short;
      // Padding at the end of a file (zeros) is no box; anything else that does not fit is broken.
      if (size < header || at + size > to) return depth === 0 && at > 0 && !/^[a-z0-9 ©]{4}$/i.test(name);
      const body = at + header;
      const end = at + size;
      const table = TABLES[name];
      if (table !== undefined) {
        if (body + table.countAt + 4 > end) return false;
        const count = view.getUint32(body + table.countAt);
        if (count > MAX_SAMPLES || count * table.entry > end - body) return false;
        if (name === 'stts') {
          let samples = 0;
          for (let i = 0; i < count; i++) samples += view.getUint32(body + 8 + i * 8);
          if (samples > MAX_SAMPLES) return false;
        }
      }
      if (name === 'stsz') {
        if (body + 12 > end) return false;
        const count = view.getUint32(body + 8);
        const isUniform = view.getUint32(body + 4) !== 0;
        if (count > MAX_SAMPLES || (!isUniform && count * 4 > end - body)) return false;
      }
      const skip = CONTAINERS[name];
      if (skip !== undefined && !walk(body + skip, end, depth + 1)) return false;
      at = end;
    }
    return true;
  };
  return walk(0, bytes.length, 0);
};
