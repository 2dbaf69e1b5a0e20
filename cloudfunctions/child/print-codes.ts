// A sheet of codes for a class teacher. In clear the codes exist in this answer and on the paper; what is stored are hashes.
import { AppError } from '../../shared/kernel/errors';
import { type Call, writeOf } from '../_lib/call';
import { noteListRead } from './access-log';
import { type CodeKind, codeFor, codeHash } from './codes';
import { schoolOfAdmin } from './school-scope';

const MAX_STRIPS = 100;

interface Printing {
  readonly schoolId: string;
  readonly className: string;
  readonly childIds: readonly string[] | null;
  readonly kinds: readonly CodeKind[];
}

/**
 * Gives new codes and invalidates the ones before. A repeat of the same request gives the same sheet; a code that was used
 * since is left out of it, and what another printing has replaced since is not brought back.
 */
export const printCodes = async (call: Call, { schoolId, className, childIds, kinds }: Printing) => {
  const { store, secrets } = call;
  const school = await schoolOfAdmin(call, schoolId);
  const all = await store.find(
    'children',
    { schoolId, className, state: 'enrolled' },
    { limit: MAX_STRIPS + 1, sort: ['number'] },
  );
  const children = childIds === null ? all : all.filter(({ id }) => childIds.includes(id));
  if (children.length === 0 || (childIds !== null && children.length < new Set(childIds).size)) {
    throw new AppError('NOT_FOUND');
  }
  if (children.length > MAX_STRIPS) throw new AppError('LIMIT_EXCEEDED', { max: MAX_STRIPS });
  const listed = children.map(({ id }) => id);
  await noteListRead(call, { schoolId, purpose: 'codeSheet', what: className, childIds: listed });
  const strips = [];
  for (const { id, name, number } of children) {
    const code = (kind: CodeKind): string | null =>
      kinds.includes(kind) ? codeFor(secrets, kind, call.request.key, id) : null;
    const [binding, selection] = [code('binding'), code('selection')];
    const set = {
      ...(binding === null ? {} : { bindingCodeHash: codeHash(secrets, 'binding', binding), bindingCodeUsedBy: null }),
      ...(selection === null ? {} : { selectionCodeHash: codeHash(secrets, 'selection', selection) }),
    };
    const write = writeOf(call, 'codes.printed', { collection: 'children', id }, { kinds });
    const done = await store.changeIf('children', id, { schoolId, state: 'enrolled' }, { set }, write);
    if (done === 'refused') continue; // left the school a moment ago
    const stored = await store.get('children', id);
    const isBinding = stored?.bindingCodeHash === set.bindingCodeHash && stored?.bindingCodeUsedBy === null;
    const isSelection = stored?.selectionCodeHash === set.selectionCodeHash;
    strips.push({
      childId: id,
      name,
      number,
      bindingCode: isBinding ? binding : null,
      selectionCode: isSelection ? selection : null,
    });
  }
  return { schoolName: school.name, className, strips };
};
