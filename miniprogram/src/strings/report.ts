// Words about reports that the reporter's pages and the officers' desks share.
import type { ReportCategory } from '@shared/domain/report/categories';
import type { ClockKind } from '@shared/domain/report/clock.schema';
import type {
  NoticeCode,
  Outcome,
  PublicStage,
  ReportState,
  Severity,
  SuspensionReason,
} from '@shared/domain/report/report.schema';
import type { UnsealingReason } from '@shared/domain/report/unsealing';
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

/** What the reporter sees. "Answered" is not "solved": only the reporter can say that. */
export const STAGE_WORDS: Record<
  PublicStage,
  { readonly label: string; readonly detail: string; readonly tone: Tone }
> = {
  received: { label: '已收到', detail: '等待审核', tone: 'brand' },
  accepted: { label: '已受理', detail: '正在安排人员', tone: 'brand' },
  checking: { label: '办理中', detail: '正在核查', tone: 'brand' },
  paused: { label: '暂停办理', detail: '到期会自动继续', tone: 'caution' },
  answered: { label: '已答复，等您确认', detail: '解决了吗？您不说“解决了”，我们就不算解决', tone: 'caution' },
  solved: { label: '您已确认解决', detail: '谢谢您', tone: 'good' },
  closedUnconfirmed: { label: '已结束，未经您确认', detail: '单独统计，不算解决；您仍可要求重新处理', tone: 'unknown' },
  reopened: { label: '重新处理', detail: '由没办过这件事的人接手', tone: 'caution' },
  underReview: { label: '复查中', detail: '由市局没办过这件事的人复查', tone: 'caution' },
  withdrawn: { label: '您已撤回', detail: '', tone: 'unknown' },
};

/** What the desk sees. */
export const STATE_WORDS: Record<ReportState, { readonly label: string; readonly tone: Tone }> = {
  submitted: { label: '待审核', tone: 'caution' },
  accepted: { label: '待分办', tone: 'caution' },
  dispatched: { label: '待接手', tone: 'brand' },
  objected: { label: '管辖异议', tone: 'bad' },
  verifying: { label: '核查中', tone: 'brand' },
  suspended: { label: '中止', tone: 'unknown' },
  closed: { label: '已答复', tone: 'good' },
  solved: { label: '举报人确认', tone: 'good' },
  closedUnconfirmed: { label: '结束未确认', tone: 'unknown' },
  reopened: { label: '重办', tone: 'bad' },
  underReview: { label: '复查', tone: 'bad' },
  withdrawn: { label: '已撤回', tone: 'unknown' },
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  violationFound: '查实有违规',
  notFound: '没有发现违规',
  cannotVerify: '无法核实',
  notOurs: '不归我们管，已说明去处',
};

export const SEVERITY_WORDS: Record<Severity, string> = { urgent: '紧急', serious: '较重', ordinary: '一般' };

export const SUSPENSION_WORDS: Record<SuspensionReason, string> = {
  otherCase: '等另一件案子的结果',
  expertOpinion: '等专家意见',
  forceMajeure: '不可抗力',
  cannotReach: '暂时找不到当事人',
};

export const NOTICE_WORDS: Record<NoticeCode, string> = {
  ACCEPTED: '已受理',
  EXTENDED: '经批准延长了办理期限',
  SUSPENDED: '暂停办理',
  RESUMED: '恢复办理',
  REOPENED_TO_ANOTHER: '已交给没办过这件事的人员',
  REVIEW_STARTED: '开始复查',
  MERGED: '有其他人反映了同一件事，合在一起查；您的进度、时限和权利不变',
  SEPARATED: '已改为单独办理',
};

export const PURPOSE_WORDS: Readonly<Record<string, string>> = {
  question: '问',
  answer: '答',
  reply: '答复',
  evidence: '补充',
  notSolved: '没有解决',
  review: '要求复查',
};

export const CLOCK_WORDS: Record<ClockKind, string> = {
  safety: '涉及孩子安全',
  told: '告知是否受理',
  handling: '办理',
  objection: '提出管辖异议',
  suspension: '暂停办理',
  review: '答复复查',
  reporterWord: '等您确认',
};

export const UNSEALING_WORDS: Record<UnsealingReason, string> = {
  reporterAsked: '举报人自己要求联系',
  retaliation: '举报人遭到打击报复，需要保护',
  courtOrder: '司法机关依法调取',
  dangerToChild: '孩子有现实危险',
};

interface Clock {
  readonly kind: ClockKind;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number | null;
  readonly isCertain: boolean;
  readonly rule: { readonly id: string };
}

/** `12月3日前，还有 7 个工作日`. */
export const dueWords = ({ dueOn, workingDaysLeft, isCertain }: Clock): string => {
  if (dueOn === null || workingDaysLeft === null) return '';
  const [, month, day] = dueOn.split('-').map(Number);
  const date = `${month}月${day}日`;
  const sure = isCertain ? '' : '（下一年的放假安排还没公布，以公布后为准）';
  if (workingDaysLeft < 0) return `应在${date}前，已超 ${-workingDaysLeft} 个工作日${sure}`;
  if (workingDaysLeft === 0) return `${date}前，今天是最后一天${sure}`;
  return `${date}前，还有 ${workingDaysLeft} 个工作日${sure}`;
};

/** Whose rule it is: the tenant's promise must not look like law. */
export const isPromise = ({ rule }: Pick<Clock, 'rule'>): boolean => rule.id === 'report.anonymous';
