// The words and signs in which addresses are written: numerals, units, and the names that may stand before a street.

/** Chinese numerals of house numbers and floors. */
export const NUMERALS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
export const TEN = '十';

/** A numeral before a word that it counts. */
export const COUNTED = /[零〇一二两三四五六七八九十]{1,3}(?=[号楼层栋幢室]|单元)/g;

/** Province, city and district before the street; the district is told by its code anyway. */
export const BEFORE_STREET =
  /^(陕西省?)?(汉中市?)?(汉台区|南郑区|城固县|洋县|西乡县|勉县|宁强县|略阳县|镇巴县|留坝县|佛坪县)?/;

/** Two words for one thing. */
export const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/层/g, '楼'],
  [/幢/g, '栋'],
];

export const UP_TO_HOUSE_NUMBER = /^.*?\d+号/;

/** `3楼`, `三层`, `地下1层`. */
export const FLOOR = /(?:地下|负)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:楼|层)(?!道)/;

/** Before the number of a floor below ground. */
export const UNDER_GROUND = /^(地下|负|B|-)/;

/** What names of institutions share and brands do not. */
export const NAME_ENDINGS = /(培训学校有限公司|培训学校|培训中心|培训部|教育咨询|有限公司|培训|学校|中心)/g;
