// Evidence through the real functions: in pieces, broken off and gone on, sealed as it lies, swept when nobody claims it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PIECE_BYTES } from '../../../../shared/domain/report/evidence';
import { openTestApp, type TestApp } from '../../../support/app';
import { bytesOf, id3v2, mp3 } from '../../../support/media-fixtures';
import { encode, exifWithThumbnail, intoJpeg } from '../../../support/photo-fixtures';
import { openidOf, seatOffice, submitOne } from '../../../support/report-cast';

const CANARY = 'Hanzhong-33.0675N-107.0233E-owner-here';
const UPLOAD = '0123456789abcdef0123456789abcdef';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('evidence');
  await seatOffice(app);
});
afterEach(() => app.close());

const stored = (): Buffer[] => {
  const folder = path.join(app.gateway.dataDir, 'storage', 'objects');
  const root = readdirSync(app.gateway.dataDir).includes('storage') ? folder : app.gateway.dataDir;
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.object'))
    .map((entry) => readFileSync(path.join(entry.parentPath ?? entry.path, entry.name)));
};
const documents = () => app.ports.store.findAll('evidence', {});
const codeOf = async (who: string, name: string, input: unknown, id?: string): Promise<string> => {
  const reply = await app.envelope(who, name, input, id);
  return reply.ok ? 'ok' : reply.error.code;
};
const photo = async (): Promise<Uint8Array> =>
  intoJpeg(await encode('jpeg'), exifWithThumbnail(CANARY, await encode('jpeg')));

const long = bytesOf(id3v2(3, { TIT2: CANARY }), mp3(16_000)); // 6.7 MB: three pieces
const piecesOf = (bytes: Uint8Array): string[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, i) =>
    base64(bytes.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES)),
  );
const sendPiece = (piece: number) => {
  const all = piecesOf(long);
  return app.call('', 'report.sendEvidencePiece', { upload: UPLOAD, piece, of: all.length, base64: all[piece] ?? '' });
};

describe('a photo', () => {
  it('is cleaned, sealed and read back by the officer of its report only', async () => {
    const { evidenceId } = await app.call('', 'report.uploadEvidence', { base64: base64(await photo()) });
    const [object] = stored();
    expect(object?.subarray(0, 3)).not.toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(object?.includes(CANARY)).toBe(false);
    const one = await submitOne(app, { evidenceIds: [evidenceId] });
    const asked = { reportId: one.reportId, evidenceId, part: 0 };
    const read = await app.call(openidOf('ma'), 'report.readEvidence', asked);
    expect(read).toMatchObject({ kind: 'photo', format: 'jpeg', parts: 1 });
    expect(Buffer.from(read.base64, 'base64').subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(Buffer.from(read.base64, 'base64').includes(CANARY)).toBe(false);
    expect(await codeOf(openidOf('far'), 'report.readEvidence', asked)).toBe('NOT_FOUND');
    expect(await codeOf(openidOf('parentOfficer'), 'report.readEvidence', { ...asked, part: 1 })).toBe('NOT_FOUND');
  });

  it('sent twice under one identity is one file', async () => {
    const input = { base64: base64(await photo()) };
    const first = await app.call('', 'report.uploadEvidence', input, UPLOAD);
    expect(await app.call('', 'report.uploadEvidence', input, UPLOAD)).toEqual(first);
    expect(await documents()).toHaveLength(1);
    expect(stored()).toHaveLength(1);
  });

  it('that is none changes nothing, and says why', async () => {
    const reply = await app.envelope('', 'report.uploadEvidence', { base64: base64(bytesOf('%PDF-1.7 no photo')) });
    expect(reply).toMatchObject({ ok: false, error: { code: 'FILE_REFUSED', details: { reason: 'UNKNOWN_FORMAT' } } });
    expect(await documents()).toEqual([]);
    expect(stored()).toEqual([]);
  });
});

describe('a larger file', () => {
  it('comes in pieces in any order, broken off and gone on, and leaves none of them behind', async () => {
    expect(await sendPiece(2)).toEqual({ missing: [0, 1] });
    expect(await app.call('', 'report.evidenceProgress', { upload: UPLOAD })).toEqual({ missing: [0, 1], file: null });
    expect(await codeOf('', 'report.finishEvidence', { upload: UPLOAD })).toBe('WRONG_STATE');
    await sendPiece(0);
    expect(await sendPiece(0)).toEqual({ missing: [1] }); // again, as a new request: nothing is stored twice
    await sendPiece(1);
    expect(stored()).toHaveLength(3);
    expect(stored().some((object) => object.includes(CANARY))).toBe(false);
    const file = await app.call('', 'report.finishEvidence', { upload: UPLOAD });
    expect(file).toMatchObject({ kind: 'audio', format: 'mp3' });
    const [document] = await documents();
    expect(document).toMatchObject({ state: 'ready', leftover: 0, files: 3, reportId: null });
    expect(document?.received).toEqual({});
    expect(stored()).toHaveLength(3);
    expect(await app.call('', 'report.finishEvidence', { upload: UPLOAD })).toEqual(file);
    expect(await app.call('', 'report.evidenceProgress', { upload: UPLOAD })).toEqual({ missing: [], file });

    const one = await submitOne(app, { evidenceIds: [file.evidenceId] });
    const parts: Buffer[] = [];
    for (let part = 0; part < 3; part++) {
      const asked = { reportId: one.reportId, evidenceId: file.evidenceId, part };
      parts.push(Buffer.from((await app.call(openidOf('ma'), 'report.readEvidence', asked)).base64, 'base64'));
    }
    const whole = Buffer.concat(parts);
    expect(whole).toHaveLength(file.bytes);
    expect(whole.includes(CANARY)).toBe(false);
    expect(whole.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfb]));
  });

  it('cannot be claimed before it is whole, nor by a second report', async () => {
    await sendPiece(0);
    const [document] = await documents();
    await expect(submitOne(app, { evidenceIds: [document?.id ?? ''] })).rejects.toThrow('NOT_FOUND');
    await sendPiece(1);
    await sendPiece(2);
    const { evidenceId } = await app.call('', 'report.finishEvidence', { upload: UPLOAD });
    await submitOne(app, { evidenceIds: [evidenceId] });
    await expect(submitOne(app, { evidenceIds: [evidenceId] })).rejects.toThrow('NOT_FOUND');
  });

  it('that turns out hostile is refused, and swept with its pieces', async () => {
    const bad = base64(bytesOf(await encode('jpeg'), '<html><script>alert(1)</script>'));
    await app.call('', 'report.sendEvidencePiece', { upload: UPLOAD, piece: 0, of: 1, base64: bad });
    expect(await codeOf('', 'report.finishEvidence', { upload: UPLOAD })).toBe('FILE_REFUSED');
    expect(await documents()).toMatchObject([{ state: 'receiving', files: 1 }]);
    app.clock.set('2026-11-26', 3 * 60 + 30);
    await app.call(null, 'timer.sweep', {});
    expect(stored()).toEqual([]);
    expect(await documents()).toMatchObject([{ files: 0, reportId: 'swept' }]);
  });

  it('whose pieces a killed function left behind is tidied by the sweep, and stays readable', async () => {
    for (const piece of [0, 1, 2]) await sendPiece(piece);
    const remove = app.ports.files.remove.bind(app.ports.files);
    let isDown = true;
    Object.assign(app.ports.files, {
      remove: (ids: readonly string[]) => (isDown ? Promise.reject(new Error('killed')) : remove(ids)),
    });
    expect(await codeOf('', 'report.finishEvidence', { upload: UPLOAD })).toBe('INTERNAL');
    expect(await documents()).toMatchObject([{ state: 'ready', leftover: 3, files: 6 }]);
    isDown = false;
    await app.call(null, 'timer.sweep', {});
    expect(await documents()).toMatchObject([{ state: 'ready', leftover: 0, files: 3, received: {} }]);
    expect(stored()).toHaveLength(3);
  });
});
