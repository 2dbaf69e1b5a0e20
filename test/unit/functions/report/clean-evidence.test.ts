import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { hasSoundTables } from '../../../../cloudfunctions/report/evidence/box-tables';
import { cleanEvidence } from '../../../../cloudfunctions/report/evidence/clean-evidence';
import { sniff } from '../../../../cloudfunctions/report/evidence/sniff';
import { withoutSei } from '../../../../cloudfunctions/report/evidence/without-sei';
import { buildCleaner } from '../../../support/clean-in-child';
import { formsOf, hostileFiles, plantedFiles } from '../../../support/evidence-fixtures';
import { bytesOf, mp3, seiWith, video } from '../../../support/media-fixtures';
import { encode, exifWithThumbnail, intoJpeg } from '../../../support/photo-fixtures';

const cleaned = async (bytes: Uint8Array) => {
  const outcome = await cleanEvidence(bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome;
};

describe('cleanEvidence', () => {
  it('P5: keeps nothing of where, when, with what and by whom in 60 planted files', async () => {
    const files = await plantedFiles();
    expect(files.length).toBeGreaterThanOrEqual(60);
    for (const { name, bytes, canaries } of files) {
      const { bytes: clean } = await cleaned(bytes);
      const kept = canaries.filter((canary) => formsOf(canary).some((form) => Buffer.from(clean).includes(form)));
      expect({ name, kept }).toEqual({ name, kept: [] });
    }
  });

  it('I4: refuses every hostile file', async () => {
    for (const { name, bytes } of await hostileFiles()) {
      expect({ name, ...(await cleanEvidence(bytes)) }).toEqual({ name, ok: false, reason: expect.any(String) });
    }
  });

  it('turns a photo upright before its orientation is lost', async () => {
    const sideways = intoJpeg(await encode('jpeg'), exifWithThumbnail('x', Uint8Array.of(0xff, 0xd8), 6));
    const { bytes } = await cleaned(sideways);
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([240, 320]);
    const at = (10 * info.width + info.width - 10) * 3; // the red corner is now top right
    expect(data[at]).toBeGreaterThan(180);
    expect(data[at + 1]).toBeLessThan(80);
  });

  it('leaves a photo without any metadata that a reader could find', async () => {
    const { bytes } = await cleaned(intoJpeg(await encode('jpeg'), exifWithThumbnail('x', await encode('jpeg'))));
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 });
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('keeps sound as sound, and a video’s picture, sound and rotation', async () => {
    expect(await cleaned(mp3())).toMatchObject({ kind: 'audio', format: 'mp3' });
    const { format, bytes } = await cleaned(await video('mov'));
    expect(format).toBe('mp4');
    expect(sniff(bytes)).toBe('mp4');
    expect(await cleaned(bytes)).toMatchObject({ kind: 'video', format: 'mp4' }); // what it wrote it can read
  });

  it('answers to any bytes behind any beginning, without throwing', async () => {
    const heads = fc.constantFrom<number[]>(
      [0xff, 0xd8, 0xff],
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
      [...bytesOf('RIFF\0\0\0\0WEBP')],
      [...bytesOf('OggS')],
      [...bytesOf('\0\0\0\x20ftypisom')],
      [...bytesOf('ID3')],
      [0xff, 0xf1],
      [],
    );
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 400 }), async (head, rest) => {
        expect(typeof (await cleanEvidence(bytesOf(head, rest))).ok).toBe('boolean');
      }),
      { numRuns: 150 },
    );
  });
});

describe('the parts of the cleaner', () => {
  it('take the user data out of a frame and refuse a broken one', () => {
    const frame = bytesOf([0, 0, 0, 3, 0x65, 1, 2]);
    expect(withoutSei(bytesOf(seiWith('where'), frame), 'avc')).toEqual(frame);
    expect(withoutSei(frame, 'avc')).toEqual(frame);
    expect(() => withoutSei(bytesOf([0, 0, 0, 9, 0x65]), 'avc')).toThrow('broken frame');
    expect(() => withoutSei(seiWith('only'), 'avc')).toThrow('without a picture');
    expect(withoutSei(Uint8Array.of(1, 2), 'vp9')).toEqual(Uint8Array.of(1, 2));
  });

  it('let sound tables pass and no table that claims more than it holds', async () => {
    const file = await video('mp4');
    expect(hasSoundTables(file)).toBe(true);
    const forged = Uint8Array.from(file);
    forged.set([0xff, 0xff, 0xff, 0xff], Buffer.from(file).indexOf('stsz') + 12);
    expect(hasSoundTables(forged)).toBe(false);
  });
});

describe('the cleaner as deployed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuangjian-cleaner-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('I4: works from its own folder, and refuses within 200 MiB and 2 s', async () => {
    const run = await buildCleaner(folder);
    expect(await run('photo', await encode('jpeg'))).toMatchObject({ ok: true, format: 'jpeg' });
    const heavy = [
      'zip bomb',
      'png, 30,000 × 30,000',
      'png, picture data that is none',
      'jpeg, progressive, cut',
      'mp4, four thousand million samples (stsz)',
      '21 MB of mp3',
    ];
    for (const { name, bytes } of (await hostileFiles()).filter((file) => heavy.includes(file.name))) {
      const measured = await run(name, bytes);
      expect({ name, ok: measured.ok }).toEqual({ name, ok: false });
      expect(measured.peakMiB).toBeLessThan(200);
      expect(measured.ms).toBeLessThan(2000);
    }
  }, 60_000);
});
