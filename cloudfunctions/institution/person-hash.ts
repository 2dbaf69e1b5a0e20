// Persons are compared by keyed hashes: lists of people can be matched without keeping identity numbers.
import { foldName } from '../../shared/domain/institution/search/fold';
import { toBase32 } from '../../shared/kernel/random';
import type { Secrets } from '../_lib/ports/secrets';

export const nameHashOf = (secrets: Secrets, name: string): string =>
  toBase32(secrets.keyedHash('person-name', foldName(name)));

/** Null for an empty number. */
export const personHashOf = (secrets: Secrets, idNumber: string): string | null =>
  idNumber === '' ? null : toBase32(secrets.keyedHash('person', idNumber));
