// Words about reports that the reporter's pages and the officers' desk share.
import type { ReportCategory } from '@shared/domain/report/categories';
import type { Outcome, ReportState } from '@shared/domain/report/report.schema';
import type { Tone } from '@/ui/status';

/** In parents' words, with the officers' short name. */
export const CATEGORY_WORDS: Record<ReportCategory, { readonly parents: string; readonly short: string }> = {
  SCHOOL_MAKEUP: { parents: '学校组织集体补课', short: '学校补课' },
  TEACHER: { parents: '在职老师有偿补课或介绍学生去补课', short: '在职教师' },
  UNLICENSED: { parents: '没有证就办班', short: '无证办学' },
  HIDDEN_PLACE: { parents: '在居民楼、酒店、咖啡馆里偷偷上课', short: '隐形场所' },
  HIDDEN_ONLINE: { parents: '用微信、会议、直播收费教学科', short: '线上隐形' },
  DISGUISED: { parents: '打着托管、研学、素质拓展的名义教学科', short: '变相学科' },
  GHOST: { parents: '说已经注销，其实还在上课', short: '假注销' },
  SCOPE: { parents: '有证，但教了不许教的内容或年级', short: '超范围' },
  TIME_CONTENT_STAFF: { parents: '节假日上课、上得太晚、老师没资质', short: '时间内容人员' },
  FEES: { parents: '收费太多、一次收太久、不进监管账户', short: '收费' },
  PRICE: { parents: '恶意涨价', short: '涨价' },
  ADVERT: { parents: '虚假宣传、打广告', short: '广告' },
  CONTEST: { parents: '违规竞赛、排名', short: '竞赛' },
  PREMISES: { parents: '明知没有证，还把房子、平台给人办班', short: '提供场所' },
  SAFETY: { parents: '孩子受到伤害或有危险', short: '安全' },
};

export const STATE_WORDS: Record<ReportState, { readonly label: string; readonly tone: Tone }> = {
  submitted: { label: '已收到', tone: 'brand' },
  accepted: { label: '处理中', tone: 'brand' },
  waitingForReporter: { label: '等您回答', tone: 'caution' },
  closed: { label: '已办结', tone: 'good' },
  reopened: { label: '重新处理', tone: 'caution' },
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  violationFound: '查实有违规',
  notFound: '没有发现违规',
  cannotVerify: '无法核实',
  notOurs: '不归我们管，已说明去处',
};
