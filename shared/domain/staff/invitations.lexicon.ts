// The words that a list of people to invite uses for its columns and offices.
import type { Headings } from '../institution/registry/table-reading';
import type { Given } from './granting';

export type InvitationField = 'name' | 'office' | 'place' | 'until';

export const INVITATION_HEADINGS: Headings<InvitationField> = [
  ['until', ['有效期', '截止', '任期', '到期']],
  ['office', ['角色', '身份', '岗位', '职务']],
  ['place', ['学校', '单位', '区县', '社区', '所在']],
  ['name', ['姓名', '名字', '人员']],
];

/** An office by the words people write for it; longer words first where one contains another. */
export const OFFICE_WORDS: readonly (readonly [Given, readonly string[]])[] = [
  ['schoolAdmin', ['学校管理员', '校级管理员', '学校负责人']],
  ['teacher', ['社团教师', '任课教师', '教师', '老师']],
  ['gridWorker', ['社区网格员', '网格员']],
  ['cityOfficer', ['市教育局', '市局工作人员', '市级工作人员']],
  ['districtOfficer', ['区县教育局', '区教育局', '县教育局', '区县工作人员']],
  ['expert', ['专家']],
  ['custodian', ['身份保管员', '保管员']],
  ['auditor', ['审计员']],
  ['sysadmin', ['系统管理员']],
];
