// Names made from realistic parts, and queries of many kinds with the answers they mean. The same seed gives the same bytes.
import { pinyin } from 'pinyin-pro';
import { checkCharacterOf } from '../../shared/domain/institution/credit-code';
import type { Searchable } from '../../shared/domain/institution/search/rows';

export interface MadeInstitution extends Searchable {
  readonly brand: string;
  readonly city: string;
  readonly district: string;
  readonly subject: string;
  /** The brand in pinyin, one syllable for each character. */
  readonly spelt: readonly string[];
  /** The whole name read aloud, spaces around each syllable. */
  readonly sound: string;
}

export interface MadeQuery {
  readonly kind: QueryKind;
  readonly q: string;
  /** Whether an institution is one that this query means as much as the one it was made from. */
  readonly means: (institution: MadeInstitution) => boolean;
}

/** mulberry32. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const CITIES =
  '北京 上海 广州 深圳 合肥 芜湖 南京 苏州 无锡 杭州 宁波 温州 武汉 长沙 成都 重庆 西安 郑州 济南 青岛 大连 沈阳 哈尔滨 长春 天津 石家庄 太原 福州 厦门 南昌 昆明 贵阳 南宁 海口 兰州 银川 西宁 乌鲁木齐 呼和浩特 东莞 佛山 珠海 中山 惠州 泉州 绍兴 嘉兴 金华 台州 常州 徐州 南通 扬州 烟台 潍坊 临沂 洛阳 襄阳 宜昌 岳阳 衡阳 绵阳 德阳 遵义 桂林 柳州'.split(
    ' ',
  );
const DISTRICTS =
  '蜀山 庐阳 瑶海 包河 静安 浦东 海淀 朝阳 天河 越秀 南山 福田 鼓楼 玄武 江宁 西湖 余杭 武昌 洪山 岳麓 雨花 锦江 武侯 渝中 江北 雁塔 碑林 金水 二七 历下 市南 中山 沈河 南岗 河西 长安 小店 台江 思明 青山湖 五华 云岩 青秀 龙华 城关 兴庆 城东 天山 新城'.split(
    ' ',
  );
const BRAND_CHARACTERS = [
  ...new Set(
    '新博优智慧星乐启航金小大文育英才童华明德致远弘毅卓越精锐学思高立尚佳美艺翰墨书韵蓝天阳光彩虹未来梦飞翔宏志成功知行融创领先杰出鸿鹏程睿思维雅乐嘉华安迪贝尔朗阁鼎盛恒信正大同方中青蓝海洋森林东方红橙杏坛桃李春风化雨竹梅兰菊禾苗希望晨曦旭日升腾骏马凯旋皓月辰光瑞祥瑾瑜晟昊泽轩',
  ),
];
const KNOWN_BRANDS =
  '新思维 新东方 学而思 博雅 金钥匙 小天才 智慧树 未来星 卓越 启航 育英 明德 致远 弘毅 精锐 优学 佳音 小博士 大拇指 童心 七彩虹 蓝天 阳光 星火 状元 杏坛 桃李 春晖 翰林 墨香 乐学 思源 知行 育才 博文 文心 优贝 贝尔 爱学 好学 英才'.split(
    ' ',
  );
const SUBJECTS =
  '教育 教育培训 文化艺术 艺术培训 文化培训 舞蹈 美术 音乐 体育 科技 外语 英语 书法 围棋 编程 机器人 少儿艺术 文化传播 教育科技 教育咨询 语言 国学'.split(
    ' ',
  );
const ENDINGS =
  '培训学校有限公司 培训学校 培训中心 培训中心有限公司 有限公司 艺术学校 有限责任公司 培训部 工作室 俱乐部'.split(' ');
const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SMALL_COUNTRY = 6;

const spell = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });

const withRandom = (random: () => number) => {
  const below = (n: number): number => Math.floor(random() * n);
  return { random, below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T };
};
type Dice = ReturnType<typeof withRandom>;

const makeBrand = ({ random, pick }: Dice): string => {
  const roll = random();
  if (roll < 0.15) return pick(KNOWN_BRANDS);
  const length = roll < 0.45 ? 2 : roll < 0.85 ? 3 : 4;
  return Array.from({ length }, () => pick(BRAND_CHARACTERS)).join('');
};

const makeCode = ({ below, pick }: Dice): string => {
  const body = `9134${1000 + below(9000)}${Array.from({ length: 9 }, () => pick([...CODE_ALPHABET])).join('')}`;
  return body + checkCharacterOf(body);
};

/**
 * @param n how many
 * @param readingsOf where the list's readings come from
 */
export const makeInstitutions = (n: number, readingsOf: (name: string) => string[][]): MadeInstitution[] => {
  const dice = withRandom(randomFrom(12_345));
  const { random, below, pick } = dice;
  const cities = n <= 10_000 ? CITIES.slice(0, SMALL_COUNTRY) : CITIES;
  return Array.from({ length: n }, (_, i) => {
    const city = pick(cities);
    const district = DISTRICTS[(CITIES.indexOf(city) * 3 + below(6)) % DISTRICTS.length] as string;
    const brand = makeBrand(dice);
    const subject = pick(SUBJECTS);
    const cityPart = random() < 0.8 ? city + (random() < 0.8 ? '市' : '') : '';
    const districtPart = random() < 0.5 ? `${district}区` : '';
    const branch = random() < 0.08 ? `${district}分校` : '';
    const name = `${cityPart}${districtPart}${brand}${subject}${pick(ENDINGS)}${branch}`;
    const readings = readingsOf(name);
    return {
      id: `i${i}`,
      name,
      formerNames: [],
      creditCode: makeCode(dice),
      licenceNo: `教民${134_000_000_000_000 + i * 7919}`,
      districtCode: String(100_000 + CITIES.indexOf(city) * 100 + DISTRICTS.indexOf(district)),
      address: `${city}市${district}区示例路${1 + below(400)}号`,
      readings,
      brand,
      city,
      district,
      subject,
      spelt: spell(brand),
      sound: ` ${readings.map(([first]) => first).join(' ')} `,
    };
  });
};

const HOMOPHONE_POOL =
  '新心欣信鑫思司斯丝维唯惟微博伯播优幽悠智志致治慧惠会汇星兴行乐月悦启起奇齐航行杭金今锦晶小晓笑大达文闻问纹育玉誉英鹰营才财材彩童同桐华花画明名铭德得远原园弘红宏虹毅意义艺卓桌越月阅精晶京锐瑞睿学雪高糕立力利丽尚上佳嘉家美梅艺意翰汉墨末书舒韵运蓝兰天添阳扬洋光广';

const homophones = new Map<string, string[]>();
for (const character of new Set([...HOMOPHONE_POOL, ...BRAND_CHARACTERS])) {
  const [syllable = ''] = spell(character);
  homophones.set(syllable, [...(homophones.get(syllable) ?? []), character]);
}

const spoken = (syllable: string): string =>
  /ing$/.test(syllable)
    ? syllable.replace(/ing$/, 'in')
    : syllable.replace(/^zh/, 'z').replace(/^sh/, 's').replace(/^ch/, 'c').replace(/eng$/, 'en').replace(/ang$/, 'an');

const swapAt = (text: string, at: number): string =>
  text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);

/** Each kind makes a query from an institution, or says that it cannot, and tells what the query means. */
type Maker = (
  one: MadeInstitution,
  dice: Dice,
) => { readonly q: string; readonly means: (other: MadeInstitution) => boolean } | null;

const sameBrand = (a: MadeInstitution) => (b: MadeInstitution) => a.brand === b.brand;
const sameBrandAndSubject = (a: MadeInstitution) => (b: MadeInstitution) =>
  a.brand === b.brand && b.subject.startsWith(a.subject.slice(0, 2));
/** Whoever spells a brand means any name that is read so. */
const sameSound = (a: MadeInstitution) => (b: MadeInstitution) =>
  a.spelt.join('') === b.spelt.join('') || b.sound.includes(` ${a.spelt.join(' ')} `);
const sameCode = (a: MadeInstitution) => (b: MadeInstitution) => a.creditCode === b.creditCode;
const withTypo = (q: string | null, means: (other: MadeInstitution) => boolean) => (q === null ? null : { q, means });

const MAKERS = {
  exact: (one) => ({ q: one.name, means: (other) => other.name === one.name }),
  brand: (one) => ({ q: one.brand, means: sameBrand(one) }),
  districtAndBrand: (one) => ({
    q: one.district + one.brand,
    means: (other) => other.brand === one.brand && other.district === one.district,
  }),
  brandAndSubject: (one) => ({ q: one.brand + one.subject, means: sameBrandAndSubject(one) }),
  parts: (one) => ({
    q: `${one.city}${one.brand}${one.subject.slice(0, 2)}培训`,
    means: (other) => other.brand === one.brand && other.city === one.city,
  }),
  homophone(one, { below, pick }) {
    const characters = [...one.brand];
    for (let attempt = 0; attempt < 9; attempt++) {
      const at = below(characters.length);
      const [syllable = ''] = spell(characters[at] as string);
      const others = (homophones.get(syllable) ?? []).filter((other) => other !== characters[at]);
      if (others.length === 0) continue;
      characters[at] = pick(others);
      return { q: characters.join('') + one.subject, means: sameSound(one) };
    }
    return null;
  },
  substituted(one, { below }) {
    const characters = [...one.brand];
    if (characters.length < 3) return null;
    characters[below(characters.length)] = '的';
    return { q: characters.join('') + one.subject.slice(0, 2), means: sameBrandAndSubject(one) };
  },
  deleted(one, { below }) {
    const characters = [...one.brand];
    if (characters.length < 3) return null;
    characters.splice(below(characters.length), 1);
    return { q: characters.join('') + one.subject, means: sameBrandAndSubject(one) };
  },
  swapped(one, { below }) {
    const at = below(Math.max(1, one.brand.length - 1));
    if (one.brand.length < 3 || one.brand[at] === one.brand[at + 1]) return null;
    return { q: swapAt(one.brand, at) + one.subject, means: sameBrandAndSubject(one) };
  },
  pinyin: (one) => ({ q: one.spelt.join(''), means: sameSound(one) }),
  pinyinTypo(one, { below }) {
    const letters = one.spelt.join('');
    if (letters.length < 7) return null;
    const at = 1 + below(letters.length - 2);
    return withTypo(letters.slice(0, at) + letters.slice(at + 1), sameSound(one));
  },
  pinyinSwapped(one, { below }) {
    const letters = one.spelt.join('');
    if (letters.length < 7) return null;
    const at = 1 + below(letters.length - 2);
    return letters[at] === letters[at + 1] ? null : withTypo(swapAt(letters, at), sameSound(one));
  },
  initials(one) {
    const q = one.spelt.map((syllable) => syllable[0]).join('');
    return q.length < 3 ? null : { q, means: (other) => other.spelt.map((syllable) => syllable[0]).join('') === q };
  },
  mixed(one) {
    const characters = [...one.brand];
    if (characters.length < 3) return null;
    return {
      q: characters[0] + one.spelt.slice(1).join(''),
      means: (other) => other.brand[0] === characters[0] && sameSound(one)(other),
    };
  },
  fuzzyPinyin(one) {
    const q = one.spelt.map(spoken).join('');
    if (one.spelt.length < 3 || q === one.spelt.join('')) return null;
    return { q, means: (other) => other.spelt.map(spoken).join('') === q };
  },
  codeTail: (one) => ({
    q: (one.creditCode ?? '').slice(-6),
    means: (other) => other.creditCode?.slice(-6) === one.creditCode?.slice(-6),
  }),
  code: (one) => ({ q: one.creditCode ?? '', means: sameCode(one) }),
  codeTypo(one, { below }) {
    const code = one.creditCode ?? '';
    const at = 4 + below(13);
    const wrong = CODE_ALPHABET[(CODE_ALPHABET.indexOf(code[at] ?? '') + 1 + below(29)) % CODE_ALPHABET.length] ?? '';
    return { q: code.slice(0, at) + wrong + code.slice(at + 1), means: sameCode(one) };
  },
} satisfies Record<string, Maker>;

export type QueryKind = keyof typeof MAKERS;
export const QUERY_KINDS = Object.keys(MAKERS) as QueryKind[];

const MAX_TRIES = 60;

/** @param each queries of each kind */
export const makeQueries = (institutions: readonly MadeInstitution[], each: number, seed = 777): MadeQuery[] => {
  const dice = withRandom(randomFrom(seed));
  return QUERY_KINDS.flatMap((kind) => {
    const made: MadeQuery[] = [];
    for (let attempt = 0; made.length < each && attempt < each * MAX_TRIES; attempt++) {
      const query = (MAKERS[kind] as Maker)(dice.pick(institutions), dice);
      if (query !== null) made.push({ kind, ...query });
    }
    return made;
  });
};
