// Courses and practitioners of institutions as a sheet lists them. Safe to apply twice: what is there already stays.

import type { Practitioner } from '../../shared/domain/institution/practitioner.schema';
import { changedAtDesk } from '../../shared/domain/institution/registry/enter';
import {
  type CourseDraft,
  type PractitionerDraft,
  planCourses,
} from '../../shared/domain/institution/registry/read-rosters';
import { canonicalJson, sha256Hex } from '../../shared/kernel/digest';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { entering } from './officer-scope';
import { nameHashOf, personHashOf } from './person-hash';

type Body = Omit<Practitioner, 'id' | 'revision'>;

const bodyOf = ({ secrets }: Call, draft: PractitionerDraft): Body => ({
  institutionId: draft.institutionId,
  name: draft.name,
  nameHash: nameHashOf(secrets, draft.name),
  personHash: personHashOf(secrets, draft.idNumber),
  post: draft.post,
  isFullTime: draft.isFullTime,
  certificates: [...draft.certificates],
  leftOn: null,
});

/** One person at one institution. Two of one name are told apart by the identity number, where it is given. */
const idOf = ({ institutionId, nameHash, personHash }: Body): string =>
  `pr-${sha256Hex(`${institutionId}|${nameHash}|${personHash ?? ''}`).slice(0, 24)}`;

const isSame = (before: Body, after: Body): boolean =>
  (['name', 'post', 'isFullTime', 'certificates', 'leftOn'] as const).every(
    (field) => canonicalJson(before[field]) === canonicalJson(after[field]),
  );

type Known = Stored<Body>;

/** Whom a draft without an identity number means: one of that name who works there, the one that says the same first. */
const namesake = (known: readonly Known[], after: Body, taken: ReadonlySet<string>): Known | undefined => {
  const here = known.filter(
    ({ id, nameHash, leftOn }) => nameHash === after.nameHash && leftOn === null && !taken.has(id),
  );
  return here.find((one) => isSame(one, { ...after, personHash: one.personHash })) ?? here[0];
};

/**
 * What a sheet that lists all practitioners of an institution would change. A sheet without identity numbers (our own export is
 * one) means the people who are known by their names, and keeps what is known of them.
 */
export const practitionersAfter = async (call: Call, institutionId: string, drafts: readonly PractitionerDraft[]) => {
  const known = await call.store.findAll('practitioners', { institutionId });
  const byId = new Map(known.map((one) => [one.id, one]));
  const added = new Map<string, Body>();
  const changed: { before: Known; after: Body }[] = [];
  const named = new Set<string>();
  for (const draft of drafts) {
    const read = bodyOf(call, draft);
    const before = byId.get(idOf(read)) ?? (read.personHash === null ? namesake(known, read, named) : undefined);
    const after = before === undefined ? read : { ...read, personHash: before.personHash };
    const id = before?.id ?? idOf(read);
    if (named.has(id)) continue;
    named.add(id);
    if (before === undefined) added.set(id, after);
    else if (!isSame(before, after)) changed.push({ before, after });
  }
  const left = known.filter(({ id, leftOn }) => leftOn === null && !named.has(id));
  return { added: [...added].map(([id, document]) => ({ id, document })), changed, left };
};

/** @throws AppError CONFLICT somebody changed one of them meanwhile */
export const applyPractitioners = async (call: Call, institutionId: string, drafts: readonly PractitionerDraft[]) => {
  const { added, changed, left } = await practitionersAfter(call, institutionId, drafts);
  await call.store.insertMany(
    'practitioners',
    added.map(({ id, document }) => ({
      id,
      document,
      audit: writeOf(call, 'practitioner.added', { collection: 'practitioners', id }, { institutionId }).audit,
    })),
  );
  const change = async (before: Stored<Body>, set: Partial<Body>, action: AuditAction): Promise<void> => {
    const write = writeOf(call, action, { collection: 'practitioners', id: before.id }, { institutionId });
    const outcome = await call.store.changeIf(
      'practitioners',
      before.id,
      { revision: before.revision },
      { set },
      write,
    );
    if (outcome === 'refused') throw new AppError('CONFLICT');
  };
  for (const { before, after } of changed) await change(before, after, 'practitioner.changed');
  for (const one of left) await change(one, { leftOn: dateOf(call.now) }, 'practitioner.left');
};

/** @throws AppError CONFLICT somebody changed the institution meanwhile */
export const applyCourses = async (
  call: Call,
  institutionId: string,
  drafts: readonly CourseDraft[],
  document: string,
): Promise<void> => {
  const before = await call.store.get('institutions', institutionId);
  if (before === null) return; // its own row was refused
  const { courses, ...counts } = planCourses(before.courses, drafts);
  if (counts.added + counts.changed + counts.removed === 0) return;
  const set = changedAtDesk(before, { courses }, entering(call, document));
  const write = writeOf(call, 'institution.coursesListed', { collection: 'institutions', id: institutionId }, counts);
  // A second document write of one request needs a request of its own, or it would pass for a repeat of the first.
  const request = { ...write.request, key: `${write.request.key}c` };
  const outcome = await call.store.changeIf(
    'institutions',
    institutionId,
    { revision: before.revision },
    { set },
    { ...write, request },
  );
  if (outcome === 'refused') throw new AppError('CONFLICT');
};
