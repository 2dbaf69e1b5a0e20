// What a page shows while it waits, when there is nothing, when something went wrong and when the network is gone: seen in
// the browser by holding up, refusing or cutting its calls.
import type { Page, Route } from 'playwright-core';
import { type Demo, journey, openDemo } from '../support/browser';
import { press, see } from '../support/hands';

const SEARCH = '/features/institution/pages/search/index';

/** The tab bar's 社团. */
const openClubs = (page: Page): Promise<void> => page.locator('.weui-tabbar__item').nth(1).click();

journey('the states of a page', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0; // these tests provoke them
  });

  const withCalls = async (
    page: Page,
    functionName: string,
    answer: (route: Route) => Promise<void>,
  ): Promise<void> => {
    await page.route(`**/call/${functionName}`, answer);
  };

  it('shows a skeleton while it waits, then what it waited for', async () => {
    const page = await demo.open('guardian');
    await page.waitForLoadState('networkidle');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await withCalls(page, 'club', async (route) => {
      await held;
      await route.continue();
    });
    await openClubs(page);
    await page.getByLabel('正在加载').locator('visible=true').first().waitFor();
    await demo.shoot(page, 'state-loading');
    letGo();
    await see(page, '下学期社团');
    expect(await page.getByLabel('正在加载').locator('visible=true').count()).toBe(0);
    await page.context().close();
  });

  it('says what went wrong, quotes the request, and tries again', async () => {
    const page = await demo.open('guardian');
    await page.waitForLoadState('networkidle');
    let isBroken = true;
    await withCalls(page, 'club', (route) =>
      isBroken
        ? route.fulfill({
            json: { ok: false, error: { code: 'INTERNAL', details: {}, requestId: 'request-of-this-test' } },
          })
        : route.continue(),
    );
    await openClubs(page);
    await see(page, '编号 request-of-this-test');
    await demo.shoot(page, 'state-error');
    isBroken = false;
    await press(page, '再试一次');
    await see(page, '下学期社团');
    await page.context().close();
  });

  it('shows what it last knew without a network, and as of when', async () => {
    const page = await demo.open('guardian', '/pages/clubs/index');
    await see(page, '下学期社团');
    await withCalls(page, '*', (route) => route.abort('internetdisconnected'));
    await page.reload();
    await see(page, /网络不通，下面是 \d+月\d+日 \d+:\d+ 的内容/);
    await see(page, '下学期社团');
    await demo.shoot(page, 'state-offline');
    await page.context().close();
  });

  it('says that the network is gone where nothing is kept', async () => {
    const page = await demo.open('guardian');
    await page.waitForLoadState('networkidle');
    await withCalls(page, '*', (route) => route.abort('internetdisconnected'));
    await page.goto(`${demo.cloud.origin}/#/features/satisfaction/pages/rate/index?clubId=c&childId=k`);
    await see(page, '网络不通，请检查后再试');
    await see(page, '再试一次');
    await demo.shoot(page, 'state-offline-nothing');
    await page.context().close();
  });

  it('says what to do where there is nothing', async () => {
    const page = await demo.open('nobody', SEARCH);
    await page.getByLabel('名称、拼音、首字母、信用代码、地址').locator('input').fill('火星补习社没有这一家');
    await page.getByText('名单上没有找到').waitFor();
    await page.getByText('告诉我们有这么个地方').waitFor();
    await demo.shoot(page, 'state-empty');
    await page.context().close();
  });
});
