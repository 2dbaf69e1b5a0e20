// The tenant this deployment serves: one city with its districts. Another city replaces this file.

export const CITY = { code: '6107', name: '汉中市' } as const;

/** The districts and counties, GB/T 2260 codes, in the order of the code. */
export const DISTRICTS = [
  { code: '610702', name: '汉台区' },
  { code: '610703', name: '南郑区' },
  { code: '610722', name: '城固县' },
  { code: '610723', name: '洋县' },
  { code: '610724', name: '西乡县' },
  { code: '610725', name: '勉县' },
  { code: '610726', name: '宁强县' },
  { code: '610727', name: '略阳县' },
  { code: '610728', name: '镇巴县' },
  { code: '610729', name: '留坝县' },
  { code: '610730', name: '佛坪县' },
] as const;

export const DISTRICT_CODES = DISTRICTS.map(({ code }) => code);

/** The name of a district; empty for a code that is not ours. */
export const districtName = (code: string): string => DISTRICTS.find((district) => district.code === code)?.name ?? '';

/** The names by which people call the city and its districts, with and without what they are: 汉台区, 汉台. */
export const PLACE_NAMES: readonly string[] = [CITY.name, ...DISTRICTS.map(({ name }) => name)].flatMap((name) =>
  name.length > 2 ? [name, name.slice(0, -1)] : [name],
);
