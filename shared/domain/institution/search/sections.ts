// A file of arrays of numbers as they lie in memory: a header, a table of sections, the sections, each aligned so that an
// array can be laid over it. Reading copies nothing. Numbers are little-endian, as on every machine that functions and
// phones run on.

/** Magic, version, number of sections, a number of the writer's own. */
const HEADER_WORDS = 4;
const SECTION_WORDS = 2;
const ALIGN = 8;

export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** What tells one kind of file from another. */
export interface FileKind {
  /** What an error calls it. */
  readonly name: string;
  /** The first four bytes, as a little-endian number. */
  readonly magic: number;
  /** Raised whenever the meaning of a section changes; another version is not read. */
  readonly version: number;
}

/** Text as a section: UTF-8. */
export const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textFrom = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** @param count kept in the header, for whoever looks at a file */
export const writeSections = (
  { magic, version }: FileKind,
  count: number,
  sections: readonly Numbers[],
): Uint8Array => {
  const headBytes = 4 * (HEADER_WORDS + SECTION_WORDS * sections.length);
  const starts: number[] = [];
  let size = headBytes;
  for (const { byteLength } of sections) {
    size = Math.ceil(size / ALIGN) * ALIGN;
    starts.push(size);
    size += byteLength;
  }
  const file = new Uint8Array(size);
  const head = new Uint32Array(file.buffer, 0, headBytes / 4);
  head.set([magic, version, sections.length, count]);
  sections.forEach((section, i) => {
    const start = starts[i] as number;
    head.set([start, section.byteLength], HEADER_WORDS + SECTION_WORDS * i);
    file.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), start);
  });
  return file;
};

/**
 * Hands out sections in the order in which they were written, as views of `file`.
 * @throws Error a file of another kind or version, or one that was cut off
 */
export const openSections = ({ name, magic: wanted, version: known }: FileKind, file: Uint8Array) => {
  const aligned = file.byteOffset % ALIGN === 0 ? file : file.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  if (byteLength < 4 * HEADER_WORDS) throw new Error(`not a ${name}`);
  const [magic, version, count = 0] = new Uint32Array(buffer, byteOffset, HEADER_WORDS);
  if (magic !== wanted) throw new Error(`not a ${name}`);
  if (version !== known) throw new Error(`${name} of version ${version}, not ${known}`);
  if (byteLength < 4 * (HEADER_WORDS + SECTION_WORDS * count)) throw new Error(`${name} cut off`);
  const table = new Uint32Array(buffer, byteOffset + 4 * HEADER_WORDS, SECTION_WORDS * count);
  let next = 0;
  const take = (): readonly [number, number] => {
    const [start = 0, bytes = 0] = table.subarray(SECTION_WORDS * next, SECTION_WORDS * (next + 1));
    next++;
    if (next > count || start + bytes > byteLength) throw new Error(`${name} cut off`);
    return [byteOffset + start, bytes];
  };
  const u8 = (): Uint8Array => new Uint8Array(buffer, ...take());
  const u16 = (): Uint16Array => {
    const [start, bytes] = take();
    return new Uint16Array(buffer, start, bytes / 2);
  };
  const u32 = (): Uint32Array => {
    const [start, bytes] = take();
    return new Uint32Array(buffer, start, bytes / 4);
  };
  return { u8, u16, u32, letters: () => ({ data: u8(), at: u32() }), units: () => ({ data: u16(), at: u32() }) };
};
