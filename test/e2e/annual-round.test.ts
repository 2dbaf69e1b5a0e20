// The annual round: an institution reports with its code and no account, an officer grades it, and the families see the grade.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

journey('the annual round', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('goes from the invitation to the published grade', async () => {
    const { year } = await demo.call('cityOfficer', 'supervision.annual', {});
    const { codes } = await demo.call('cityOfficer', 'supervision.annualCodes', { year: year ?? 0 });
    const [invited] = codes;
    if (invited === undefined) throw new Error('everybody has reported');
    const phone = await demo.open('nobody', '/features/institution/pages/self-report/index');
    await fill(phone, '邀请码', invited.code);
    await press(phone, '打开自查表');
    await see(phone, invited.name);
    for (const [label, value] of [
      ['在训学生人数', '80'],
      ['从业人员总数', '10'],
      ['其中专职教学、教研人员', '4'],
      ['有资格证书的人数', '9'],
      ['带班人员人数', '4'],
      ['最长一次预收几个月的费用', '3'],
    ] as const) {
      await fill(phone, label, value);
    }
    for (const group of await phone.getByRole('radio', { name: '否', exact: true }).all()) await group.click();
    await demo.shoot(phone, 'journey-annual-self-report');
    await press(phone, '提交自查');
    await see(phone, `${invited.name}：已提交`);
    await phone.context().close();

    const desk = await demo.open('cityOfficer', '/desks/institution/pages/annual/index', { size: DESKTOP });
    await see(desk, /逾期未报 \d+/);
    await press(desk, '显示邀请码');
    await see(desk, /每家一个，只能用一次/);
    await fill(desk, '在列表里筛选', invited.name);
    await desk.getByText(invited.name, { exact: true }).locator('visible=true').first().click();
    await see(desk, '专职教学、教研人员占比偏低');
    await choose(desk, '合格');
    await press(desk, '定级');
    await see(desk, '已定级');
    await demo.shoot(desk, 'journey-annual-desk');
    await fill(desk, '依据文件', '示例·汉教函〔2026〕88号');
    await press(desk, '公布已定级的结果');
    await see(desk, '已公布');
    await desk.context().close();

    const institutionId = invited.id.slice(String(year).length + 1);
    const family = await demo.open('nobody', `/features/institution/pages/detail/index?id=${institutionId}`);
    await see(family, `${year} 年`);
    expect(demo.faults).toEqual([]);
    await family.context().close();
  });
});
