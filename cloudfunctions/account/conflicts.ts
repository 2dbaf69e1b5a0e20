// Declared interests: what somebody's work must not touch. Reports and the expert panel ask for them when they choose who handles a matter.
import type { ConflictDeclaration } from '../../shared/domain/account/roles';
import { AppError } from '../../shared/kernel/errors';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, writeOf } from '../_lib/call';

const MAX_DECLARED = 50;
type Subject = Pick<ConflictDeclaration, 'subject' | 'id'>;

const nameOf = async ({ store }: Call, { subject, id }: Subject): Promise<string | null> =>
  (await (subject === 'school' ? store.get('schools', id) : store.get('institutions', id)))?.name ?? null;

const isAbout =
  ({ subject, id }: Subject) =>
  (declared: ConflictDeclaration): boolean =>
    declared.subject === subject && declared.id === id;

export const myConflicts = async (call: Call) => ({
  conflicts: await Promise.all(
    callerAccount(call).conflicts.map(async (declared) => ({
      ...declared,
      name: (await nameOf(call, declared)) ?? '',
    })),
  ),
});

const store = async (
  call: Call,
  action: AuditAction,
  facts: Readonly<Record<string, unknown>>,
  next: (before: readonly ConflictDeclaration[]) => ConflictDeclaration[],
) => {
  const { id } = callerAccount(call);
  const account = await call.store.open('accounts', id, call.request);
  const conflicts = next(account.conflicts);
  const reply = { conflicts: conflicts.length };
  const write = writeOf(call, action, { collection: 'accounts', id }, facts, { reply });
  await call.store.change('accounts', account, { set: { conflicts } }, write);
  return reply;
};

export const declareConflict = async (call: Call, input: Subject & Pick<ConflictDeclaration, 'why'>) => {
  if ((await nameOf(call, input)) === null) throw new AppError('NOT_FOUND');
  const facts = { subject: input.subject, subjectId: input.id, why: input.why };
  return store(call, 'conflict.declared', facts, (before) => {
    const others = before.filter((declared) => !isAbout(input)(declared));
    if (others.length >= MAX_DECLARED) throw new AppError('LIMIT_EXCEEDED', { max: MAX_DECLARED });
    return [...others, { ...input, declaredAt: call.now }];
  });
};

export const withdrawConflict = async (call: Call, input: Subject) =>
  store(call, 'conflict.withdrawn', { subject: input.subject, subjectId: input.id }, (before) => {
    if (!before.some(isAbout(input))) throw new AppError('NOT_FOUND');
    return before.filter((declared) => !isAbout(input)(declared));
  });
