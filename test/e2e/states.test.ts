// What a page shows while it waits, when there is nothing, when something went wrong and when the network is gone: seen in
// the browser by holding up, refusing or cutting its calls.
import type { Page, Route } from 'playwright-core';
import { type Demo, journey, openDemo } from '../support/browser';

const SEARCH = '/features/institution/pages/search/index';

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
    const page = await demo.open('nobody');
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await withCalls(page, 'institution', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: /^查机构/ }).click();
    await page.getByLabel('正在加载').waitFor();
    await demo.shoot(page, 'state-loading');
    letGo();
    await page.getByText('在册', { exact: true }).first().waitFor();
    expect(await page.getByLabel('正在加载').count()).toBe(0);
    await page.context().close();
  });

  it('says what went wrong, quotes the request, and tries again', async () => {
    const page = await demo.open('nobody');
    let refusals = 1;
    await withCalls(page, 'institution', async (route) => {
      if (refusals-- > 0) {
        await route.fulfill({
          json: { ok: false, error: { code: 'INTERNAL', details: {}, requestId: 'request-of-this-test' } },
        });
      } else await route.continue();
    });
    await page.getByRole('button', { name: /^查机构/ }).click();
    await page.getByText('编号 request-of-this-test').waitFor();
    await demo.shoot(page, 'state-error');
    await page.getByText('再试一次').click();
    await page.getByText('在册', { exact: true }).first().waitFor();
    await page.context().close();
  });

  it('shows the last list without a network, and as of when', async () => {
    const page = await demo.open('nobody', SEARCH);
    await page.getByText('在册', { exact: true }).first().waitFor();
    await withCalls(page, '*', (route) => route.abort('internetdisconnected'));
    await page.reload();
    await page.getByText(/网络不通，下面是 .* 的内容/).waitFor();
    await page.getByText('在册', { exact: true }).first().waitFor();
    await demo.shoot(page, 'state-offline');
    await page.context().close();
  });

  it('says that the network is gone where nothing is kept', async () => {
    const page = await demo.open('nobody');
    await withCalls(page, 'institution', (route) => route.abort('internetdisconnected'));
    await page.getByRole('button', { name: /^查机构/ }).click();
    await page.getByText('再试一次').waitFor();
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
