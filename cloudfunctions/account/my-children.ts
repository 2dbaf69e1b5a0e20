import { type Call, callerAccount } from '../_lib/call';

/** The children bound to the caller, with the names of their schools. */
export const myChildren = async (call: Call) => {
  const children = await call.store.find('children', { guardianIds: callerAccount(call).id }, { limit: 50 });
  const schoolIds = [...new Set(children.map(({ schoolId }) => schoolId))];
  const schools =
    schoolIds.length === 0 ? [] : await call.store.find('schools', { id: { in: schoolIds } }, { limit: 50 });
  const schoolName = new Map(schools.map(({ id, name }) => [id, name]));
  return {
    children: children.map((child) => ({ ...child, schoolName: schoolName.get(child.schoolId) ?? '' })),
  };
};
