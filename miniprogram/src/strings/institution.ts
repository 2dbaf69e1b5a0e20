// Words about institutions that the family's pages and the officers' desk share.

import type {
  AnnualGrade,
  InstitutionCategory,
  InstitutionStatus,
  Stage,
  TeachingMode,
} from '@shared/domain/institution/institution.schema';
import type { WatchReason } from '@shared/domain/institution/watch/same-place';
import type { Tone } from '@/ui/status';

export const STATUS_WORDS: Record<
  InstitutionStatus,
  { readonly short: string; readonly verdict: string; readonly detail: string; readonly tone: Tone }
> = {
  licensed: {
    short: '在册',
    verdict: '在册，许可证在有效期内',
    detail: '仍请核对上课地点、时间和收费。',
    tone: 'good',
  },
  suspended: { short: '停业', verdict: '暂停办学', detail: '停业期间不得招生上课。', tone: 'caution' },
  expired: {
    short: '过期',
    verdict: '许可证已过有效期',
    detail: '名单上的有效期已过，续期前请先问清楚。',
    tone: 'bad',
  },
  deregistered: { short: '已注销', verdict: '许可证已注销', detail: '如果还在招生上课，请告诉我们。', tone: 'bad' },
  converted: { short: '已转型', verdict: '已转为非学科类', detail: '不得再开展学科类培训。', tone: 'caution' },
  blacklisted: { short: '黑名单', verdict: '列入黑名单', detail: '请不要交费。', tone: 'bad' },
};

export const CATEGORY_WORDS: Record<InstitutionCategory, string> = {
  academic: '学科类',
  art: '艺术',
  sport: '体育',
  science: '科技',
  other: '其他非学科',
};

export const STAGE_WORDS: Record<Stage, string> = {
  preschool: '学前',
  primary: '小学',
  junior: '初中',
  senior: '高中',
};

export const MODE_WORDS: Record<TeachingMode, string> = { offline: '线下', online: '线上' };

export const GRADE_WORDS: Record<AnnualGrade, { readonly label: string; readonly tone: Tone }> = {
  pass: { label: '合格', tone: 'good' },
  basicPass: { label: '基本合格', tone: 'caution' },
  fail: { label: '不合格', tone: 'bad' },
  absent: { label: '未参加', tone: 'bad' },
};

/** The registry's fields by name. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: '名称',
  formerNames: '曾用名',
  creditCode: '信用代码',
  licenceNo: '许可证号',
  districtCode: '区县',
  address: '地址',
  category: '类别',
  furtherCategories: '其他类别',
  stages: '学段',
  modes: '培训形式',
  premises: '培训场所',
  status: '状态',
  validUntil: '有效期',
  statusSince: '状态日期',
  statusReason: '说明',
  phones: '电话',
  legalPerson: '负责人',
  supervisedAccount: '监管账户',
  courses: '课程',
  penalties: '处罚',
  annualInspections: '年检',
  watchUntil: '关注期限',
};

/** Why an institution or a report recalls a former one. */
export const WATCH_WORDS: Record<WatchReason, string> = {
  place: '同一地点',
  building: '同一栋楼',
  person: '同名负责人',
  phone: '同一电话',
  name: '同一字号',
};
