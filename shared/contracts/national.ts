import * as z from 'zod';
import { INSTITUTION_STATUSES } from '../domain/institution/institution.schema';
import { NationalSource } from '../domain/institution/national/national-file';
import { NationalInstitution } from '../domain/institution/national/national-list';
import { MATCHED_BY } from '../domain/institution/search/bands';
import { endpoint } from './endpoint';

export const nationalContract = {
  /**
   * Institutions outside this city that resemble what was typed. Who asks is not read, and what they asked is not kept; how
   * often one caller asks is counted, under a name that dies within the hour.
   */
  search: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ q: z.string().trim().min(1).max(80) }),
    output: z.object({
      /** Null while this deployment has no national list. */
      list: NationalSource.extend({ count: z.int().min(0) }).nullable(),
      /** Best first, at most 20. */
      hits: z.array(
        NationalInstitution.omit({ status: true }).extend({
          /** On the day of the question. */
          status: z.enum(INSTITUTION_STATUSES),
          matchedBy: z.enum(MATCHED_BY),
        }),
      ),
    }),
    errors: ['TOO_MANY_TRIES'],
  }),
};
