import * as z from 'zod';
import { PublicInstitution } from '../domain/institution/institution.schema';
import { endpoint } from './endpoint';
import { registryDeskContract } from './registry-desk';

export const institutionContract = {
  /** One institution as everybody may see it; its people as numbers only. */
  get: endpoint({
    kind: 'read',
    callers: 'unidentified',
    input: z.strictObject({ id: z.string().max(64) }),
    output: z.object({
      institution: PublicInstitution,
      roster: z.object({
        people: z.int(),
        fullTime: z.int(),
        withCertificate: z.int(),
        withTeachingCertificate: z.int(),
      }),
    }),
    errors: ['NOT_FOUND'],
  }),
  /** Whether somebody of this name is on one institution's roster: yes, no, or there is none. Counted, so that nobody reads it out. */
  askRoster: endpoint({
    kind: 'write',
    callers: 'anyone',
    input: z.strictObject({ institutionId: z.string().max(64), name: z.string().trim().min(2).max(40) }),
    output: z.object({ answer: z.enum(['onRoster', 'notOnRoster', 'noRoster']) }),
    errors: ['NOT_FOUND', 'TOO_MANY_TRIES'],
  }),
  ...registryDeskContract,
};
