import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, newId, writeOf } from '../_lib/call';
import { cleanEvidence } from './evidence/clean-evidence';

/** Cleans one file and keeps it under a random name until a report claims it. */
export const uploadEvidence = async (call: Call, { base64 }: { base64: string }) => {
  const cleaned = await cleanEvidence(new Uint8Array(Buffer.from(base64, 'base64')));
  if (!cleaned.ok) throw new AppError('FILE_REFUSED', { reason: cleaned.reason });
  const id = newId(call);
  // The file first: a record without a file would be a promise broken, a file without a record is only litter.
  const known = await call.store.get('evidence', id);
  if (known === null) {
    const fileId = await call.files.put('evidence', cleaned.format, cleaned.bytes);
    const write = writeOf(call, 'evidence.uploaded', { collection: 'evidence', id }, { bytes: cleaned.bytes.length });
    await call.store.insert('evidence', id, { fileId, day: dateOf(call.now), reportId: null }, write);
  }
  return { evidenceId: id };
};
