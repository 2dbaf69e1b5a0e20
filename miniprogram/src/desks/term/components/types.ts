import type { OutputOf } from '@shared/contracts';

export type TeacherClub = OutputOf<'term.teacherClubs'>['clubs'][number];
export type TeacherSession = TeacherClub['sessions'][number];
export type DeskSession = OutputOf<'term.desk'>['sessions'][number];
export type DeskSchool = OutputOf<'term.desk'>['schools'][number];
