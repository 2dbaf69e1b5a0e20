// A school's roster comes in from its spreadsheet, whole or not at all. The list itself is not kept: comparing it with the
// children anew makes every step safe to take twice, and a repeat of the request completes what a killed one began.
import { type Child, NO_PRIVATE_FIELDS } from '../../shared/domain/child/child.schema';
import { gradesOf, planRoster, type RosterPlan } from '../../shared/domain/child/roster/plan-roster';
import { type ChildDraft, readRoster } from '../../shared/domain/child/roster/read-roster';
import { sha256Hex } from '../../shared/kernel/digest';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { readSpreadsheet } from '../_lib/spreadsheet';
import { schoolOfAdmin } from './school-scope';
import { ensureKey, newWrappedKey, openFieldsOf, sealWith, wrappedKeysOf } from './sealed-fields';

interface Upload {
  readonly schoolId: string;
  readonly fileName: string;
  readonly base64: string;
  readonly isWhole: boolean;
}
type Known = Stored<Child> & { readonly birthDate: string | null };

/** Somebody may change a child while we import: then we look again, so often at the most. */
const MAX_ROUNDS = 3;

const compare = async (
  call: Call,
  schoolId: string,
  drafts: readonly ChildDraft[],
  isWhole: boolean,
): Promise<RosterPlan<Known>> => {
  const children = await call.store.findAll('children', { schoolId });
  const fields = await openFieldsOf(call, children);
  const known = children.map((child) => ({ ...child, birthDate: fields.get(child.id)?.birthDate ?? null }));
  return planRoster(known, drafts, isWhole);
};

const reportOf = (plan: RosterPlan<Known>, refused: ReturnType<typeof readRoster>['refused']) => {
  const having = (field: string) => plan.changed.filter(({ fields }) => (fields as readonly string[]).includes(field));
  return {
    added: plan.added.length,
    unchanged: plan.unchanged,
    renamed: having('name').map(({ before, after }) => ({ number: after.number, from: before.name, to: after.name })),
    moved: having('class').map(({ before, after }) => ({
      number: after.number,
      name: after.name,
      from: before.className,
      to: after.className,
    })),
    completed: having('birthDate').length,
    returned: having('returned').map(({ after: { number, name } }) => ({ number, name })),
    left: plan.left.map(({ number, name, className }) => ({ number, name, className })),
    refused: [...refused],
  };
};

const readUpload = async (call: Call, { schoolId, base64 }: Upload) => {
  const school = await schoolOfAdmin(call, schoolId);
  const sheets = await readSpreadsheet(Buffer.from(base64, 'base64'));
  return readRoster(sheets, { grades: gradesOf(school.stages), today: dateOf(call.now) });
};

export const previewRoster = async (call: Call, upload: Upload) => {
  const read = await readUpload(call, upload);
  const drafts = read.accepted.map(({ draft }) => draft);
  return reportOf(await compare(call, upload.schoolId, drafts, upload.isWhole), read.refused);
};

/** The same child gets the same id in every import of its school. */
const idOf = (schoolId: string, { number }: ChildDraft): string =>
  `child-${sha256Hex(`${schoolId}|${number}`).slice(0, 20)}`;

const addChildren = async (call: Call, schoolId: string, added: readonly ChildDraft[]): Promise<void> => {
  const { store } = call;
  const ids = added.map((draft) => idOf(schoolId, draft));
  await store.insertMany(
    'childKeys',
    added.flatMap((draft, i) => {
      const id = ids[i] ?? '';
      return draft.birthDate === null
        ? []
        : [{ id, document: { wrapped: newWrappedKey(call, id), destroyedAt: null } }];
    }),
  );
  const keys = await wrappedKeysOf(call, ids);
  await store.insertMany(
    'children',
    added.map((draft, i) => {
      const id = ids[i] ?? '';
      const wrapped = keys.get(id)?.wrapped ?? null;
      const { birthDate } = draft;
      const document = {
        schoolId,
        number: draft.number,
        name: draft.name,
        grade: draft.grade,
        className: draft.className,
        state: 'enrolled' as const,
        leftOn: null,
        bonds: [],
        guardianIds: [],
        claimantIds: [],
        selectionCodeHash: null,
        bindingCodeHash: null,
        bindingCodeUsedBy: null,
        consents: [],
        sealed:
          birthDate === null || wrapped === null
            ? null
            : sealWith(call, id, wrapped, { ...NO_PRIVATE_FIELDS, birthDate }),
        erasedAt: null,
      };
      return { id, document, audit: writeOf(call, 'child.added', { collection: 'children', id }, {}).audit };
    }),
  );
};

/** Changes one child as the roster says. False when somebody else changed it meanwhile. */
const changeChild = async (call: Call, { before, after, fields }: RosterPlan<Known>['changed'][number]) => {
  const set: Partial<Child> = {
    name: after.name,
    grade: after.grade,
    className: after.className,
    state: 'enrolled',
    leftOn: null,
  };
  if (fields.includes('birthDate')) {
    const own = (await openFieldsOf(call, [before])).get(before.id) ?? NO_PRIVATE_FIELDS;
    const key = await ensureKey(call, before.id);
    set.sealed = sealWith(call, before.id, key, { ...own, birthDate: after.birthDate });
  }
  const write = writeOf(call, 'child.changed', { collection: 'children', id: before.id }, { fields });
  const done = await call.store.changeIf('children', before.id, { revision: before.revision }, { set }, write);
  return done !== 'refused';
};

const letGo = async (call: Call, child: Known): Promise<boolean> => {
  const set = { state: 'left' as const, leftOn: dateOf(call.now), selectionCodeHash: null, bindingCodeHash: null };
  const write = writeOf(call, 'child.left', { collection: 'children', id: child.id }, {});
  const done = await call.store.changeIf('children', child.id, { revision: child.revision }, { set }, write);
  return done !== 'refused';
};

const apply = async (call: Call, { schoolId, isWhole }: Upload, drafts: readonly ChildDraft[]): Promise<void> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = await compare(call, schoolId, drafts, isWhole);
    await addChildren(call, schoolId, plan.added);
    let raced = 0;
    for (const change of plan.changed) if (!(await changeChild(call, change))) raced++;
    for (const child of plan.left) if (!(await letGo(call, child))) raced++;
    if (raced === 0) return;
  }
  throw new AppError('CONFLICT');
};

export const importRoster = async (call: Call, upload: Upload) => {
  const { store, now } = call;
  const read = await readUpload(call, upload);
  if (read.refused.length > 0) throw new AppError('IMPORT_REFUSED', { refused: read.refused.length });
  const drafts = read.accepted.map(({ draft }) => draft);
  const plan = await compare(call, upload.schoolId, drafts, upload.isWhole);
  const report = reportOf(plan, []);
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    left: plan.left.length,
    unchanged: plan.unchanged,
  };
  const id = newId(call);
  // Names are not stored a second time: the answer to a repeat has the counts of the first.
  const reply = { ...report, renamed: [], moved: [], returned: [], left: [] };
  const stored = await store.insert(
    'rosterImports',
    id,
    { schoolId: upload.schoolId, by: callerAccount(call).id, at: now, day: dateOf(now), counts },
    writeOf(call, 'roster.imported', { collection: 'rosterImports', id }, counts, { reply }),
  );
  await apply(call, upload, drafts);
  return stored === 'repeated' ? ((await store.replyOf('rosterImports', id, call.request)) as typeof reply) : report;
};
