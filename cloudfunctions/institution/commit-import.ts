// An import touches hundreds of documents. It is stored whole first, then applied step by step; a repeat of the request
// completes what a killed one began, and comparing with the registry anew makes every step safe to take twice.
import { changedByList, institutionIdOf, newInstitution } from '../../shared/domain/institution/registry/enter';
import { planImport } from '../../shared/domain/institution/registry/plan-import';
import type { Draft } from '../../shared/domain/institution/registry/read-registry';
import { AppError } from '../../shared/kernel/errors';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { allMine, entering } from './officer-scope';
import { byInstitution, planUpload } from './preview-import';
import { readingsOf } from './readings';
import { applyCourses, applyPractitioners } from './rosters';

/** Somebody may edit an institution while we import: then we look again, so often at the most. */
const MAX_ROUNDS = 3;

const applyDrafts = async (call: Call, drafts: readonly Draft[], document: string): Promise<void> => {
  const by = entering(call, document);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planImport(await allMine(call), drafts);
    await call.store.insertMany(
      'institutions',
      plan.added.map((draft) => {
        const id = institutionIdOf(draft);
        const subject = { collection: 'institutions', id };
        return {
          id,
          document: newInstitution(draft, readingsOf(draft.name), by),
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
        { set: changedByList(before, after, fields, readingsOf(after.name), by) },
        write,
      );
      if (outcome === 'refused') raced++;
    }
    if (raced === 0) return;
  }
  throw new AppError('CONFLICT');
};

interface Input {
  readonly fileName: string;
  readonly base64: string;
  readonly document: string;
  readonly leaveOutRefused: boolean;
}

export const commitImport = async (call: Call, { fileName, base64, document, leaveOutRefused }: Input) => {
  const id = newId(call);
  const { upload, report } = await planUpload(call, base64);
  if (report.refused.length > 0 && !leaveOutRefused) {
    throw new AppError('IMPORT_REFUSED', { refused: report.refused.length });
  }
  const source = document === '' ? fileName.slice(0, 120) : document;
  const { drafts, courses, practitioners } = upload;
  const rosters = { courses: courses.length, practitioners: practitioners.length };
  const counts = { added: report.added, changed: report.changed.length, refused: report.refused.length, ...rosters };
  const stored = await call.store.insert(
    'registryImports',
    id,
    { by: callerAccount(call).id, at: call.now, fileName, document: source, drafts: [...drafts], ...rosters },
    writeOf(call, 'registry.imported', { collection: 'registryImports', id }, counts, { reply: report }),
  );
  await applyDrafts(call, drafts, source);
  for (const [institutionId, list] of byInstitution(courses)) await applyCourses(call, institutionId, list, source);
  for (const [institutionId, list] of byInstitution(practitioners)) {
    await applyPractitioners(call, institutionId, list);
  }
  // The first answer is the true one: by the second time everything is "unchanged".
  if (stored === 'repeated') return (await call.store.replyOf('registryImports', id, call.request)) as typeof report;
  return report;
};
