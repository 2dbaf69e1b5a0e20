// What a grid worker's page says, and what an officer reads of a look.
import type { Seen } from '@shared/domain/report/observation';

export const SEEN_WORDS: Record<Seen, string> = {
  doorSign: '门口有招牌',
  noSign: '没有招牌',
  advertising: '有招生广告',
  lightsOn: '亮着灯、有人',
  childrenEntering: '有孩子进去',
  childrenLeaving: '有孩子出来',
  teachingHeard: '听得到讲课',
  closedNow: '关着门',
  movedAway: '看样子搬走了',
  cannotTell: '看不出来',
};

export const PEOPLE_WORDS = {
  none: '没有看到孩子',
  upTo5: '5 人以内',
  upTo20: '20 人以内',
  over20: '20 人以上',
  cannotTell: '看不出来',
} as const;

export const BECAUSE_WORDS = {
  URGENT: '紧急',
  SERIOUS: '较重',
  SEVERAL_REPORTS: '多人反映',
  FRESH: '刚反映',
  TIMES_KNOWN: '有时间规律',
} as const;

export const visitStrings = {
  onlyPublic: '只看公共场所看得到的',
  notAllowed: '不进门、不盘问、不查证件，不要求拍照，也不记录您的位置',
  seen: '看到什么',
  people: '看到多少孩子',
  note: '补充（可以不写）',
  save: '记下',
  outbox: (n: number) => `还没发出去的 ${n} 条`,
  refused: '没有收下',
  drop: '去掉',
  sendNow: '现在发送',
  none: '现在没有要看的地方',
  noneHint: '有了会出现在这里',
  noted: '最近看过的',
} as const;
