// Two officers edit one institution: the second is told what the first changed, chooses, and nothing is overwritten unseen.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

journey('the registry desk', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('settles two edits of one institution politely', async () => {
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    const one = institutions.find(({ courseCount }) => courseCount > 0);
    if (one === undefined) throw new Error('the demo has no institution with courses');
    const page = await demo.open('cityOfficer', '/desks/institution/pages/registry/index', { size: DESKTOP });
    await fill(page, '在列表里筛选', one.name);
    await page.getByText(one.name, { exact: true }).locator('visible=true').first().click();
    await press(page, '修改');
    await fill(page, '依据文件', '示例·汉教〔2026〕61号');
    await fill(page, '负责人', '示例·新负责人');
    const { institution } = await demo.call('cityOfficer2', 'institution.registryEntry', { id: one.id });
    await demo.call('cityOfficer2', 'institution.edit', {
      id: one.id,
      revision: institution.revision,
      document: '示例·汉教〔2026〕62号',
      facts: { legalPerson: '示例·另一位', phones: ['0916-2999999'] },
    });
    await press(page, '保存');
    await see(page, '别人刚刚改过这一家');
    await press(page, '看看对方改了什么');
    await see(page, '两人改的不一样');
    await demo.shoot(page, 'journey-registry-conflict');
    await press(page, '用我的');
    await press(page, '保存');
    await see(page, '示例·新负责人');
    const after = (await demo.call('cityOfficer', 'institution.registryEntry', { id: one.id })).institution;
    expect(after).toMatchObject({ legalPerson: '示例·新负责人', phones: ['0916-2999999'] });
    expect(demo.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
    await page.context().close();
  });
});
