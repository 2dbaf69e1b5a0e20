// A guardian looks an institution up: with a character wrong, by initials, by distance, without a network, and while
// somebody tampers with the list. The whole look-up calls no function.
import type { Page, Route } from 'playwright-core';
import { type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';
import { listedInstitutions } from '../support/listed';

const SEARCH = '/features/institution/pages/search/index';
const BAR = '名称、拼音、首字母、信用代码、地址';
const HEAD = '**/public/institutions/head.json';

journey('looking an institution up', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0;
  });

  /** Answers the head with something else than the bureau published. */
  const tamper = (page: Page, change: (head: Record<string, unknown>) => Record<string, unknown>) =>
    page.route(HEAD, async (route: Route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: JSON.stringify(change(await response.json())) });
    });

  it('finds it in spite of a typo, without calling a function, and says at once whether it is licensed', async () => {
    const wanted = (await listedInstitutions(demo.cloud.origin)).find(({ name }) => name.length > 12)?.name ?? '';
    // The name without the demo's mark, its third character wrong.
    const typed = [...wanted.slice(3)].map((character, i) => (i === 2 ? '某' : character)).join('');
    expect(wanted).not.toContain(typed);

    const page = await demo.open('guardian');
    await page.waitForLoadState('networkidle');
    await press(page, '查机构名称、拼音、信用代码');
    await see(page, /名单共 399 家/);
    await see(page, /已核对教育局的电子签名/);
    const calls: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/call/')) calls.push(request.url());
    });
    await fill(page, BAR, typed);
    await page
      .getByRole('button', { name: new RegExp(`^${wanted}`) })
      .first()
      .waitFor();
    await demo.shoot(page, 'journey-look-up-typo');
    expect(calls).toEqual([]);
    await page
      .getByRole('button', { name: new RegExp(`^${wanted}`) })
      .first()
      .click();
    await see(page, '举报这里');
    await see(page, wanted);
    await press(page, '举报这里');
    await see(page, '发生了什么事');
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('narrows by district and state, pages through the rest, and remembers on this phone what was looked up', async () => {
    const page = await demo.open('nobody', SEARCH);
    await see(page, /名单共 399 家/);
    await see(page, '第 1 页，共 20 页');
    await press(page, '下一页');
    await see(page, '第 2 页，共 20 页');
    await press(page, '筛选');
    await page.getByRole('radio', { name: '洋县', exact: true }).click();
    await page.getByRole('radio', { name: '在册', exact: true }).click();
    await demo.shoot(page, 'journey-look-up-filters');
    await press(page, '看结果');
    await see(page, '筛选（2）');
    const districts = await page.getByText(/^洋县 · /).count();
    expect(districts).toBeGreaterThan(0);
    expect(await page.getByText(/^汉台区 · /).count()).toBe(0);
    await press(page, '筛选（2）');
    await press(page, '全部清除');
    await fill(page, BAR, 'xhms');
    await page
      .getByText(/首字母相符/)
      .first()
      .waitFor();
    await demo.shoot(page, 'journey-look-up-initials');
    await page
      .getByText(/首字母相符/)
      .first()
      .click();
    await see(page, '举报这里');
    const again = await demo.open('nobody', SEARCH, { after: page });
    await see(again, '最近查过（只存在本机）');
    await see(again, 'xhms');
    await press(again, '清除记录');
    await again.getByText('最近查过（只存在本机）').waitFor({ state: 'hidden' });
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('says "not on the list", never "illegal", when there is none, and offers what to do next', async () => {
    const page = await demo.open('nobody', SEARCH);
    await fill(page, BAR, '火星星河没有这一家');
    await see(page, '名单上没有找到');
    await see(page, /没有找到不等于违法/);
    await see(page, '名称有几分像的');
    await see(page, '打电话问一问');
    await demo.shoot(page, 'journey-look-up-none');
    await press(page, /告诉我们有这么个地方/);
    await see(page, '发生了什么事');
    await page.context().close();
  });

  it('looks outside the city when asked, and never lets a far-away licence pass for a local one', async () => {
    const page = await demo.open('nobody', SEARCH);
    await see(page, /名单共 399 家/);
    // In the national list and not in the city's.
    await fill(page, BAR, '洛阳灵致麻书法');
    await see(page, '名单上没有找到');
    const calls: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname.startsWith('/call/')) calls.push(request.url());
    });
    await press(page, /^到全国名单里找/);
    await see(page, '下面是在外地登记的机构');
    await see(page, /示例·洛阳灵致麻书法培训部/);
    await see(page, /不等于可以在本市开课/);
    await see(page, /来自“示例·全国校外培训机构名单”，截至/);
    expect(calls.map((url) => new URL(url).pathname)).toEqual(['/call/national']);
    await demo.shoot(page, 'journey-look-up-elsewhere');
    await fill(page, BAR, '火星上没有这一家');
    await press(page, /^到全国名单里找/);
    await see(page, '全国名单上也没有找到');
    await see(page, /仍不等于违法/);
    await demo.shoot(page, 'journey-look-up-elsewhere-none');
    await page.context().close();
  });

  it('goes on without a network, and says as of when the list is', async () => {
    const page = await demo.open('nobody', SEARCH);
    await see(page, /名单共 399 家/);
    await page.route('**/public/**', (route) => route.abort());
    await page.reload();
    await see(page, /网络不通，下面是 .* 的内容/);
    await fill(page, BAR, 'xinghemeishu');
    await see(page, /拼音相符/);
    await demo.shoot(page, 'journey-look-up-offline');
    await page.context().close();
  });

  it('opens an institution never opened before without a network, from the list alone, and says what needs one', async () => {
    const page = await demo.open('nobody', SEARCH);
    await see(page, /名单共 399 家/);
    await page.route('**/call/**', (route) => route.abort());
    await page.getByRole('button', { name: /在册$/ }).locator('visible=true').first().click();
    await see(page, '联网后还能看');
    await see(page, /网络不通，下面是 .* 的内容/);
    await see(page, /在册，许可证在有效期内/);
    await demo.shoot(page, 'journey-look-up-detail-offline');
    await page.unroute('**/call/**');
    await press(page, '再试一次');
    await see(page, '课程与收费');
    await page.context().close();
  });

  it('sorts by distance once the phone says where it is, the unmeasured ones last', async () => {
    const page = await demo.open('nobody', SEARCH);
    await see(page, /名单共 399 家/);
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ longitude: 107.031, latitude: 33.068, accuracy: 20 });
    await press(page, '按距离排');
    await see(page, /约 \d+ 米|约 [\d.]+ 公里/);
    const metres = (await page.getByText(/约 [\d.]+ (米|公里)/).allInnerTexts()).map((text) => {
      const [, number = '', unit = ''] = /约 ([\d.]+) (米|公里)/.exec(text) ?? [];
      return Number(number) * (unit === '公里' ? 1000 : 1);
    });
    expect(metres.length).toBeGreaterThan(3);
    expect(metres).toEqual([...metres].sort((a, b) => a - b));
    const first = await page
      .getByText(/· (艺术|体育|科技|学科类|其他非学科)/)
      .first()
      .innerText();
    expect(first).toContain('约');
    await press(page, '恢复顺序');
    await page
      .getByText(/约 [\d.]+ (米|公里)/)
      .first()
      .waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('refuses a forged and a rolled-back list and keeps the one it has', async () => {
    const page = await demo.open('nobody', SEARCH);
    await see(page, /名单共 399 家/);
    await tamper(page, (head) => ({ ...head, version: 99 }));
    await page.reload();
    await see(page, '新名单没有通过核对，仍用原来的名单');
    await see(page, /没有教育局的有效签名/);
    await see(page, /名单共 399 家/);
    await demo.shoot(page, 'journey-look-up-forged');

    // An old head, rightly signed, after a newer list has been taken.
    await page.unroute(HEAD);
    const old = await (await fetch(`${demo.cloud.origin}/public/institutions/head.json`)).text();
    await revoke(demo);
    await page.reload();
    await see(page, /第 \d+ 版/);
    await see(page, /名单共 399 家，其中在册 4\d 家/);
    await page.route(HEAD, (route) => route.fulfill({ body: old }));
    await page.reload();
    await see(page, '收到的名单比本机的还旧。');
    await page.context().close();
  });

  it('refuses a forged list on a phone that has none, and shows no institution', async () => {
    const page = await demo.open('nobody');
    await tamper(page, (head) => ({ ...head, sha256: '0'.repeat(64) }));
    await page.goto(`${demo.cloud.origin}/#${SEARCH}`);
    await see(page, '新名单没有通过核对，仍用原来的名单');
    expect(await page.getByText(/示例·/).count()).toBe(0);
    await page.context().close();
  });

  it('reads well in large type', async () => {
    const page = await demo.open('nobody', SEARCH);
    await page.evaluate(() => localStorage.setItem('elder', JSON.stringify({ data: 'true' })));
    await page.reload();
    await see(page, /名单共 399 家/);
    await demo.shoot(page, 'journey-look-up-elder');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

/** An officer suspends a licensed institution: the list is published anew at once. */
const revoke = async (demo: Demo): Promise<void> => {
  const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
  const one = institutions.find(({ status }) => status === 'licensed');
  if (one === undefined) throw new Error('the demo has a licensed institution');
  await demo.call('cityOfficer', 'institution.changeStatus', {
    id: one.id,
    revision: one.revision,
    document: '示例教停〔2026〕1号',
    status: 'suspended',
    since: '2026-11-01',
    until: null,
    reason: '示例：整改',
  } as never);
};
