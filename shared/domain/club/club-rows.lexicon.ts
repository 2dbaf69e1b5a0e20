// Words of the headings and cells in which schools keep their lists of clubs.
import type { ProviderKind } from './provider.schema';

export const COLUMNS = [
  'name',
  'slots',
  'grades',
  'capacity',
  'minSize',
  'teacherName',
  'room',
  'fee',
  'description',
  'provider',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Headings by what they contain, the more particular first. */
export const HEADINGS: readonly (readonly [RegExp, Column])[] = [
  [/名称|社团名|课程名|^社团$|^课程$/, 'name'],
  [/最少|最低|开班/, 'minSize'],
  [/名额|人数|容量/, 'capacity'],
  [/时间|节次|星期/, 'slots'],
  [/年级/, 'grades'],
  [/教师|老师|授课|任教/, 'teacherName'],
  [/地点|教室|场地/, 'room'],
  [/费|价/, 'fee'],
  [/简介|介绍|说明|内容/, 'description'],
  [/提供|来源|资源/, 'provider'],
];

/** 周二第1节, 星期二 1, 二1: the weekday and, where it is said, the lesson. */
export const SLOT_WORDS = /(?:周|星期|礼拜)?([一二三四五])(?:[^一二三四五\d]*(?:第)?\s*([1-3]))?/g;
export const DAY_OF: Readonly<Record<string, string>> = { 一: 'Mon', 二: 'Tue', 三: 'Wed', 四: 'Thu', 五: 'Fri' };
export const GRADE_OF: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
export const FREE_WORDS = /^(免费|无|不收费|—|-)?$/;
export const ALL_GRADES = /^(全部|全校|不限|所有)/;
export const PROVIDER_WORDS: readonly (readonly [RegExp, ProviderKind])[] = [
  [/非遗/, 'heritage'],
  [/民俗|民间/, 'folkArtist'],
  [/体艺|特长|教练/, 'artsSports'],
  [/机构/, 'institution'],
  [/本校|教师|老师|^$/, 'teacher'],
];
