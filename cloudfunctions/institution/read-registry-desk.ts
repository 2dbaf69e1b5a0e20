import { isFormer } from '../../shared/domain/institution/registry/enter';
import { watchHits } from '../../shared/domain/institution/watch/same-place';
import { dateOf } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import { allMine, loadMine } from './officer-scope';
import { marksOf } from './person-marks';
import { watchQuestionOf } from './public';

/** The registry as an officer sees it: of their own districts only. */
export const readRegistryDesk = async (call: Call) => ({
  institutions: (await allMine(call)).map((one) => ({ ...one, courseCount: one.courses.length })),
});

/** One institution whole, with its people, what is marked about them, and the former institutions it recalls. */
export const readRegistryEntry = async (call: Call, { id }: { id: string }) => {
  const institution = await loadMine(call, id);
  const people = await call.store.findAll('practitioners', { institutionId: id, leftOn: null });
  const marks = await marksOf(call, people);
  const former = isFormer(institution.status)
    ? []
    : (await call.store.findAll('institutions', { districtCode: institution.districtCode })).filter(({ status }) =>
        isFormer(status),
      );
  const hits = watchHits(watchQuestionOf(institution), former).slice(0, 10);
  const today = dateOf(call.now);
  return {
    institution,
    practitioners: people.map((person) => ({ ...person, marks: marks.get(person.id) ?? [] })),
    recalls: hits.map(({ institutionId, because }) => {
      const one = former.find((candidate) => candidate.id === institutionId);
      return {
        institutionId,
        name: one?.name ?? '',
        address: one?.address ?? '',
        endedOn: one?.statusSince ?? null,
        because: [...because],
      };
    }),
    today,
  };
};
