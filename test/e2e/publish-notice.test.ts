// A school writes a notice, a second person approves it, the content check passes it, the family finds it on the home page;
// while the check is down, nothing is published.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

const TITLE = '下周三下午家长开放日';
const DESK = '/desks/notice/pages/notices/index';

journey('publishing a notice', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  const familySees = async (): Promise<boolean> => {
    const page = await demo.open('guardian');
    await see(page, '通知');
    await page.waitForLoadState('networkidle');
    const isThere = (await page.getByText(TITLE).count()) > 0;
    await page.context().close();
    return isThere;
  };

  it('needs a second person and a content check that answers', async () => {
    const writer = await demo.open('schoolAdmin', DESK, { size: DESKTOP });
    await press(writer, '写一条通知');
    await fill(writer, '标题', TITLE);
    await fill(writer, '正文', '欢迎家长到校看社团活动。\n\n请从东门进，带身份证登记。');
    await press(writer, '提交复核');
    await see(writer, '这是您写的，需要另一个人复核');
    expect(await writer.getByRole('button', { name: '同意并发布' }).count()).toBe(0);
    await writer.context().close();
    expect(await familySees()).toBe(false);

    const approver = await demo.open('approver', DESK, { size: DESKTOP });
    await approver.getByText(TITLE).first().click();
    demo.cloud.gateway.wxApi.set('down');
    await press(approver, '同意并发布');
    await approver.getByRole('alert').locator('visible=true').first().waitFor();
    await demo.shoot(approver, 'journey-notice-check-down');
    expect(await familySees()).toBe(false);

    demo.cloud.gateway.wxApi.set('approve');
    await press(approver, '同意并发布');
    await see(approver, '已发布，家长在首页能看到');
    await approver.context().close();

    const family = await demo.open('guardian');
    await family.getByText(TITLE).first().click();
    await see(family, '请从东门进，带身份证登记。');
    await demo.shoot(family, 'journey-notice-read');
    await family.context().close();
    expect(demo.faults).toEqual([]);
  });
});
