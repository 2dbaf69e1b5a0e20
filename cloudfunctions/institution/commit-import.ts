// An import touches hundreds of documents. It is stored whole first, then applied step by step; a repeat of the request
// completes what a killed one began, and comparing with the registry anew makes every step safe to take twice.
import { planImport } from '../../shared/domain/institution/registry/plan-import';
import { type Draft, identityOf } from '../../shared/domain/institution/registry/read-registry';
import { sha256Hex } from '../../shared/kernel/digest';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { planUpload } from './preview-import';
import { readingsOf } from './readings';

/** Somebody may edit an institution while we import: then we look again, so often at the most. */
const MAX_ROUNDS = 3;

const toDocument = (draft: Draft) => ({
  ...draft,
  formerNames: [...draft.formerNames],
  stages: [...draft.stages],
  phones: [...draft.phones],
  readings: readingsOf(draft.name),
});

/** The same institution gets the same id in every import. */
const idOf = (draft: Draft): string => `inst-${sha256Hex(identityOf(draft)).slice(0, 20)}`;

const applyDrafts = async (call: Call, drafts: readonly Draft[]): Promise<void> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planImport(await call.store.findAll('institutions', {}), drafts);
    await call.store.insertMany(
      'institutions',
      plan.added.map((draft) => {
        const id = idOf(draft);
        const subject = { collection: 'institutions', id };
        return {
          id,
          document: toDocument(draft),
          audit: writeOf(call, 'institution.added', subject, { status: draft.status }).audit,
        };
      }),
    );
    let raced = 0;
    for (const { before, after, fields } of plan.changed) {
      const write = writeOf(call, 'institution.changed', { collection: 'institutions', id: before.id }, { fields });
      const outcome = await call.store.changeIf(
        'institutions',
        before.id,
        { revision: before.revision },
        { set: toDocument(after) },
        write,
      );
      if (outcome === 'refused') raced++;
    }
    if (raced === 0) return;
  }
  throw new AppError('CONFLICT');
};

export const commitImport = async (
  call: Call,
  { fileName, base64, leaveOutRefused }: { fileName: string; base64: string; leaveOutRefused: boolean },
) => {
  const id = newId(call);
  const { drafts, report } = await planUpload(call, base64);
  if (report.refused.length > 0 && !leaveOutRefused) {
    throw new AppError('IMPORT_REFUSED', { refused: report.refused.length });
  }
  const counts = { added: report.added, changed: report.changed.length, refused: report.refused.length };
  const stored = await call.store.insert(
    'registryImports',
    id,
    { by: callerAccount(call).id, at: call.now, fileName, drafts },
    writeOf(call, 'registry.imported', { collection: 'registryImports', id }, counts, { reply: report }),
  );
  await applyDrafts(call, drafts);
  // The first answer is the true one: by the second time everything is "unchanged".
  if (stored === 'repeated') return (await call.store.replyOf('registryImports', id, call.request)) as typeof report;
  return report;
};
