// Headings and words of the registry's workbook: such that the import reads them back.
import type {
  InstitutionCategory,
  InstitutionStatus,
  Stage,
  TeachingMode,
} from '../domain/institution/institution.schema';
import type { PractitionerPost } from '../domain/institution/practitioner.schema';

export const REGISTRY_SHEETS = { institutions: '机构', courses: '课程', practitioners: '从业人员' } as const;

export const INSTITUTION_HEADINGS = [
  '所属区县',
  '机构名称',
  '曾用名',
  '统一社会信用代码',
  '办学许可证号',
  '培训类别',
  '培训形式',
  '学段',
  '地址',
  '状态',
  '有效期至',
  '状态变更日期',
  '原因说明',
  '法定代表人',
  '联系电话',
  '监管银行',
  '监管账号',
] as const;

export const COURSE_COLUMNS = [
  '机构名称',
  '统一社会信用代码',
  '课程名称',
  '类别',
  '学段',
  '培训形式',
  '收费（元）',
  '课时数',
  '每课时分钟',
  '班额',
] as const;

export const PRACTITIONER_COLUMNS = [
  '机构名称',
  '统一社会信用代码',
  '姓名',
  '岗位',
  '专兼职',
  '证书种类',
  '证书编号',
  '任教学科',
] as const;

export const EXPORT_CATEGORY: Record<InstitutionCategory, string> = {
  academic: '学科类',
  art: '艺术',
  sport: '体育',
  science: '科技',
  other: '其他非学科类',
};

export const EXPORT_STAGE: Record<Stage, string> = {
  preschool: '学前',
  primary: '小学',
  junior: '初中',
  senior: '高中',
};

export const EXPORT_MODE: Record<TeachingMode, string> = { offline: '线下', online: '线上' };

export const EXPORT_STATUS: Record<InstitutionStatus, string> = {
  licensed: '在册',
  suspended: '停业',
  expired: '过期',
  deregistered: '已注销',
  converted: '已转型',
  blacklisted: '黑名单',
};

export const EXPORT_POST: Record<PractitionerPost, string> = {
  teaching: '教学',
  research: '教研',
  other: '管理及其他',
};
export const EXPORT_EMPLOYMENT = { fullTime: '专职', partTime: '兼职' } as const;
export const EXPORT_CERTIFICATE = { teaching: '教师资格证', professional: '专业证书' } as const;

export const registryFileName = (day: string): string => `机构名单-${day}.xlsx`;
