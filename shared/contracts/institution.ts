import * as z from 'zod';
import { Institution, PublicInstitution } from '../domain/institution/institution.schema';
import { REFUSALS } from '../domain/institution/registry/read-registry';
import { endpoint } from './endpoint';

/** A spreadsheet on its way: at most 5 MB, as base64. */
const Upload = z.strictObject({ fileName: z.string().max(200), base64: z.string().max(7_000_000) });

const ImportReport = z.object({
  added: z.int(),
  unchanged: z.int(),
  /** Credit codes whose check character is wrong: a warning, not a refusal. */
  doubtfulCodes: z.int(),
  changed: z.array(z.object({ name: z.string(), fields: z.array(z.string()) })),
  refused: z.array(z.object({ sheet: z.string(), row: z.int(), column: z.string(), code: z.enum(REFUSALS) })),
});

export const institutionContract = {
  /** The whole public list of the city, to be kept on the phone and searched there. */
  publicList: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({}),
    output: z.object({ institutions: z.array(PublicInstitution) }),
    errors: [],
  }),
  get: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.object({ institution: PublicInstitution }),
    errors: ['NOT_FOUND'],
  }),
  /** The registry with what only officers may see, within the officer's districts. */
  registry: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: z.strictObject({}),
    output: z.object({ institutions: z.array(Institution.omit({ readings: true })) }),
    errors: [],
  }),
  /** What a list would change, row by row; changes nothing. */
  previewImport: endpoint({
    kind: 'read',
    callers: ['officer'],
    input: Upload,
    output: ImportReport,
    errors: ['FILE_REFUSED'],
  }),
  /** Imports a list: all rows or none, unless the officer chose to leave the refused ones out. */
  commitImport: endpoint({
    kind: 'write',
    callers: ['officer'],
    input: Upload.extend({ leaveOutRefused: z.boolean() }),
    output: ImportReport,
    errors: ['FILE_REFUSED', 'IMPORT_REFUSED'],
  }),
};
