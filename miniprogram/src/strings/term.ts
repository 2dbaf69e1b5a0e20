// Words about meetings of clubs that families' pages and staff desks share.

import type { TeacherWord } from '@shared/domain/term/certificate';
import type {
  Activity,
  CancelReason,
  IncidentKind,
  PickUpRelation,
  SignOutKind,
} from '@shared/domain/term/session.schema';
import { localDate, weekdayOf } from '@shared/kernel/time';
import { seasonWords } from './club';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** `2026-12-01` → 12月1日 周二. */
export const dayWords = (date: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date)
    ? `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 周${WEEKDAYS[weekdayOf(localDate(date)) - 1] ?? ''}`
    : date;

/** Minutes since midnight as 16:10. */
export const clockWords = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** 16:10–17:10, or the lesson's number where the school has not entered its times. */
export const timeWords = (session: {
  readonly slots: readonly string[];
  readonly startMinute: number | null;
  readonly endMinute: number | null;
}): string =>
  session.startMinute === null || session.endMinute === null
    ? `放学后第 ${session.slots.map((slot) => slot.slice(-1)).join('、')} 节`
    : `${clockWords(session.startMinute)}–${clockWords(session.endMinute)}`;

export const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** `2026-autumn` → 2026年秋季学期. */
export const termWords = (term: string): string => `${seasonWords(term)}学期`;

export const CANCEL_WORDS = {
  weather: '天气原因',
  teacherAway: '老师不在',
  schoolEvent: '学校活动',
  room: '场地不能用',
  health: '卫生防疫',
  other: '其他原因',
} satisfies Record<CancelReason, string>;

export const ACTIVITY_WORDS = {
  learned: '学新内容',
  practised: '练习',
  made: '动手制作',
  performed: '排练演出',
  played: '比赛游戏',
  outdoors: '户外活动',
  discussed: '讨论交流',
  showed: '展示作品',
} satisfies Record<Activity, string>;

export const TEACHER_WORD_WORDS = {
  curious: '好奇心强',
  persistent: '坚持不放弃',
  helpful: '乐于帮助同伴',
  creative: '有自己的想法',
  careful: '细心',
  courageous: '敢于尝试',
  joinsIn: '积极参与',
  listens: '认真倾听',
  asksQuestions: '爱提问',
  improved: '看得见进步',
  sharesIdeas: '愿意分享',
  leadsGroup: '能带动小组',
} satisfies Record<TeacherWord, string>;

export const INCIDENT_WORDS = {
  injury: '受伤',
  illness: '身体不舒服',
  quarrel: '争吵、冲突',
  property: '物品丢失或损坏',
  stranger: '名单外的人要接孩子',
  other: '其他',
} satisfies Record<IncidentKind, string>;

export const PICK_UP_WORDS = {
  grandparent: '祖辈',
  relative: '亲戚',
  neighbour: '邻居',
  driver: '接送司机',
  sibling: '成年兄姐',
  otherAdult: '其他成年人',
} satisfies Record<PickUpRelation, string>;

export const LEFT_WORDS = {
  guardian: '监护人接走',
  person: '授权的人接走',
  alone: '自己回家',
  takenBack: '还在',
} satisfies Record<SignOutKind, string>;

/** What the refusal of a stranger says to the family, where the teacher wrote nothing. */
export const STRANGER_SENTENCE = '有不在接送名单上的人要接孩子。老师没有同意，孩子留在学校，已通知您和学校。';
