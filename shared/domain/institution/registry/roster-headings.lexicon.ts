// The words by which sheets of courses and of practitioners name their columns.
import type { Cell } from './cell-text';
import { columnsIn, type Headings } from './table-reading';

export type CourseField =
  | 'institution'
  | 'creditCode'
  | 'course'
  | 'category'
  | 'stages'
  | 'mode'
  | 'fee'
  | 'lessons'
  | 'lessonMinutes'
  | 'classSize';

const INSTITUTION_WORDS = ['机构名称', '机构全称', '学校名称', '单位名称', '培训机构', '所在机构', '任职机构'] as const;

export const COURSE_HEADINGS: Headings<CourseField> = [
  ['course', ['课程名称', '课程', '班级名称', '培训项目名称']],
  ['institution', INSTITUTION_WORDS],
  ['creditCode', ['信用代码']],
  ['fee', ['收费', '学费', '价格', '金额']],
  ['lessonMinutes', ['每课时', '课时时长', '时长', '分钟']],
  ['lessons', ['课时数', '总课时', '课时']],
  ['classSize', ['班额', '班型', '人数']],
  ['category', ['类别', '类型', '分类']],
  ['stages', ['学段', '对象', '年级']],
  ['mode', ['培训形式', '授课方式', '线上线下']],
];

export type PractitionerField =
  | 'institution'
  | 'creditCode'
  | 'person'
  | 'idNumber'
  | 'post'
  | 'fullTime'
  | 'certificateKind'
  | 'certificateNo'
  | 'subject';

export const PRACTITIONER_HEADINGS: Headings<PractitionerField> = [
  ['person', ['姓名', '教师姓名', '人员姓名']],
  ['institution', INSTITUTION_WORDS],
  ['creditCode', ['信用代码']],
  ['idNumber', ['身份证', '证件号']],
  ['certificateNo', ['证书编号', '证书号', '资格证号', '证号']],
  ['certificateKind', ['证书种类', '证书类型', '证书名称', '资格证', '证书']],
  ['subject', ['任教学科', '学科', '任教科目', '专业']],
  ['fullTime', ['专兼职', '专职', '兼职', '用工']],
  ['post', ['岗位', '职务', '工作岗位']],
];

export type MarkField = 'person' | 'idNumber' | 'source' | 'document' | 'from' | 'until';

export const MARK_HEADINGS: Headings<MarkField> = [
  ['person', ['姓名']],
  ['idNumber', ['身份证', '证件号']],
  ['source', ['学校', '单位', '来源', '机关']],
  ['document', ['文号', '决定书', '依据']],
  ['from', ['起', '开始', '自']],
  ['until', ['止', '截止', '到期', '结束']],
];

/** Words for posts; what is none of them counts as other. */
export const POST_WORDS = [
  ['教研', 'research'],
  ['研发', 'research'],
  ['教学', 'teaching'],
  ['教师', 'teaching'],
  ['老师', 'teaching'],
  ['教练', 'teaching'],
] as const;

export const PART_TIME_WORD = '兼职';
export const TEACHING_CERTIFICATE_WORDS = ['教师资格'] as const;

export const courseColumns = (row: readonly Cell[]) => columnsIn(row, COURSE_HEADINGS, 3, ['course', 'institution']);
export const isCourseHeader = (row: readonly Cell[]): boolean => courseColumns(row) !== null;

export const practitionerColumns = (row: readonly Cell[]) =>
  columnsIn(row, PRACTITIONER_HEADINGS, 3, ['person', 'institution']);
export const isPractitionerHeader = (row: readonly Cell[]): boolean => practitionerColumns(row) !== null;
