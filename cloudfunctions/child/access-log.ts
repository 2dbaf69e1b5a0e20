// One row each time a member of staff reads children's data. Written before the data leaves the function.
import type { ListPurpose } from '../../shared/domain/child/access.schema';
import { toBase32 } from '../../shared/kernel/random';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';

/**
 * Notes that the caller reads a list of children. The same list read again by the same person on the same day is the same
 * row: a page that is opened ten times says so once.
 * @param what the list's name, `航模社` or `4年级2班`
 */
export const noteListRead = async (
  call: Call,
  list: {
    readonly schoolId: string;
    readonly purpose: ListPurpose;
    readonly what: string;
    readonly childIds: readonly string[];
  },
): Promise<void> => {
  if (list.childIds.length === 0) return;
  const by = callerAccount(call).id;
  const day = dateOf(call.now);
  const childIds = [...list.childIds].sort();
  const name = [by, day, list.schoolId, list.purpose, list.what, ...childIds].join('|');
  const id = toBase32(call.secrets.keyedHash('list-read', name)).slice(0, 26).toLowerCase();
  const document = {
    schoolId: list.schoolId,
    childIds,
    by,
    at: call.now,
    day,
    purpose: list.purpose,
    words: '',
    what: list.what,
  };
  const facts = { purpose: list.purpose, children: childIds.length };
  const { audit } = writeOf(call, 'children.listed', { collection: 'childAccess', id }, facts);
  await call.store.insertMany('childAccess', [{ id, document, audit }]);
};
