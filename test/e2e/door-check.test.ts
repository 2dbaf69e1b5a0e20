// A parent stands before a door: the poster's code, a copy of it, a forged one, and the fee that is over the limit.
import type { Page } from 'playwright-core';
import { wire } from '../../cloudfunctions/_lib/wire';
import { doorCodeContent, writeDoorCode } from '../../shared/domain/institution/door-check/door-code';
import { type Gcj02, toGcj02 } from '../../shared/kernel/geo';
import { addDays, asEpochMs, dateOf } from '../../shared/kernel/time';
import { type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

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

  /** Where a browser has to say it is, for the page to understand this place. */
  const standAt = async (page: Page, { lng, lat }: Gcj02): Promise<void> => {
    const shifted = toGcj02({ lng, lat });
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({
      longitude: 2 * lng - shifted.lng,
      latitude: 2 * lat - shifted.lat,
      accuracy: 20,
    });
  };

  it('tells the right door from a copy of its code hung elsewhere, by distance and by floor', async () => {
    const { institution } = await demo.call('cityOfficer', 'institution.registryEntry', { id: poster.institutionId });
    const place = institution.premises.find(({ door }) => door === poster.door);
    if (place?.position == null) throw new Error('the demo measured this door');
    const page = await demo.open('nobody', `${DOOR}?code=${poster.code}`);
    await see(page, poster.name);
    await standAt(page, place.position);
    await press(page, '看看是不是这里');
    await see(page, /是这个地方吗：就是登记的地方/);
    await fill(page, '您在几楼', String(Number.parseInt(place.floor, 10)));
    await see(page, /是登记的楼层吗：就是登记的楼层/);
    await fill(page, '您在几楼', '地下1层');
    await see(page, /是登记的楼层吗：不是登记的楼层/);
    await standAt(page, { lng: place.position.lng + 0.02, lat: place.position.lat });
    await press(page, '看看是不是这里');
    await see(page, /是这个地方吗：不在登记的地方/);
    await see(page, /码可能被复制到了别处/);
    await demo.shoot(page, 'journey-door-copied');
    await press(page, '举报这里');
    await see(page, '发生了什么事');
    await press(page, '下一步'); // what happened is filled in
    await see(page, poster.name);
    await demo.shoot(page, 'journey-door-report');
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('names the limits that a fee goes over, and holds an academic one against the guidance price', async () => {
    const page = await demo.open('nobody', `${DOOR}?code=${poster.code}`);
    await see(page, poster.name);
    await choose(page, '学科类');
    await choose(page, '初中');
    await fill(page, '一次交多少元', '6000');
    await fill(page, '管几个月（按时间收费的填）', '6');
    await fill(page, '一共多少课时（按课时收费的填）', '70');
    await see(page, /一次交多少钱、一次交多长时间、一次交多少课时/);
    await fill(page, '一次交多少元', '3000');
    await fill(page, '管几个月（按时间收费的填）', '3');
    await fill(page, '一共多少课时（按课时收费的填）', '60');
    await see(page, /没有超过收费上限，单价还不知道/);
    await fill(page, '每课时多少分钟（学科类填）', '45');
    await fill(page, '班里多少人（学科类填）', '20');
    await see(page, /收费超限吗：超过了收费限制/); // 50 yuan a lesson, the cap is 33
    await see(page, /单价（学科类）/);
    await demo.shoot(page, 'journey-door-fee');
    await page.context().close();
  });

  it('shows a code as expired after its last day, and the licence for itself', async () => {
    const { signing } = wire();
    const day = dateOf(asEpochMs(demo.now()));
    const code = {
      keyNumber: signing.key().number,
      door: poster.door,
      serial: 1,
      issuedOn: addDays(day, -401),
      until: addDays(day, -1),
    };
    const old = writeDoorCode(code, signing.sign('door-code', doorCodeContent(code)));
    const page = await demo.open('nobody', `${DOOR}?code=${old}`);
    await see(page, /核验码是真的吗：核验码已过期/);
    await see(page, /今天有效吗：许可证今天有效/);
    await page.context().close();
  });

  it('prints one A4 sheet for each door, its code whole', async () => {
    const page = await demo.open('cityOfficer', `/desks/institution/pages/posters/index?ids=${poster.institutionId}`);
    await see(page, poster.name);
    await page.waitForTimeout(500); // the code is drawn
    const pdf = await page.pdf({ format: 'A4', path: 'test/e2e/shots/journey-posters.pdf' });
    const { posters } = await demo.call('cityOfficer', 'institution.doorCodes', { ids: [poster.institutionId] });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(posters.length);
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
