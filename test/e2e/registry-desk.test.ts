// Two officers edit one institution: the second is told what the first changed, chooses, and nothing is overwritten unseen.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

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

  it('measures a place, names its floor and rooms, and the door check goes by them', async () => {
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    const one = institutions.find(({ status, premises }) => status === 'licensed' && premises[0]?.position === null);
    if (one === undefined) throw new Error('the demo has a place that nobody measured');
    const page = await demo.open('cityOfficer', '/desks/institution/pages/registry/index', { size: DESKTOP });
    await fill(page, '在列表里筛选', one.name);
    await page.getByText(one.name, { exact: true }).locator('visible=true').first().click();
    await press(page, '场所、楼层、位置');
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ longitude: 107.02, latitude: 33.07, accuracy: 15 });
    await press(page, '用我现在的位置');
    await see(page, /已取到位置，误差约 15 米/);
    await fill(page, '楼层', '4楼');
    await see(page, /门牌号会变/);
    await fill(page, '教室', '401室、402室');
    await fill(page, '依据文件', '示例·汉教〔2026〕63号');
    await demo.shoot(page, 'journey-registry-premises');
    await press(page, '保存');
    await see(page, '已保存');
    await page.context().close();
    const { institution } = await demo.call('cityOfficer', 'institution.registryEntry', { id: one.id });
    expect(institution.premises).toMatchObject([{ floor: '4楼', rooms: ['401室', '402室'] }]);

    const phone = await demo.open('nobody', `/features/institution/pages/door/index?id=${one.id}`);
    await phone.context().grantPermissions(['geolocation']);
    await phone.context().setGeolocation({ longitude: 107.0201, latitude: 33.07, accuracy: 15 });
    await press(phone, '看看是不是这里');
    await see(phone, /是这个地方吗：就是登记的地方/);
    await fill(phone, '您在几楼', '四楼');
    await see(phone, /是登记的楼层吗：就是登记的楼层/);
    await phone.context().close();
  });

  it('files a course at the desk and says at once that its price is over the guidance price', async () => {
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    const one = institutions.find(({ status, category }) => status === 'licensed' && category === 'academic');
    if (one === undefined) throw new Error('the demo has an academic institution');
    const page = await demo.open('cityOfficer', '/desks/institution/pages/registry/index', { size: DESKTOP });
    await fill(page, '在列表里筛选', one.name);
    await page.getByText(one.name, { exact: true }).locator('visible=true').first().click();
    await page.getByRole('tab', { name: '课程' }).locator('visible=true').first().click();
    await press(page, '修改课程');
    await press(page, '增加一门课');
    await fill(page, '课程名称', '示例·初中物理');
    await choose(page, '学科类');
    await page.getByRole('checkbox', { name: '初中', exact: true }).locator('visible=true').first().click();
    await fill(page, '一期收费（元，可不填）', '2000');
    await fill(page, '课时数', '40');
    await fill(page, '每课时分钟', '45');
    await fill(page, '每班人数', '20');
    await see(page, /折合标准课时 50 元，指导价 30 元，上浮后最高 33 元/);
    await fill(page, '依据文件', '示例·汉教〔2026〕64号');
    await demo.shoot(page, 'journey-registry-courses');
    await press(page, '保存');
    await see(page, '示例·初中物理');
    await page.context().close();
    const family = await demo.open('nobody', `/features/institution/pages/detail/index?id=${one.id}`);
    await see(family, /折合标准课时 50 元，指导价上限 33 元/);
    await family.context().close();
    expect(demo.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });

  it('lists whom the registry recalls, and opens a former institution’s people for a purpose, which it writes down', async () => {
    const page = await demo.open('cityOfficer', '/desks/institution/pages/registry/index', { size: DESKTOP });
    await page
      .getByRole('tab', { name: /关注提示/ })
      .locator('visible=true')
      .first()
      .click();
    await see(page, /只是提示核查“假注销真运营”，不是结论/);
    await see(page, /与 \d+ 家已注销机构有关联/);
    await see(page, /同一(地点|栋楼|电话|字号)/);
    await demo.shoot(page, 'journey-registry-recalled');
    await page
      .getByRole('tab', { name: /已注销/ })
      .locator('visible=true')
      .first()
      .click();
    await see(page, '关注期内保留的人员和电话');
    await choose(page, '核查原址');
    await press(page, '查看');
    await see(page, /示例[甲乙丙丁戊己庚辛]/);
    await demo.shoot(page, 'journey-registry-watched');
    await page.context().close();
    expect(demo.faults.filter((fault) => !fault.includes('409'))).toEqual([]);
  });
});
