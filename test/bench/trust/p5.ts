// P5: evidence leaves no metadata. Files with planted data go through the cleaner; each is searched for what was planted.
// Control: what the usual EXIF remover does (it takes the first EXIF block out, and nothing else).
import { cleanEvidence } from '../../../cloudfunctions/report/evidence/clean-evidence';
import { formsOf, type PlantedFile, plantedFiles } from '../../support/evidence-fixtures';
import { type Trust, tally } from './trust';

const keeps = (bytes: Uint8Array, canaries: readonly string[]): boolean =>
  canaries.some((canary) => formsOf(canary).some((form) => Buffer.from(bytes).includes(form)));

/** Removes the first APP1 segment that says Exif: the way of piexifjs. */
const piexifLike = (jpeg: Uint8Array): Uint8Array => {
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    const end = at + 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0));
    const isExif = jpeg[at + 1] === 0xe1 && Buffer.from(jpeg.subarray(at + 4, at + 8)).toString('latin1') === 'Exif';
    if (isExif) return new Uint8Array(Buffer.concat([jpeg.subarray(0, at), jpeg.subarray(end)]));
    at = end;
  }
  return jpeg;
};

const faultsOf = async (files: readonly PlantedFile[]): Promise<string[]> => {
  const faults: string[] = [];
  for (const { name, bytes, canaries } of files) {
    const outcome = await cleanEvidence(bytes);
    if (!outcome.ok) faults.push(`${name}: refused as ${outcome.reason}`);
    else if (keeps(outcome.bytes, canaries)) faults.push(`${name}: kept`);
  }
  return faults;
};

export const p5: Trust = {
  id: 'P5',
  promise: 'evidence leaves no metadata: places, times, makers, thumbnails, tags, user data in frames, trailing bytes',
  async run() {
    const files = await plantedFiles();
    const photos = files.filter(({ name }) => /^(jpeg|progressive)/.test(name));
    const left = photos.filter(({ bytes, canaries }) => keeps(piexifLike(bytes), canaries));
    const caught = left.length === 0 ? null : `${left.length} of ${photos.length} JPEGs keep some: ${left[0]?.name}`;
    return {
      figures: [tally('planted files that keep any, or that the cleaner refuses', await faultsOf(files), files.length)],
      controls: [{ what: 'removing the EXIF block only, as piexifjs does', caught }],
    };
  },
};
