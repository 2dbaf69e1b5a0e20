// Sheets of courses and of practitioners, row by row. Each sheet is the whole list for every institution it names.
// Which institution a row means is decided against names the caller knows; what changes, against the registry.

import { canonicalJson } from '../../../kernel/digest';
import type { Course, InstitutionCategory, Stage, TeachingMode } from '../institution.schema';
import type { Certificate, PractitionerPost } from '../practitioner.schema';
import { foldName } from '../search/fold';
import { type Cell, compact, textOf } from './cell-text';
import type { Refusal, RefusedRow, Sheet } from './read-registry';
import {
  type CourseField,
  courseColumns,
  PART_TIME_WORD,
  POST_WORDS,
  type PractitionerField,
  practitionerColumns,
  TEACHING_CERTIFICATE_WORDS,
} from './roster-headings.lexicon';
import { type Columns, cellOf, isNote } from './table-reading';
import { categoriesIn, firstWord, modesIn, stagesIn } from './words-in';

/** Finds the institution a row names; null when there is none, or more than one. */
export type FindInstitution = (name: string, creditCode: string) => string | null;

export interface CourseDraft {
  readonly institutionId: string;
  readonly name: string;
  readonly category: InstitutionCategory | null;
  readonly stages: readonly Stage[];
  readonly mode: TeachingMode;
  readonly feeFen: number | null;
  readonly lessons: number | null;
  readonly lessonMinutes: number | null;
  readonly classSize: number | null;
}

export interface PractitionerDraft {
  readonly institutionId: string;
  readonly name: string;
  /** 18 characters, or empty. Never stored: the caller turns it into a keyed hash. */
  readonly idNumber: string;
  readonly post: PractitionerPost;
  readonly isFullTime: boolean;
  readonly certificates: readonly Certificate[];
}

interface Read<T> {
  readonly accepted: readonly T[];
  readonly refused: readonly RefusedRow[];
}

/**
 * An index for FindInstitution: by credit code, else by folded present name, else by folded former name.
 * A name that two institutions bear finds neither.
 */
export const institutionFinder = (
  institutions: readonly {
    readonly id: string;
    readonly name: string;
    readonly formerNames: readonly string[];
    readonly creditCode: string | null;
  }[],
): FindInstitution => {
  const byCode = new Map<string, string>();
  const byName = new Map<string, string | null>();
  const byFormer = new Map<string, string | null>();
  const put = (index: Map<string, string | null>, key: string, id: string): void => {
    index.set(key, index.has(key) && index.get(key) !== id ? null : id);
  };
  for (const { id, name, formerNames, creditCode } of institutions) {
    if (creditCode !== null) byCode.set(creditCode, id);
    put(byName, foldName(name), id);
    for (const former of formerNames) put(byFormer, foldName(former), id);
  }
  return (name, creditCode) =>
    byCode.get(creditCode) ?? byName.get(foldName(name)) ?? byFormer.get(foldName(name)) ?? null;
};

/** A number within a range; null for an empty cell, `invalid` for anything else. */
const numberIn = (cell: Cell, min: number, max: number): number | null | 'invalid' => {
  const text = compact(textOf(cell)).replace(/[,，元￥¥]|课时|分钟|人$/g, '');
  if (text === '' || text === '/' || text === '-') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= min && value <= max ? value : 'invalid';
};

type RowReader<F extends string, T> = (row: {
  readonly cell: (field: F) => Cell;
  readonly text: (field: F) => string;
}) => T | { readonly refusal: Refusal; readonly field: F };

const readSheets = <F extends string, T extends object>(
  sheets: readonly Sheet[],
  columnsOf: (row: readonly Cell[]) => Columns<F> | null,
  read: RowReader<F, T>,
): Read<T> => {
  const accepted: T[] = [];
  const refused: RefusedRow[] = [];
  for (const { name: sheet, rows } of sheets) {
    let columns: Columns<F> | null = null;
    rows.forEach((cells, index) => {
      const header = columnsOf(cells);
      if (header !== null) {
        columns = header;
        return;
      }
      if (columns === null || isNote(cells)) return;
      const known: Columns<F> = columns;
      const cell = (field: F): Cell => cellOf(known, cells, field);
      const outcome = read({ cell, text: (field) => textOf(cell(field)) });
      if ('refusal' in outcome) {
        const column = known.get(outcome.field)?.heading ?? '';
        refused.push({ sheet, row: index + 1, column, code: outcome.refusal });
      } else accepted.push(outcome);
    });
  }
  return { accepted, refused };
};

/** Every row of the sheets that list courses. Fees are in yuan there, in fen here. */
export const readCourses = (sheets: readonly Sheet[], find: FindInstitution): Read<CourseDraft> =>
  readSheets<CourseField, CourseDraft>(sheets, courseColumns, ({ cell, text }) => {
    const institutionId = find(text('institution'), compact(text('creditCode')).toUpperCase());
    if (institutionId === null) return { refusal: 'INSTITUTION_UNKNOWN', field: 'institution' };
    const name = compact(text('course'));
    if (name === '' || name.length > 60) return { refusal: 'COURSE_MISSING', field: 'course' };
    const fee = numberIn(cell('fee'), 0, 1_000_000);
    if (fee === 'invalid') return { refusal: 'NUMBER_INVALID', field: 'fee' };
    const lessons = numberIn(cell('lessons'), 1, 1000);
    if (lessons === 'invalid') return { refusal: 'NUMBER_INVALID', field: 'lessons' };
    const lessonMinutes = numberIn(cell('lessonMinutes'), 5, 600);
    if (lessonMinutes === 'invalid') return { refusal: 'NUMBER_INVALID', field: 'lessonMinutes' };
    const classSize = numberIn(cell('classSize'), 1, 500);
    if (classSize === 'invalid') return { refusal: 'NUMBER_INVALID', field: 'classSize' };
    const modes = modesIn(text('mode'));
    return {
      institutionId,
      name,
      category: categoriesIn(text('category'))[0] ?? null,
      stages: stagesIn(text('stages')),
      mode: modes.length === 1 && modes[0] === 'online' ? 'online' : 'offline',
      feeFen: fee === null ? null : Math.round(fee * 100),
      lessons: lessons === null ? null : Math.round(lessons),
      lessonMinutes: lessonMinutes === null ? null : Math.round(lessonMinutes),
      classSize: classSize === null ? null : Math.round(classSize),
    };
  });

/** Every row of the sheets that list practitioners. */
export const readPractitioners = (sheets: readonly Sheet[], find: FindInstitution): Read<PractitionerDraft> =>
  readSheets<PractitionerField, PractitionerDraft>(sheets, practitionerColumns, ({ text }) => {
    const institutionId = find(text('institution'), compact(text('creditCode')).toUpperCase());
    if (institutionId === null) return { refusal: 'INSTITUTION_UNKNOWN', field: 'institution' };
    const name = compact(text('person'));
    if (name.length < 2 || name.length > 40) return { refusal: 'PERSON_MISSING', field: 'person' };
    const idNumber = compact(text('idNumber')).toUpperCase();
    if (idNumber !== '' && !/^\d{17}[\dX]$/.test(idNumber)) return { refusal: 'ID_NUMBER_FORM', field: 'idNumber' };
    const kind = text('certificateKind');
    const number = compact(text('certificateNo')).slice(0, 40);
    const hasCertificate = number !== '' || (kind !== '' && kind !== '无');
    const isTeaching = TEACHING_CERTIFICATE_WORDS.some((word) => kind.includes(word));
    const subject = text('subject').slice(0, 40);
    return {
      institutionId,
      name,
      idNumber,
      post: firstWord(text('post'), POST_WORDS) ?? (text('post') === '' ? 'teaching' : 'other'),
      isFullTime: !text('fullTime').includes(PART_TIME_WORD),
      certificates: hasCertificate ? [{ kind: isTeaching ? 'teaching' : 'professional', number, subject }] : [],
    };
  });

/** A course's id within its institution: the name it was first filed under. */
export const courseIdOf = (name: string): string => foldName(name).slice(0, 40);

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

/**
 * The courses of an institution after a sheet that lists all of them: what the panel classified stays classified, a course that
 * was renamed at the desk is known by its present name.
 * @returns the courses in the sheet's order, with how many are new, changed and gone
 */
export const planCourses = (
  before: readonly Course[],
  drafts: readonly CourseDraft[],
): { courses: Course[]; added: number; changed: number; removed: number } => {
  const known = new Map([...before].map((course) => [courseIdOf(course.name), course]));
  const courses = new Map<string, Course>();
  let added = 0;
  let changed = 0;
  for (const { institutionId: _owner, stages, ...draft } of drafts) {
    const named = courseIdOf(draft.name);
    const old = known.get(named);
    if (old === undefined) {
      added++;
      courses.set(named, { ...draft, id: freeCourseId(named, before), stages: [...stages], caseId: null });
      continue;
    }
    const course: Course = {
      ...draft,
      id: old.id,
      name: compact(textOf(old.name)) === draft.name ? old.name : draft.name,
      stages: sameSet(old.stages, stages) ? old.stages : [...stages],
      category: old.caseId === null ? (draft.category ?? old.category) : old.category,
      caseId: old.caseId,
    };
    courses.set(named, course);
    if (canonicalJson(old) !== canonicalJson(course)) changed++;
  }
  const removed = [...known.keys()].filter((named) => !courses.has(named)).length;
  return { courses: [...courses.values()], added, changed, removed };
};

/** An id that no course has: one renamed at the desk may have kept the id of its old name. */
export const freeCourseId = (named: string, before: readonly Pick<Course, 'id'>[]): string => {
  let id = named;
  for (let n = 2; before.some((course) => course.id === id); n++) id = `${named.slice(0, 36)}-${n}`;
  return id;
};
