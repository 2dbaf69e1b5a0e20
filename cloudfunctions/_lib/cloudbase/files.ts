// Cloud storage behind ports/files.ts.
import { AppError } from '../../../shared/kernel/errors';
import { type RandomSource, randomId } from '../../../shared/kernel/random';
import type { Files } from '../ports/files';
import type { CloudBase } from './sdk';

/** The platform's word for a file that is not there. */
const MISSING = 'STORAGE_FILE_NONEXIST';

export const openFiles = (app: CloudBase, random: RandomSource): Files => ({
  async put(folder, extension, bytes) {
    const { fileID } = await app.uploadFile({
      cloudPath: `${folder}/${randomId(random)}.${extension}`,
      fileContent: Buffer.from(bytes),
    });
    return fileID;
  },
  async putPublic(path, bytes) {
    await app.uploadFile({ cloudPath: `public/${path}`, fileContent: Buffer.from(bytes) });
  },
  async read(fileId) {
    const { fileContent } = await app.downloadFile({ fileID: fileId }).catch((error: { code?: unknown }) => {
      throw error.code === MISSING ? new AppError('NOT_FOUND') : error;
    });
    if (fileContent === undefined || fileContent === null) throw new AppError('NOT_FOUND');
    return new Uint8Array(fileContent as Buffer);
  },
  async temporaryUrl(fileId, seconds) {
    const { fileList } = await app.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: seconds }] });
    const url = fileList[0]?.tempFileURL;
    if (!url) throw new AppError('NOT_FOUND');
    return url;
  },
  async remove(fileIds) {
    if (fileIds.length > 0) await app.deleteFile({ fileList: [...fileIds] });
  },
});
