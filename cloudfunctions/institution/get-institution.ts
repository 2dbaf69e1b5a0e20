import { orNotFound } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';

/** What everybody may see of one institution: its people as numbers, its withdrawn penalties not at all. */
export const getInstitution = async (call: Call, { id }: { id: string }) => {
  const institution = orNotFound(await call.store.get('institutions', id));
  const people = await call.store.findAll('practitioners', { institutionId: id, leftOn: null });
  const today = dateOf(call.now);
  return {
    institution: {
      ...institution,
      penalties: institution.penalties.filter(({ withdrawnOn }) => withdrawnOn === null || withdrawnOn > today),
    },
    roster: {
      people: people.length,
      fullTime: people.filter(({ isFullTime }) => isFullTime).length,
      withCertificate: people.filter(({ certificates }) => certificates.length > 0).length,
      withTeachingCertificate: people.filter(({ certificates }) => certificates.some(({ kind }) => kind === 'teaching'))
        .length,
    },
  };
};
