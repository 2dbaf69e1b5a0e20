import { stripMetadata } from '../../shared/domain/report/strip-metadata';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, newId, writeOf } from '../_lib/call';

/** Cleans one photo and keeps it under a random name until a report claims it. */
export const uploadEvidence = async (call: Call, { base64 }: { base64: string }) => {
  const cleaned = stripMetadata(new Uint8Array(Buffer.from(base64, 'base64')));
  if (!cleaned.ok) throw new AppError('FILE_REFUSED', { reason: 'NOT_A_PHOTO' });
  const id = newId(call);
  // The file first: a record without a file would be a promise broken, a file without a record is only litter.
  const known = await call.store.get('evidence', id);
  if (known === null) {
    const fileId = await call.files.put('evidence', cleaned.extension, cleaned.bytes);
    const write = writeOf(call, 'evidence.uploaded', { collection: 'evidence', id }, { bytes: cleaned.bytes.length });
    await call.store.insert('evidence', id, { fileId, day: dateOf(call.now), reportId: null }, write);
  }
  return { evidenceId: id };
};
