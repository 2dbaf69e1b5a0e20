// What a list would change in the registry: added, changed, unchanged. Institutions the list does not name stay as they are.
import { canonicalJson } from '../../../kernel/digest';
import type { Institution } from '../institution.schema';
import { type Draft, identityOf } from './read-registry';

type Known = Pick<Institution, 'id' | 'revision'> & Draft;

export interface ImportPlan<K extends Known> {
  readonly added: readonly Draft[];
  readonly changed: readonly { readonly before: K; readonly after: Draft; readonly fields: readonly (keyof Draft)[] }[];
  readonly unchanged: number;
}

const FIELDS = [
  'name',
  'formerNames',
  'creditCode',
  'licenceNo',
  'districtCode',
  'address',
  'category',
  'stages',
  'status',
  'validUntil',
  'statusSince',
  'statusReason',
  'phones',
  'legalPerson',
] as const satisfies readonly (keyof Draft)[];

/**
 * Compares drafts with the registry; importing the same list twice changes nothing.
 * An institution that now bears another name under its credit code keeps the old one as a former name.
 */
export const planImport = <K extends Known>(known: readonly K[], drafts: readonly Draft[]): ImportPlan<K> => {
  const byIdentity = new Map(known.map((institution) => [identityOf(institution), institution]));
  const added: Draft[] = [];
  const changed: { before: K; after: Draft; fields: (keyof Draft)[] }[] = [];
  let unchanged = 0;
  for (const draft of drafts) {
    const before = byIdentity.get(identityOf(draft));
    if (before === undefined) {
      added.push(draft);
      continue;
    }
    const wasRenamed = before.name !== draft.name && !before.formerNames.includes(before.name);
    const formerNames = [
      ...new Set([...before.formerNames, ...draft.formerNames, ...(wasRenamed ? [before.name] : [])]),
    ];
    const after: Draft = { ...draft, formerNames };
    const fields = FIELDS.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
    if (fields.length === 0) unchanged++;
    else changed.push({ before, after, fields });
  }
  return { added, changed, unchanged };
};
