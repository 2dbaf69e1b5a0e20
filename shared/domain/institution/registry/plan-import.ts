// What a list would change in the registry: added, changed, unchanged, not named. Institutions the list does not name stay as
// they are: to end one is a decision with a document, not a missing row.
import { canonicalJson } from '../../../kernel/digest';
import type { Institution } from '../institution.schema';
import { compact, phonesIn, textOf } from './cell-text';
import { type Draft, placeOf } from './read-registry';

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

const foldText = (text: string): string => compact(textOf(text));

/** A value without what a spreadsheet or a clerk's keyboard changes: width, spaces, the order of things that have none. */
const folded = (field: keyof Draft, value: unknown): unknown => {
  if (field === 'phones' && Array.isArray(value)) return phonesIn(value.join(';'));
  if (Array.isArray(value)) return [...new Set(value.map((one) => foldText(String(one))))].sort();
  if (typeof value === 'string') return foldText(value);
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, foldText(String(one))]))
    : value;
};

const isSame = (field: keyof Draft, a: unknown, b: unknown): boolean =>
  canonicalJson(folded(field, a)) === canonicalJson(folded(field, b));

const STATUS_FIELDS = ['status', 'statusSince', 'statusReason'] as const;

/**
 * The draft as it would stand: a blank cell says nothing and wipes nothing, a list does not end a blacklist entry, and a new
 * status does not inherit the reason of the old one.
 */
const over = <K extends Known>(before: K, draft: Draft): Draft => {
  const wasRenamed = !isSame('name', before.name, draft.name) && !before.formerNames.includes(before.name);
  const known = new Set(before.formerNames.map(foldText));
  const further = draft.formerNames.filter((former) => !known.has(foldText(former)));
  const formerNames = [...new Set([...before.formerNames, ...further, ...(wasRenamed ? [before.name] : [])])];
  const keepsStatus = before.status === 'blacklisted';
  const hasNewStatus = !keepsStatus && before.status !== draft.status;
  const kept = FIELDS.filter((field) => {
    const isOfStatus = (STATUS_FIELDS as readonly string[]).includes(field);
    if (isOfStatus && keepsStatus) return true;
    return isSame(field, before[field], draft[field]) || (isEmpty(draft[field]) && !(isOfStatus && hasNewStatus));
  });
  return { ...draft, ...Object.fromEntries(kept.map((field) => [field, before[field]])), formerNames };
};

/**
 * Which institution of the registry a draft means: the one with its credit code; or where one of the two bears none, the only
 * one of its district and name.
 */
const finder = <K extends Known>(known: readonly K[]) => {
  const byCode = new Map(known.flatMap((one) => (one.creditCode === null ? [] : [[one.creditCode, one] as const])));
  const byPlace = new Map<string, K | null>();
  for (const one of known) byPlace.set(placeOf(one), byPlace.has(placeOf(one)) ? null : one);
  return (draft: Draft): K | undefined => {
    const same = draft.creditCode === null ? undefined : byCode.get(draft.creditCode);
    if (same !== undefined) return same;
    const there = byPlace.get(placeOf(draft));
    return there && (there.creditCode === null || draft.creditCode === null) ? there : undefined;
  };
};

/**
 * Compares drafts with the registry; importing the same list twice changes nothing, nor does a list that says the same in other
 * widths, spaces or order.
 * An institution that now bears another name under its credit code keeps the old one as a former name.
 */
export const planImport = <K extends Known>(known: readonly K[], drafts: readonly Draft[]): ImportPlan<K> => {
  const find = finder(known);
  const added: Draft[] = [];
  const changed: { before: K; after: Draft; fields: (keyof Draft)[] }[] = [];
  const named = new Set<string>();
  let unchanged = 0;
  for (const draft of drafts) {
    const before = find(draft);
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
