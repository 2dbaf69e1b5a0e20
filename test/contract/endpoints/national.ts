import { buildNationalFile } from '../../../cloudfunctions/_tools/national-from-spreadsheet';
import { publishNationalFile } from '../../../cloudfunctions/national/public';
import { feature } from './table';
import type { World } from './world';

const SOURCE = { source: '示例·全国名单', asOf: '2026-11-01' };
const LIST = [
  '省市县,机构名称,统一社会信用代码,办学许可证号,培训类别,地址,状态,有效期',
  '陕西省西安市雁塔区,示例·远山编程培训学校,,教民示例000001,科技类,示例路1号,有效,2027-08-31',
].join('\r\n');

const arrange = async ({ ports }: World) => {
  await publishNationalFile(ports, await buildNationalFile(new TextEncoder().encode(LIST), SOURCE));
  return {};
};

export const national = feature(
  'national',
  arrange,
)({
  search: {
    examples: [
      {
        as: 'nobody',
        input: () => ({ q: 'yuanshanbiancheng' }),
        replies: () => ({
          list: { ...SOURCE, count: 1 },
          hits: [{ name: '示例·远山编程培训学校', place: '陕西省西安市雁塔区', matchedBy: 'pinyin' }],
        }),
      },
    ],
    cases: {
      'one that is there': { input: () => ({ q: '远山编程' }), everybody: 'ok' },
      'none that is there': { input: () => ({ q: '火星' }), everybody: 'ok' },
    },
  },
});
