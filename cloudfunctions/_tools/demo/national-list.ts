// A national list of invented institutions, as a ministry would give it out: one spreadsheet, places, codes, states. The same
// day gives the same bytes. All say that they are examples; only the names of the cities are real.
import { checkCharacterOf } from '../../../shared/domain/institution/credit-code';
import { addDays, type LocalDate } from '../../../shared/kernel/time';
import { seededRandom } from '../seeded-random';

export const NATIONAL_COUNT = 5_000;

const PLACES =
  '北京市朝阳区 北京市海淀区 上海市静安区 上海市浦东新区 天津市河西区 重庆市渝中区 河北省石家庄市长安区 山西省太原市小店区 内蒙古自治区呼和浩特市新城区 辽宁省沈阳市沈河区 吉林省长春市南关区 黑龙江省哈尔滨市南岗区 江苏省南京市鼓楼区 江苏省苏州市姑苏区 浙江省杭州市西湖区 浙江省宁波市海曙区 安徽省合肥市蜀山区 福建省福州市台江区 福建省厦门市思明区 江西省南昌市青云谱区 山东省济南市历下区 山东省青岛市市南区 河南省郑州市金水区 河南省洛阳市涧西区 湖北省武汉市武昌区 湖北省宜昌市西陵区 湖南省长沙市岳麓区 广东省广州市天河区 广东省深圳市南山区 广西壮族自治区南宁市青秀区 海南省海口市龙华区 四川省成都市锦江区 四川省广元市利州区 四川省巴中市巴州区 贵州省贵阳市云岩区 云南省昆明市五华区 西藏自治区拉萨市城关区 陕西省西安市雁塔区 陕西省西安市碑林区 陕西省宝鸡市金台区 陕西省安康市汉滨区 甘肃省兰州市城关区 甘肃省陇南市武都区 青海省西宁市城中区 宁夏回族自治区银川市兴庆区 新疆维吾尔自治区乌鲁木齐市天山区'.split(
    ' ',
  );
const BRAND_CHARACTERS = [
  ...'星河晨曦青竹雅启明源天珠翰墨乐思齐知远云帆朗月向阳岩湖金水白鹭橙果蓝鲸树灵山禾木风泉若致新芽舟马芝麻开花松柏梅兰',
];
const SUBJECTS = [
  ['美术', '文化艺术类'],
  ['舞蹈', '文化艺术类'],
  ['音乐', '文化艺术类'],
  ['书法', '文化艺术类'],
  ['篮球', '体育类'],
  ['武术', '体育类'],
  ['编程', '科技类'],
  ['机器人', '科技类'],
  ['英语', '学科类'],
  ['文化课', '学科类'],
] as const;
const ENDINGS = ['培训学校', '培训中心', '培训学校有限公司', '艺术学校', '培训部'];
const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const HEADINGS = '省市县,机构名称,统一社会信用代码,办学许可证号,培训类别,地址,状态,有效期';

/** The list as of a day, as CSV. */
export const buildNationalCsv = (day: LocalDate): Uint8Array => {
  const random = seededRandom('demo national list');
  const below = (n: number): number => {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    return ((a << 16) | (b << 8) | c) % n;
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const line = (n: number): string => {
    const place = pick(PLACES);
    const [subject, category] = pick(SUBJECTS);
    const brand = Array.from({ length: below(3) + 2 }, () => pick(BRAND_CHARACTERS)).join('');
    const city = /([^省区]{2,6})市/.exec(place)?.[1] ?? '';
    const name = `示例·${below(2) === 0 ? city : ''}${brand}${subject}${pick(ENDINGS)}`;
    const body = `5299${String(1000 + (n % 9000))}MJX${Array.from({ length: 6 }, () => pick([...CODE_ALPHABET])).join('')}`;
    const state = below(10);
    const status = state < 7 ? '有效' : state < 9 ? '已注销' : '转型';
    const validUntil = addDays(day, state === 0 ? -30 : 60 + below(900));
    return [
      place,
      name,
      body + checkCharacterOf(body),
      `教民示例${String(n + 1).padStart(6, '0')}`,
      category,
      `${place}示例路${below(400) + 1}号`,
      status,
      status === '有效' ? validUntil : '',
    ].join(',');
  };
  return new TextEncoder().encode(
    [HEADINGS, ...Array.from({ length: NATIONAL_COUNT }, (_, n) => line(n))].join('\r\n'),
  );
};
