// The clubs of the demo school, and how its 360 children choose among them. All invented.
import type { ProviderKind } from '../../../shared/domain/club/provider.schema';
import type { Club } from '../../../shared/domain/club/round.schema';
import { PEOPLE } from './people';
import { CHILDREN, type DemoChild } from './schools';

type Offer = Pick<
  Club,
  'name' | 'description' | 'slots' | 'grades' | 'capacity' | 'minSize' | 'teacherName' | 'room' | 'feeFen'
> & {
  /** How much the children of the demo like it: weight in their choices, and in their ratings (1–5). */
  readonly pull: number;
  readonly liking: number;
  /** Share of its families that answer at term's end. */
  readonly answering: number;
  readonly teacherId: string | null;
  /** Who from outside gives it; its paper runs out so many days after the demo's day. */
  readonly outside?: { readonly kind: ProviderKind; readonly credential: string; readonly validDays: number };
};

const LOWER = [1, 2, 3];
const UPPER = [4, 5, 6];
const ALL = [...LOWER, ...UPPER];

const offer = (
  name: string,
  description: string,
  slot: string,
  grades: number[],
  capacity: number,
  pull: number,
  liking: number,
  more: Partial<Offer> = {},
): Offer => ({
  name,
  description,
  slots: slot.split(' '),
  grades,
  capacity,
  minSize: 8,
  teacherName: '示例·张老师',
  teacherId: null,
  room: '综合楼 201',
  feeFen: 0,
  pull,
  liking,
  answering: 0.75,
  ...more,
});

/** This term's clubs. */
export const OFFERS: readonly Offer[] = [
  offer('航模社', '从纸飞机到电动滑翔机，学会看图纸、调重心。', 'Tue-1', UPPER, 20, 9, 4.6, {
    teacherName: PEOPLE.teacher.name,
    teacherId: PEOPLE.teacher.accountId,
    room: '科技楼 302',
  }),
  offer('福禄篮球', '运球、传球、小比赛，认识队友。', 'Tue-1', UPPER, 24, 10, 4.4, { room: '操场东' }),
  offer('小篮球', '拍球、投低筐，玩中学。', 'Mon-1', LOWER, 24, 8, 4.3, { room: '操场西' }),
  offer('汉调桄桄戏曲', '听一段、唱一段，请非遗传承人来教。', 'Wed-1', ALL, 20, 4, 4.5, {
    teacherName: '示例·非遗传承人',
    outside: { kind: 'heritage', credential: '示例·市级传承人证书 2019-07', validDays: 400 },
  }),
  offer('藤编手工', '用细藤编小篮子和杯垫。', 'Thu-1', ALL, 18, 4, 4.4, {
    teacherName: '示例·民间艺人',
    feeFen: 3000,
    outside: { kind: 'folkArtist', credential: '示例·民间艺人登记 2021-11', validDays: 12 },
  }),
  offer('少儿编程', '拖积木块做小游戏。', 'Thu-1', UPPER, 24, 9, 4.1, { room: '机房一', feeFen: 6000 }),
  offer('创意积木', '搭桥、搭塔，想办法让它站住。', 'Tue-1', LOWER, 20, 7, 4.2),
  offer('合唱团', '一起唱，学会听别人。', 'Wed-1', ALL, 40, 5, 4.3, { room: '音乐厅' }),
  offer('水墨画', '笔、墨、纸，画汉江。', 'Mon-1', UPPER, 20, 5, 4.2),
  offer('蜡笔画', '颜色和想象。', 'Wed-1', LOWER, 24, 6, 4.3),
  offer('围棋入门', '规则、吃子、礼仪。', 'Fri-1', ALL, 24, 5, 4.0),
  offer('国际跳棋', '两个人也能玩一下午。', 'Mon-1', ALL, 16, 2, 3.9, { answering: 0.4 }),
  offer('啦啦操', '节奏、力量、笑容。', 'Thu-1', ALL, 30, 6, 4.2, {
    room: '体育馆',
    teacherName: '示例·体育特长教练',
    outside: { kind: 'artsSports', credential: '示例·社会体育指导员 二级 0038', validDays: 45 },
  }),
  offer('足球', '跑、传、射，雨天学战术。', 'Fri-1', UPPER, 24, 8, 4.4, { room: '操场东' }),
  offer('跳绳', '从不会到花样。', 'Fri-1', LOWER, 30, 4, 4.1, { room: '操场西' }),
  offer('小记者', '采访、写稿、出校报。', 'Wed-1', UPPER, 16, 4, 3.1),
  offer('自然观察', '校园里的树、虫和鸟。', 'Tue-1', ALL, 20, 5, 4.5),
  offer('陶泥', '捏一只自己的杯子。', 'Mon-1', ALL, 16, 7, 4.5, { feeFen: 4000 }),
  offer('口风琴', '十首短曲。', 'Thu-1', LOWER, 24, 3, 2.6),
  offer('集邮', '方寸之间看历史。', 'Fri-1', UPPER, 16, 0.3, 4.0),
];

/** A number in [0, 1) for a child and a purpose: the same on every machine. */
export const chance = (purpose: string, child: string): number => {
  let hash = 2166136261;
  for (const character of `${purpose}|${child}`) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
};

export const clubIdOf = (roundId: string, index: number): string =>
  `${roundId}-club-${String(index + 1).padStart(2, '0')}`;

/** What a child of the crowd wishes for: liked clubs first, with a mind of its own (Gumbel noise on the pull). */
export const crowdWishes = (child: DemoChild, roundId: string, offers: readonly Offer[], most: number): string[] =>
  offers
    .map(({ grades, pull }, index) => ({ id: clubIdOf(roundId, index), grades, pull }))
    .filter(({ grades }) => grades.includes(child.grade))
    .map(({ id, pull }) => ({ id, score: Math.log(pull) - Math.log(-Math.log(chance(id, child.id) || 1e-9)) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 2 + Math.floor(chance(`${roundId} how many`, child.id) * (most - 1)))
    .map(({ id }) => id);

/** The children who take part in a round; the first three always do. */
export const participants = (share: number, roundId: string): readonly DemoChild[] =>
  CHILDREN.filter(({ id }, index) => index < 3 || chance(`${roundId} takes part`, id) < share);
