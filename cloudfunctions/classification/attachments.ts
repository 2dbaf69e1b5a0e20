// Files of a case. Stored under random names, pinned by their hash: what the experts read is what the officer attached.
import type * as z from 'zod';
import type { classificationContract } from '../../shared/contracts/classification';
import { coversDistrict } from '../../shared/domain/account/roles';
import {
  attachmentKindOf,
  MAX_ATTACHMENT_BYTES,
  MAX_ATTACHMENTS,
} from '../../shared/domain/institution/classification/case.schema';
import { sha256OfBytes } from '../../shared/kernel/digest';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { maySee, votesOf } from './bench';

type Input<A extends keyof typeof classificationContract> = z.output<(typeof classificationContract)[A]['input']>;

export const attachFile = async (call: Call, { id, revision, dimension, title, base64 }: Input<'attach'>) => {
  const one = await call.store.open('classificationCases', id, call.request);
  orNotFound(coversDistrict(callerAccount(call).grants, one.districtCode) ? one : null);
  if (one.revision !== revision) throw new AppError('CONFLICT');
  const isOpen = one.decisions.length < one.instance && (await votesOf(call, one)).length === 0;
  if (!isOpen) throw new AppError('WRONG_STATE', { state: one.state });
  if (one.attachments.length >= MAX_ATTACHMENTS) throw new AppError('LIMIT_EXCEEDED', { most: MAX_ATTACHMENTS });
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (bytes.length > MAX_ATTACHMENT_BYTES) throw new AppError('FILE_REFUSED', { reason: 'TOO_LARGE' });
  const kind = attachmentKindOf(bytes);
  if (kind === null) throw new AppError('FILE_REFUSED', { reason: 'KIND' });
  const hash = sha256OfBytes(bytes);
  if (one.attachments.some((known) => known.hash === hash && known.dimension === dimension)) {
    throw new AppError('FILE_REFUSED', { reason: 'TWICE' });
  }
  // Killed after this, a repeat stores the bytes once more under another name; the first copy is nobody's.
  const fileId = await call.files.put('classification', kind, bytes);
  const attachment = { id: newId(call), dimension, title, kind, bytes: bytes.length, hash, fileId };
  const reply = { id };
  const facts = { dimension, kind, bytes: bytes.length };
  await call.store.change(
    'classificationCases',
    one,
    { set: { attachments: [...one.attachments, attachment] } },
    writeOf(call, 'classification.attached', { collection: 'classificationCases', id }, facts, { reply }),
  );
  return reply;
};

export const readAttachment = async (call: Call, { id, attachmentId }: Input<'attachment'>) => {
  const found = await call.store.get('classificationCases', id);
  const one = orNotFound(found !== null && maySee(call, found) ? found : null);
  const { fileId, hash, title, kind } = orNotFound(one.attachments.find((known) => known.id === attachmentId));
  const bytes = await call.files.read(fileId);
  if (sha256OfBytes(bytes) !== hash) throw new AppError('FILE_REFUSED', { reason: 'CHANGED' });
  return { fileName: `${title}.${kind}`, base64: Buffer.from(bytes).toString('base64') };
};
