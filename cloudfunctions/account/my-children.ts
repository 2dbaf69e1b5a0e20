import type { Call } from '../_lib/call';
import { childrenOfCaller, schoolsById } from './public';

/** The children bound to the caller, with the names of their schools. */
export const myChildren = async (call: Call) => {
  const children = await childrenOfCaller(call);
  const schools = await schoolsById(
    call.store,
    children.map(({ schoolId }) => schoolId),
  );
  return {
    children: children.map((child) => ({ ...child, schoolName: schools.get(child.schoolId)?.name ?? '' })),
  };
};
