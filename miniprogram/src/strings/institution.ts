// Words about institutions that the family's pages and the officers' desk share.
import type { InstitutionCategory, InstitutionStatus, Stage } from '@shared/domain/institution/institution.schema';
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
