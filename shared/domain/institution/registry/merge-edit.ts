// Two people edit one institution: what each changed is told apart, so that neither overwrites the other unseen.
import { canonicalJson } from '../../../kernel/digest';

export interface Clash<F extends string> {
  readonly field: F;
  readonly mine: unknown;
  readonly theirs: unknown;
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/**
 * Compares an edit with what somebody else saved meanwhile, field by field; in a form of many like things (places, courses) each
 * is a field, and one that is missing on a side was taken out there.
 * @param base what I started from; @param mine what I want; @param theirs what is saved now
 * @returns `merged`: theirs with my changes where they did not touch the field; `clashes`: fields both changed, differently,
 * which stand in `merged` as theirs until I choose; `alsoChanged`: what only they changed
 */
export const mergeEdit = <T extends object>(
  base: T,
  mine: T,
  theirs: T,
): { merged: T; clashes: Clash<keyof T & string>[]; alsoChanged: (keyof T & string)[] } => {
  type Field = keyof T & string;
  const merged = { ...theirs };
  const clashes: Clash<Field>[] = [];
  const alsoChanged: Field[] = [];
  for (const field of new Set([base, mine, theirs].flatMap((form) => Object.keys(form) as Field[]))) {
    const iChanged = !isSame(base[field], mine[field]);
    const theyChanged = !isSame(base[field], theirs[field]);
    if (iChanged && theyChanged && !isSame(mine[field], theirs[field])) {
      clashes.push({ field, mine: mine[field], theirs: theirs[field] });
    } else if (iChanged) setOrDrop(merged, field, mine[field]);
    else if (theyChanged) alsoChanged.push(field);
  }
  return { merged, clashes, alsoChanged };
};

const setOrDrop = <T extends object, F extends keyof T>(form: T, field: F, value: T[F]): void => {
  if (value === undefined) delete form[field];
  else form[field] = value;
};
