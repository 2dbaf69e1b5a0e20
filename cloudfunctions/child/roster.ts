import { PURPOSES } from '../../shared/domain/child/child.schema';
import { isConsented } from '../../shared/domain/child/consent';
import { gradesOf } from '../../shared/domain/child/roster/plan-roster';
import type { Call } from '../_lib/call';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { noteListRead } from './access-log';

/** The children of the caller's schools as their schools keep them: the register is the school's duty, not a matter of consent. */
export const readRoster = async (call: Call) => {
  const { store } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const schools = await schoolsById(store, schoolIds);
  const children = (await Promise.all(schoolIds.map((schoolId) => store.findAll('children', { schoolId })))).flat();
  for (const [schoolId, school] of schools) {
    const childIds = children.filter((child) => child.schoolId === schoolId).map(({ id }) => id);
    await noteListRead(call, { schoolId, purpose: 'classRoster', what: school.name, childIds });
  }
  return {
    schools: [...schools.values()].map(({ id, name, stages }) => ({ id, name, grades: gradesOf(stages) })),
    children: children
      .map((child) => ({
        id: child.id,
        schoolId: child.schoolId,
        number: child.number,
        name: child.name,
        grade: child.grade,
        className: child.className,
        state: child.state,
        leftOn: child.leftOn,
        guardians: child.guardianIds.length,
        claims: child.claimantIds.length,
        consented: PURPOSES.filter((purpose) => isConsented(child, purpose)),
        hasBindingCode: child.bindingCodeHash !== null && child.bindingCodeUsedBy === null,
        hasSelectionCode: child.selectionCodeHash !== null,
      }))
      .sort(
        (a, b) =>
          a.grade - b.grade ||
          (a.className < b.className ? -1 : a.className > b.className ? 1 : 0) ||
          (a.number < b.number ? -1 : 1),
      ),
  };
};
