import fc from 'fast-check';
import { readingsOf } from '../../../../../cloudfunctions/institution/readings';
import { openNationalFile, writeNationalFile } from '../../../../../shared/domain/institution/national/national-file';
import {
  type NationalInstitution,
  nationalStatusOn,
  readNationalList,
} from '../../../../../shared/domain/institution/national/national-list';
import { localDate } from '../../../../../shared/kernel/time';

const SOURCE = { source: '示例·全国名单', asOf: '2026-11-01' };
const HEADINGS = [
  '省市县',
  '机构名称',
  '曾用名',
  '统一社会信用代码',
  '地址',
  '状态',
  '有效期',
  '法定代表人',
  '联系电话',
];
const sheet = (...rows: (string | null)[][]) => [{ name: '名单', rows: [HEADINGS, ...rows] }];

const aNational = (name: string, more: Partial<NationalInstitution> = {}): NationalInstitution => ({
  name,
  formerNames: [],
  creditCode: null,
  licenceNo: null,
  place: '陕西省西安市雁塔区',
  address: '示例路1号',
  category: 'art',
  status: 'licensed',
  validUntil: null,
  ...more,
});

describe('readNationalList', () => {
  it('reads rows of any place, and no person', () => {
    const { institutions, refused } = readNationalList(
      sheet([
        '四川省成都市锦江区',
        '示例·远山编程培训部',
        '示例·近山',
        null,
        '示例路2号',
        '有效',
        '2027.8.31',
        '示例·某人',
        '13900000000',
      ]),
    );
    expect(refused).toEqual([]);
    expect(institutions).toEqual([
      {
        name: '示例·远山编程培训部',
        formerNames: ['示例·近山'],
        creditCode: null,
        licenceNo: null,
        place: '四川省成都市锦江区',
        address: '示例路2号',
        category: 'science',
        status: 'licensed',
        validUntil: '2027-08-31',
      },
    ]);
    expect(JSON.stringify(institutions)).not.toMatch(/某人|139/);
  });

  it('finds the place at the beginning of the address where its column is empty', () => {
    const rows = sheet([
      null,
      '示例·草原美术培训部',
      null,
      null,
      '内蒙古自治区呼和浩特市新城区示例路3号',
      null,
      null,
      null,
      null,
    ]);
    expect(readNationalList(rows).institutions[0]?.place).toBe('内蒙古自治区呼和浩特市新城区');
  });

  it('says which rows it could not take, and why', () => {
    const { institutions, refused } = readNationalList(
      sheet(
        [null, '示例·无处培训部', null, null, null, null, null, null, null],
        ['西安市', '示例·错日培训部', null, null, null, null, '2027年2月30日', null, null],
        ['西安市', '示例·好培训部', null, null, null, null, null, null, null],
        ['西安市', '示例·好培训部', null, null, null, null, null, null, null],
      ),
    );
    expect(institutions.map(({ name }) => name)).toEqual(['示例·好培训部']);
    expect(refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'DISTRICT_UNKNOWN'],
      [3, 'DATE_INVALID'],
      [5, 'DUPLICATE_ROW'],
    ]);
  });
});

describe('nationalStatusOn', () => {
  it('lets a licence hold to the end of its last day', () => {
    const one = aNational('示例·某', { validUntil: localDate('2026-11-23') });
    expect(nationalStatusOn(one, localDate('2026-11-23'))).toBe('licensed');
    expect(nationalStatusOn(one, localDate('2026-11-24'))).toBe('expired');
  });

  it('does not make a deregistered one expired', () => {
    const one = aNational('示例·某', { status: 'deregistered', validUntil: localDate('2020-01-01') });
    expect(nationalStatusOn(one, localDate('2026-11-24'))).toBe('deregistered');
  });
});

describe('the national file', () => {
  const LIST = Array.from({ length: 100 }, (_, i) => aNational(`示例·远山${i}号美术培训部`)).concat(
    aNational('示例·星河美术培训学校', { creditCode: '52610702MJX000001A', place: '四川省成都市锦江区' }),
    aNational('示例·知远编程培训部', { formerNames: ['示例·启航编程培训部'] }),
  );
  const file = writeNationalFile(SOURCE, LIST, readingsOf);
  const directory = openNationalFile(file);

  it('says what it is', () => {
    expect({ ...directory, search: undefined }).toEqual({ ...SOURCE, count: 102, search: undefined });
  });

  it.each([
    ['星河美术', '示例·星河美术培训学校', 'name'],
    ['xinghemieshu', '示例·星河美术培训学校', 'typo'],
    ['锦江星河', '示例·星河美术培训学校', 'name'],
    ['52610702MJX000001A', '示例·星河美术培训学校', 'creditCode'],
    ['启航编程', '示例·知远编程培训部', 'formerName'],
    ['远山77号', '示例·远山77号美术培训部', 'name'],
  ])('finds %s with everything that is shown of it', (q, name, matchedBy) => {
    const [hit] = directory.search(q, 5);
    expect(hit).toEqual({ institution: LIST.find((one) => one.name === name), matchedBy });
  });

  it('is the same bytes for the same list in any order', () =>
    fc.assert(
      fc.property(fc.shuffledSubarray(LIST, { minLength: LIST.length }), (shuffled) => {
        expect(Buffer.compare(writeNationalFile(SOURCE, shuffled, readingsOf), file)).toBe(0);
      }),
      { numRuns: 3 },
    ));

  it('finds nothing in an empty list', () => {
    expect(openNationalFile(writeNationalFile(SOURCE, [], readingsOf)).search('星河', 5)).toEqual([]);
  });

  it('refuses another file, and one that was cut off anywhere', () => {
    expect(() => openNationalFile(new Uint8Array(100))).toThrow('not a national list');
    for (const length of [0, 10, 40, 1000, file.length - 1]) {
      expect(() => openNationalFile(file.slice(0, length))).toThrow();
    }
  });
});
