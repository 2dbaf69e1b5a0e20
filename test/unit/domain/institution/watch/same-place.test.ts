import {
  buildingOf,
  foldAddress,
  foldPhone,
  openWatch,
  type Watched,
} from '../../../../../shared/domain/institution/watch/same-place';

const former: Watched = {
  id: 'inst-old',
  name: '示例·星河英语培训学校',
  formerNames: [],
  districtCode: '610702',
  address: '汉台区七星街道示例路十八号3层',
  legalPerson: '示例·甲',
  phones: ['0916-2000001', '13900000001'],
};
const asked = { districtCode: '610702', address: '', name: '', people: [], phones: [] };
const because = (more: object) => openWatch([former])({ ...asked, ...more })[0]?.because ?? [];

describe('foldAddress', () => {
  it('brings together what two clerks write for one place', () => {
    const one = foldAddress('汉台区 七星街道示例路十八号3层');
    expect(foldAddress('陕西省汉中市汉台区七星街道示例路１８号三楼')).toBe(one);
    expect(foldAddress('七星街道示例路二十号')).toBe('七星街道示例路20号');
    expect(buildingOf('汉台区七星街道示例路18号三楼')).toBe('七星街道示例路18号');
    expect(buildingOf('七星街道')).toBe('');
  });
});

describe('openWatch', () => {
  it('recalls a former institution by place, building, telephone and brand', () => {
    expect(because({ address: '汉中市汉台区七星街道示例路18号三楼' })).toEqual(['place']);
    expect(because({ address: '七星街道示例路18号5楼' })).toEqual(['building']);
    expect(because({ phones: ['+86 139-0000-0001'] })).toEqual(['phone']);
    expect(because({ name: '示例·星河英语培训中心' })).toEqual(['name']);
  });
  it('does not take a namesake, a mere street or another district for a hit', () => {
    expect(because({ people: ['示例·甲'] })).toEqual([]);
    expect(because({ address: '七星街道示例路' })).toEqual([]);
    expect(because({ address: '七星街道示例路18号三楼', districtCode: '610703' })).toEqual([]);
    expect(because({})).toEqual([]);
    expect(because({ people: ['示例·甲'], address: '七星街道示例路18号' })).toEqual(['building', 'person']);
  });
  it('folds telephone numbers', () => {
    expect(foldPhone('0086 13900000001')).toBe('13900000001');
    expect(foldPhone('12345')).toBe('');
  });
});
