// Puts a prebuilt national list in place of the one before. Run by a tool and by the demo's seeding: a file of this size goes
// through no function's request.
import { openNationalFile } from '../../shared/domain/institution/national/national-file';
import { randomId } from '../../shared/kernel/random';
import type { Ports } from '../_lib/ports';
import type { Write } from '../_lib/ports/store';
import { CURRENT, hashOf } from './current';

const SUBJECT = { collection: 'nationalLists', id: CURRENT };

/**
 * Uploads a file and makes it the list that is searched; the file before is deleted afterwards. The same file again changes
 * nothing. Killed before the one write, the old list stays and an unused file is left in storage.
 * @throws Error when it is no national list
 * @throws AppError CONFLICT when somebody else published at the same moment
 */
export const publishNationalFile = async (
  { store, files, random, clock }: Pick<Ports, 'store' | 'files' | 'random' | 'clock'>,
  bytes: Uint8Array,
): Promise<{ readonly count: number; readonly isNew: boolean }> => {
  const { count, asOf, source } = openNationalFile(bytes);
  const sha256 = hashOf(bytes);
  const before = await store.get('nationalLists', CURRENT);
  if (before?.sha256 === sha256) return { count, isNew: false };
  const fileId = await files.put('national', 'bin', bytes);
  const document = { fileId, sha256, bytes: bytes.length, count, asOf, source };
  const id = randomId(random);
  const write: Write = {
    request: { key: `national-${id}`, hash: sha256.slice(0, 32) },
    audit: {
      id,
      at: clock(),
      actor: { kind: 'timer' },
      action: 'national.published',
      subject: SUBJECT,
      facts: { count, asOf, bytes: bytes.length },
    },
  };
  if (before === null) await store.insert('nationalLists', CURRENT, document, write);
  else {
    await store.change('nationalLists', before, { set: document }, write);
    await files.remove([before.fileId]);
  }
  return { count, isNew: true };
};
