// A parent stands before a door: the poster's code, a copy of it, a forged one, and the fee that is over the limit.
import { type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

const DOOR = '/features/institution/pages/door/index';
const DOCUMENT = '示例·汉教〔2026〕60号';

journey('checking a door', () => {
  let demo: Demo;
  let poster: { code: string; door: string; name: string; institutionId: string };
  beforeAll(async () => {
    demo = await openDemo();
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    const good = institutions.find(({ courseCount, status }) => courseCount > 0 && status === 'licensed');
    const { posters } = await demo.call('cityOfficer', 'institution.doorCodes', { ids: [good?.id ?? ''] });
    const [first] = posters;
    if (first === undefined) throw new Error('the demo prints no poster');
    poster = first;
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0;
  });

  it('says of a genuine code what the list and the rules say, and asks about a teacher', async () => {
    const page = await demo.open('nobody', `${DOOR}?code=${poster.code}`);
    await see(page, poster.name);
    await see(page, /核验码是真的吗：核验码是教育局签发的/);
    await see(page, /今天有效吗：许可证今天有效/);
    await fill(page, '老师姓名', '示例·不在册的人');
    await press(page, '问一问');
    await see(page, /名册上没有这个姓名/);
    await fill(page, '一次交多少元', '6000');
    await see(page, /收费超限吗：超过了收费限制/);
    await demo.shoot(page, 'journey-door-genuine');
    await press(page, '举报这里');
    await see(page, '发生了什么事');
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('knows a forged code, a typed number, a name, and a place that is on no list', async () => {
    const forged = `${poster.code.slice(0, -1)}${poster.code.endsWith('0') ? '1' : '0'}`;
    const page = await demo.open('nobody', DOOR);
    await fill(page, '门牌号、机构名称', forged);
    await see(page, /不是教育局签发的核验码/);
    await demo.shoot(page, 'journey-door-forged');
    await press(page, '换一家');
    await fill(page, '门牌号、机构名称', `${poster.door.slice(0, 4)} ${poster.door.slice(4).toLowerCase()}`);
    await see(page, poster.name);
    await press(page, '换一家');
    await fill(page, '门牌号、机构名称', '火星补习社没有这一家');
    await see(page, '名单上没有找到');
    await see(page, /没有找到不等于违法/);
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('shows a revoked code as revoked once the new list is there', async () => {
    const { institution } = await demo.call('cityOfficer', 'institution.registryEntry', { id: poster.institutionId });
    await demo.call('cityOfficer', 'institution.revokeDoor', {
      id: institution.id,
      revision: institution.revision,
      door: poster.door,
      document: DOCUMENT,
    });
    const page = await demo.open('nobody', `${DOOR}?code=${poster.code}`);
    await see(page, /核验码已作废/);
    await page.context().close();
  });

  it('holds a contract against the limits without a single call', async () => {
    const page = await demo.open('nobody', '/features/institution/pages/contract/index');
    await page.waitForLoadState('networkidle');
    const calls: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/call/')) calls.push(request.url());
    });
    await fill(page, '第 1 次交费（元）', '12,000');
    await fill(page, '一共多少课时（含赠送）', '120');
    await see(page, '有 2 项超过限制');
    await see(page, /一次收费不能超过 5000 元/);
    await fill(page, '已经上了多少课时', '30');
    await see(page, '9,000 元');
    await demo.shoot(page, 'journey-contract');
    expect(calls).toEqual([]);
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });
});
