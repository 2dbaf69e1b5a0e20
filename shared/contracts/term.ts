import { termDeskContract } from './term-desk';
import { termFamilyContract } from './term-family';
import { termTeacherContract } from './term-teacher';

export const termContract = { ...termFamilyContract, ...termTeacherContract, ...termDeskContract };
