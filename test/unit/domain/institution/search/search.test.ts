// Every kind of query a person types, on the phone's list and on an index read back from its file: both must answer alike.
import fc from 'fast-check';
import { readingsOf } from '../../../../../cloudfunctions/institution/readings';
import type { MatchedBy } from '../../../../../shared/domain/institution/search/bands';
import { buildIndex } from '../../../../../shared/domain/institution/search/build-index';
import { readIndex, writeIndex } from '../../../../../shared/domain/institution/search/index-file';
import type { Searchable } from '../../../../../shared/domain/institution/search/rows';
import { openIndex } from '../../../../../shared/domain/institution/search/search-index';
import { openList } from '../../../../../shared/domain/institution/search/search-list';

const anInstitution = (id: string, name: string, more: Partial<Searchable> = {}): Searchable => ({
  id,
  name,
  formerNames: [],
  creditCode: null,
  licenceNo: null,
  districtCode: '610702',
  address: '',
  readings: readingsOf(name),
  ...more,
});

const LIST = [
  anInstitution('xinghe', '示例·星河美术培训学校', {
    creditCode: '52610702MJX000001A',
    licenceNo: '教民161070200001号',
    address: '陕西省汉中市汉台区北关街道示例路1号',
  }),
  anInstitution('xinhe', '示例·新合美术培训中心', { address: '汉中市南郑区汉山街道示例路2号' }),
  anInstitution('zhiyuan', '示例·知远编程培训部', { formerNames: ['示例·启航编程培训部'] }),
  anInstitution('changfeng', '示例·长风篮球培训学校', { address: '南郑区大河坎镇示例路88号', districtCode: '610703' }),
  anInstitution('yinyue', '示例·天乐音乐艺术培训学校'),
  anInstitution('bohai', '示例·博海舞蹈培训学校', { address: '汉中市汉台区中心街道示例路9号' }),
  anInstitution('boya', '示例·博雅舞蹈培训学校', { address: '汉中市勉县勉阳街道示例路7号' }),
  anInstitution('jinlvxing', '示例·汉中市汉台区金绿星美术部', { address: '汉中市汉台区西关街道示例路5号' }),
  anInstitution('luxing', '示例·绿星科技培训中心'),
];

const list = openList(LIST);
const index = openIndex(readIndex(writeIndex(buildIndex(LIST))));

describe.each([
  [
    'the list of a phone',
    (q: string) => list.search(q, 5).map(({ institution, matchedBy }) => [institution.id, matchedBy]),
  ],
  ['an index from its file', (q: string) => index.search(q, 5).map(({ id, matchedBy }) => [id, matchedBy])],
])('look-up in %s', (_, search) => {
  const cases: readonly (readonly [string, string, string, MatchedBy])[] = [
    ['a part of the name', '星河', 'xinghe', 'name'],
    ['the whole name with its mark', '示例·星河美术培训学校', 'xinghe', 'name'],
    ['a character left out', '知编程培训部', 'zhiyuan', 'typo'],
    ['a wrong character', '长凤篮球', 'changfeng', 'homophone'],
    ['a wrong character that sounds otherwise', '长丰蓝球培训', 'changfeng', 'homophone'],
    ['a character that looks alike', '博雅舞踏', 'boya', 'typo'],
    ['swapped characters', '风长篮球', 'changfeng', 'typo'],
    ['swapped characters of a short brand', '雅博', 'boya', 'typo'],
    ['full pinyin', 'xinghemeishu', 'xinghe', 'pinyin'],
    ['pinyin in capitals with spaces', 'Xing He', 'xinghe', 'pinyin'],
    ['pinyin begun but not finished', 'zhiyuanbia', 'zhiyuan', 'pinyin'],
    ['fuzzy pinyin: z for zh', 'ziyuan', 'zhiyuan', 'pinyin'],
    ['fuzzy pinyin: n for ng, c for ch', 'canfen', 'changfeng', 'pinyin'],
    ['fuzzy pinyin: n for l', 'nvxing', 'luxing', 'pinyin'],
    ['a letter left out', 'zhiyun', 'zhiyuan', 'typo'],
    ['swapped letters', 'zhiyaun', 'zhiyuan', 'typo'],
    ['a letter too many', 'boyaawu', 'boya', 'typo'],
    ['two parts with other words between', '天乐艺术', 'yinyue', 'name'],
    ['two parts in pinyin', 'zhiyuanpeixun', 'zhiyuan', 'pinyin'],
    ['initials in two parts', 'zypx', 'zhiyuan', 'initials'],
    ['initials', 'xhmspxxx', 'xinghe', 'initials'],
    ['initials of the inside', 'cflq', 'changfeng', 'initials'],
    ['Hanzi and pinyin mixed', '知yuan', 'zhiyuan', 'pinyin'],
    ['Hanzi and initials mixed', '星河ms', 'xinghe', 'initials'],
    ['the other reading of a character', 'tianyueyinyue', 'yinyue', 'typo'],
    ['the reading in context', 'yinyueyishu', 'yinyue', 'pinyin'],
    ['a former name', '启航编程', 'zhiyuan', 'formerName'],
    ['the credit code', '52610702MJX000001A', 'xinghe', 'creditCode'],
    ['the credit code in small full-width letters', '５２６１０７０２ｍｊｘ０００００１ａ', 'xinghe', 'creditCode'],
    ['the end of the credit code', '000001A', 'xinghe', 'creditCode'],
    ['the credit code with a wrong digit', '52610702MJX000007A', 'xinghe', 'creditCode'],
    ['the licence number', '教民161070200001号', 'xinghe', 'licenceNo'],
    ['the digits of the licence number', '161070200001', 'xinghe', 'licenceNo'],
    ['the address', '示例路88号', 'changfeng', 'address'],
    ['a place and nothing else', '勉县', 'boya', 'address'],
    ['a place before the name', '南郑长风', 'changfeng', 'name'],
    ['a place and generic words around the name', '汉台区星河美术培训中心', 'xinghe', 'name'],
  ];
  it.each(cases)('finds %s: %s', (_kind, q, id, matchedBy) => {
    expect(search(q)[0]).toEqual([id, matchedBy]);
  });

  it('puts what is written so before what only sounds so', () => {
    expect(
      search('xinhe')
        .map(([id]) => id)
        .slice(0, 2),
    ).toEqual(['xinhe', 'xinghe']);
    expect(
      search('星河美术')
        .map(([id]) => id)
        .slice(0, 2),
    ).toEqual(['xinghe', 'xinhe']);
  });

  it.each([
    ['characters', '绿星', ['luxing', 'jinlvxing']],
    ['pinyin', 'lvxing', ['luxing', 'jinlvxing']],
  ])('puts a name that begins so, behind its places, before one that holds it: %s', (_kind, q, wanted) => {
    expect(
      search(q)
        .map(([id]) => id)
        .filter((id) => wanted.includes(id ?? '')),
    ).toEqual(wanted);
  });

  it.each([
    ['who left a character out', '博舞蹈', 'bohai'],
    ['who spells no l where an ng stands', 'changfengn', 'changfeng'],
  ])('finds first what was meant by one %s', (_kind, q, id) => {
    expect(search(q)[0]?.[0]).toBe(id);
  });

  it('puts the place that was typed first among equals', () => {
    expect(search('汉台舞蹈').map(([id]) => id)).toEqual(['bohai', 'boya']);
  });

  it('finds nothing where nothing resembles', () => {
    for (const q of ['', '   ', '·', '航天飞机', 'qqqq', '99999999', '😀']) expect(search(q)).toEqual([]);
  });

  it('takes any text', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 })), (q) => {
        expect(search(q).length).toBeLessThanOrEqual(5);
      }),
    ));
});

describe('openList', () => {
  it('finds every institution by its own name first, whatever the list', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ unit: fc.constantFrom(...'星河新和知远致美术舞蹈培训'), minLength: 2, maxLength: 9 }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        (names) => {
          const made = openList(names.map((name, i) => anInstitution(`i${i}`, name)));
          for (const [i, name] of names.entries()) expect(made.search(name, 1)[0]?.institution.id).toBe(`i${i}`);
        },
      ),
    ));

  it('does not depend on the order of the list', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(LIST, { minLength: LIST.length }),
        fc.constantFrom('xinhe', '美术', '培训学校'),
        (order, q) => {
          expect(openList(order).search(q, 8)).toEqual(list.search(q, 8));
        },
      ),
    ));

  it('leaves out what is not wanted before the limit counts', () => {
    const hits = list.search('培训学校', 1, ({ districtCode }) => districtCode === '610703');
    expect(hits.map(({ institution }) => institution.id)).toEqual(['changfeng']);
  });
});

describe('readIndex', () => {
  const file = writeIndex(buildIndex(LIST));

  it('reads from any offset of a larger buffer', () => {
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(openIndex(readIndex(shifted.subarray(3))).search('xinghe', 1)[0]?.id).toBe('xinghe');
  });

  it('refuses other files, other versions, and what was cut off', () => {
    expect(() => readIndex(new Uint8Array(4))).toThrow('not a look-up index');
    expect(() => readIndex(new Uint8Array(64))).toThrow('not a look-up index');
    expect(() => readIndex(file.slice(0, file.length / 2))).toThrow('cut off');
    const other = file.slice();
    other[4] = 99;
    expect(() => readIndex(other)).toThrow('version 99');
  });
});

describe('what is offered where nothing was found', () => {
  it.each([
    ['a piece of a name, and what sounds like a longer one', '火星星河没有', ['xinghe', 'xinhe']],
    ['the longer piece first', '知远星河', ['zhiyuan', 'xinghe']],
    ['no piece that many names hold', '火星培训', []],
    ['no two characters that only sound so', '火星心合', []],
    ['nothing for one character', '火', []],
  ])('takes %s', (_kind, q, ids) => {
    expect(
      list
        .similar(q, 3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });
});
