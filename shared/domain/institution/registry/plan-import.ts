// What a list would change in the registry: added, changed, unchanged, not named. Institutions the list does not name stay as
// they are: to end one is a decision with a document, not a missing row.
import { canonicalJson } from '../../../kernel/digest';
import type { Institution } from '../institution.schema';
import { type Draft, identityOf } from './read-registry';

type Known = Pick<Institution, 'id' | 'revision'> & Draft;

export interface ImportPlan<K extends Known> {
  readonly added: readonly Draft[];
  readonly changed: readonly { readonly before: K; readonly after: Draft; readonly fields: readonly (keyof Draft)[] }[];
  readonly unchanged: number;
  /** In the registry, and not on the list. */
  readonly missing: readonly K[];
}

const FIELDS = [
  'name',
  'formerNames',
  'creditCode',
  'licenceNo',
  'districtCode',
  'address',
  'category',
  'furtherCategories',
  'stages',
  'modes',
  'status',
  'validUntil',
  'statusSince',
  'statusReason',
  'phones',
  'legalPerson',
  'supervisedAccount',
] as const satisfies readonly (keyof Draft)[];

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

const STATUS_FIELDS = ['status', 'statusSince', 'statusReason'] as const;

/**
 * The draft as it would stand: a blank cell says nothing and wipes nothing, a list does not end a blacklist entry, and a new
 * status does not inherit the reason of the old one.
 */
const over = <K extends Known>(before: K, draft: Draft): Draft => {
  const wasRenamed = before.name !== draft.name && !before.formerNames.includes(before.name);
  const formerNames = [...new Set([...before.formerNames, ...draft.formerNames, ...(wasRenamed ? [before.name] : [])])];
  const keepsStatus = before.status === 'blacklisted';
  const hasNewStatus = !keepsStatus && before.status !== draft.status;
  const kept = FIELDS.filter((field) => {
    const isOfStatus = (STATUS_FIELDS as readonly string[]).includes(field);
    return isOfStatus && keepsStatus ? true : isEmpty(draft[field]) && !(isOfStatus && hasNewStatus);
  });
  return { ...draft, ...Object.fromEntries(kept.map((field) => [field, before[field]])), formerNames };
};

/**
 * Compares drafts with the registry; importing the same list twice changes nothing.
 * An institution that now bears another name under its credit code keeps the old one as a former name.
 */
export const planImport = <K extends Known>(known: readonly K[], drafts: readonly Draft[]): ImportPlan<K> => {
  const byIdentity = new Map(known.map((institution) => [identityOf(institution), institution]));
  const added: Draft[] = [];
  const changed: { before: K; after: Draft; fields: (keyof Draft)[] }[] = [];
  const named = new Set<string>();
  let unchanged = 0;
  for (const draft of drafts) {
    const before = byIdentity.get(identityOf(draft));
    if (before === undefined) {
      added.push(draft);
      continue;
    }
    named.add(before.id);
    const after = over(before, draft);
    const fields = FIELDS.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
    if (fields.length === 0) unchanged++;
    else changed.push({ before, after, fields });
  }
  const missing = drafts.length === 0 ? [] : known.filter(({ id }) => !named.has(id));
  return { added, changed, unchanged, missing };
};
