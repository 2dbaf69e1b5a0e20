import { coversDistrict } from '../../shared/domain/account/roles';
import { hasDoubtfulCode } from '../../shared/domain/institution/credit-code';
import { openLookAlikes } from '../../shared/domain/institution/look-alike/look-alike';
import { institutionIdOf, isFormer } from '../../shared/domain/institution/registry/enter';
import { planImport } from '../../shared/domain/institution/registry/plan-import';
import { type Draft, readRegistry } from '../../shared/domain/institution/registry/read-registry';
import {
  type CourseDraft,
  institutionFinder,
  type PractitionerDraft,
  planCourses,
  readCourses,
  readPractitioners,
} from '../../shared/domain/institution/registry/read-rosters';
import { openWatch } from '../../shared/domain/institution/watch/same-place';
import { DISTRICTS, PLACE_NAMES } from '../../shared/tenant/hanzhong';
import { type Call, callerAccount } from '../_lib/call';
import { readSpreadsheet } from '../_lib/spreadsheet';
import { allMine } from './officer-scope';
import { practitionersAfter } from './rosters';

/** Drafts grouped by the institution they belong to. */
export const byInstitution = <T extends { readonly institutionId: string }>(drafts: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const draft of drafts) {
    const group = groups.get(draft.institutionId);
    if (group === undefined) groups.set(draft.institutionId, [draft]);
    else group.push(draft);
  }
  return groups;
};

export interface Upload {
  readonly drafts: readonly Draft[];
  readonly courses: readonly CourseDraft[];
  readonly practitioners: readonly PractitionerDraft[];
}

const planRosters = async (call: Call, upload: Upload, known: Awaited<ReturnType<typeof allMine>>) => {
  const courses = { added: 0, changed: 0, removed: 0 };
  for (const [id, drafts] of byInstitution(upload.courses)) {
    const plan = planCourses(known.find((one) => one.id === id)?.courses ?? [], drafts);
    courses.added += plan.added;
    courses.changed += plan.changed;
    courses.removed += plan.removed;
  }
  const practitioners = { added: 0, changed: 0, removed: 0 };
  for (const [id, drafts] of byInstitution(upload.practitioners)) {
    const plan = await practitionersAfter(call, id, drafts);
    practitioners.added += plan.added.length;
    practitioners.changed += plan.changed.length;
    practitioners.removed += plan.left.length;
  }
  return { courses, practitioners };
};

/** The preview shows so many; the registry's own pages show all. */
const MOST_LOOK_ALIKES = 50;

/** New names that pass for a name on the city's list, or for each other; an institution is never its own look-alike. */
const lookAlikesOf = async (
  call: Call,
  wanted: readonly { readonly id: string; readonly name: string; readonly formerNames: readonly string[] }[],
) => {
  const known = await call.store.findAll('institutions', {});
  const lookAlikes = openLookAlikes(
    [...known, ...wanted].map(({ id, name }) => ({ id, name })),
    PLACE_NAMES,
  );
  return wanted
    .flatMap(({ id, name, formerNames }) => {
      const isSelf = (other: { readonly id: string; readonly name: string }): boolean =>
        other.id === id || formerNames.includes(other.name);
      const [alike] = lookAlikes.of(name, isSelf);
      return alike === undefined ? [] : [{ name, other: alike.other.name, likeness: alike.likeness }];
    })
    .slice(0, MOST_LOOK_ALIKES);
};

/** Reads an uploaded list and holds it against the registry, within the officer's districts. */
export const planUpload = async (call: Call, base64: string) => {
  const { grants } = callerAccount(call);
  const districts = DISTRICTS.filter(({ code }) => coversDistrict(grants, code));
  const sheets = await readSpreadsheet(Buffer.from(base64, 'base64'));
  const read = readRegistry(sheets, districts);
  const drafts = read.accepted.map(({ draft }) => draft);
  const known = await allMine(call);
  const plan = planImport(known, drafts);
  const find = institutionFinder([
    ...known,
    ...plan.added.map((draft) => ({ ...draft, id: institutionIdOf(draft) })),
    ...plan.changed.map(({ before, after }) => ({ ...after, id: before.id })),
  ]);
  const courses = readCourses(sheets, find);
  const practitioners = readPractitioners(sheets, find);
  const upload: Upload = { drafts, courses: courses.accepted, practitioners: practitioners.accepted };
  const recalled = openWatch(known.filter(({ status }) => isFormer(status)));
  const watched = plan.added
    .filter(({ status }) => !isFormer(status))
    .map((draft) => ({ name: draft.name, hits: recalled({ ...draft, people: [draft.legalPerson] }) }))
    .filter(({ hits }) => hits.length > 0);
  const renamed = plan.changed.filter(({ fields }) => fields.includes('name'));
  const lookAlikes = await lookAlikesOf(call, [
    ...plan.added.map((draft) => ({ ...draft, id: institutionIdOf(draft) })),
    ...renamed.map(({ before, after }) => ({ ...after, id: before.id })),
  ]);
  return {
    upload,
    report: {
      added: plan.added.length,
      unchanged: plan.unchanged,
      doubtfulCodes: drafts.filter(({ creditCode }) => creditCode !== null && hasDoubtfulCode(creditCode)).length,
      changed: plan.changed.map(({ before, after, fields }) => ({
        name: after.name,
        fields: fields.map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) })),
      })),
      missing: plan.missing.filter(({ status }) => status === 'licensed').map(({ name }) => name),
      ...(await planRosters(call, upload, known)),
      watched: watched.map(({ name, hits }) => ({
        name,
        hits: hits.slice(0, 3).map(({ institutionId, because }) => ({
          name: known.find(({ id }) => id === institutionId)?.name ?? '',
          because: [...because],
        })),
      })),
      lookAlikes,
      refused: [...read.refused, ...courses.refused, ...practitioners.refused],
    },
  };
};

/** A value as the preview shows it; codes are put into words by the page. */
const shown = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : Array.isArray(value)
      ? value.join(',')
      : typeof value === 'object'
        ? Object.values(value).join(' ')
        : String(value);

export const previewImport = async (call: Call, { base64 }: { base64: string }) =>
  (await planUpload(call, base64)).report;
