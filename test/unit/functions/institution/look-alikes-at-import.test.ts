// An import is warned of names that pass for others, on the list or within the import itself, and goes through all the same.
import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { openTestApp, type TestApp } from '../../../support/app';
import { anInstitution } from '../../../support/institution';

const { cityOfficer } = PEOPLE;
const csv = (...names: string[]): string =>
  Buffer.from(
    ['机构名称,县区,地址,类别,学段', ...names.map((name) => `${name},汉台区,示例路2号,艺术,小学`)].join('\r\n'),
  ).toString('base64');

describe('look-alikes at import', () => {
  let app: TestApp;
  const preview = (...names: string[]) =>
    app.call(cityOfficer.openid, 'institution.previewImport', { fileName: '名单.csv', base64: csv(...names) });

  beforeAll(async () => {
    app = await openTestApp('look-alikes');
    await app.ports.store.insertMany('accounts', [{ id: cityOfficer.accountId, document: accountOf(cityOfficer) }]);
    await app.ports.store.insertMany('institutions', [
      { id: 'known', document: anInstitution('known', { name: '示例·未来之星口才培训学校', districtCode: '610703' }) },
    ]);
  });
  afterAll(() => app.close());

  it('are told with the name they pass for, and how', async () => {
    const { lookAlikes, added } = await preview(
      '示例·末来之星口才培训学校',
      '示例·未来之星口才教育培训学校',
      '示例·知远编程培训部',
    );
    expect(added).toBe(3);
    expect(lookAlikes).toEqual([
      { name: '示例·末来之星口才培训学校', other: '示例·未来之星口才培训学校', likeness: 'looksSame' },
      { name: '示例·未来之星口才教育培训学校', other: '示例·未来之星口才培训学校', likeness: 'addedWords' },
    ]);
  });

  it('are told within one import too', async () => {
    const { lookAlikes } = await preview('示例·博士美术培训部', '示例·博土美术培训部');
    expect(lookAlikes.map(({ name, other }) => [name, other])).toEqual([
      ['示例·博士美术培训部', '示例·博土美术培训部'],
      ['示例·博土美术培训部', '示例·博士美术培训部'],
    ]);
  });

  it('do not hold the import up', async () => {
    const name = '示例·末来之星口才培训学校';
    await app.call(cityOfficer.openid, 'institution.commitImport', {
      fileName: '名单.csv',
      base64: csv(name),
      document: '',
      leaveOutRefused: false,
    });
    const { institutions } = await app.call(cityOfficer.openid, 'institution.registry', {});
    expect(institutions.map((one) => one.name)).toContain(name);
  });
});
