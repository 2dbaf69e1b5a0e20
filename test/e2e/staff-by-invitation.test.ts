// Rights come by invitation: a code that is revoked, expired or mistyped says so; a spreadsheet of people with its wrong rows; and one
// account with several roles looks at the app in one of them.
import type { Page } from 'playwright-core';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

const DESK = '/desks/account/pages/people/index';
const ACCEPT = '/features/account/pages/accept/index';
/** Of the demo's first school. */
const RIGHT = { role: 'teacher', schoolId: 'school-001' } as const;

journey('staff by invitation', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => expect(demo.faults).toEqual([]));

  const look = async (page: Page, code: string): Promise<void> => {
    await fill(page, '邀请码', code);
    await press(page, '看看邀请的是什么');
  };

  it('says of a revoked, an expired and a mistyped code what it is', async () => {
    const make = (name: string) => demo.call('schoolAdmin', 'staff.invite', { name, right: RIGHT, lastDay: null });
    const [revoked, expired] = [await make('示例·收回的人'), await make('示例·过期的人')];
    await demo.call('schoolAdmin', 'staff.revoke', { id: revoked.id });
    const page = await demo.open('newParent', ACCEPT);
    await look(page, revoked.code);
    await see(page, '这个邀请已经被收回');
    await look(page, '0000-0000-0000-0000');
    await see(page, '没有这个邀请码，请检查后再试');
    await page.context().close();
    await demo.advanceDays(60);
    const later = await demo.open('newParent', ACCEPT, { elder: true });
    await look(later, expired.code);
    await see(later, '这个邀请已经过期，请对方重新邀请');
    await demo.shoot(later, 'journey-invite-expired-elder');
    await later.context().close();
  });

  it('takes a spreadsheet of people only when every row is right, and names the rows that are not', async () => {
    const desk = await demo.open('schoolAdmin', DESK, { size: DESKTOP });
    await press(desk, '邀请一个人');
    const choosing = async (text: string): Promise<void> => {
      const chooser = desk.waitForEvent('filechooser');
      await press(desk, '选择表格');
      await (await chooser).setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    };
    await choosing('姓名,角色\n示例·甲老师,教师\n示例·乙,市教育局\n,教师\n示例·丙,宇航员\n');
    await see(desk, '3 行有问题，改好后再选一次');
    for (const reason of ['这个身份不由您授予', '没有姓名', '不认识这个角色']) await see(desk, reason);
    expect(await desk.getByText(/邀请这 \d+ 人/).count()).toBe(0);
    await demo.shoot(desk, 'journey-invite-many-refused');
    await choosing('姓名,角色\n示例·甲老师,教师\n示例·丁老师,社团教师\n');
    await press(desk, '邀请这 2 人');
    await see(desk, '邀请码（只显示这一次）');
    await demo.shoot(desk, 'journey-invite-many');
    const open = (await demo.call('schoolAdmin', 'staff.invitations', {})).invitations.filter(
      ({ state }) => state === 'open',
    );
    expect(open.map(({ name }) => name)).toEqual(expect.arrayContaining(['示例·甲老师', '示例·丁老师']));
    await desk.context().close();
  });

  it('lets one account look at the app in one of its roles at a time', async () => {
    const page = await demo.open('several', '/pages/me/index');
    await see(page, '以哪个身份使用');
    const desks = ['学生名册', '社团点名'] as const;
    const shown = async () =>
      Promise.all(
        desks.map(async (name) => (await page.getByText(name, { exact: true }).locator('visible=true').count()) > 0),
      );
    await see(page, desks[0]);
    expect(await shown()).toEqual([true, true]);
    await demo.shoot(page, 'journey-roles-all');
    await choose(page, '教师');
    expect(await shown()).toEqual([false, true]);
    await choose(page, '学校管理员');
    expect(await shown()).toEqual([true, false]);
    await choose(page, '家长');
    expect(await shown()).toEqual([false, false]);
    // Remembered by this phone; a view only, so the rights are still there.
    await page.reload();
    await see(page, '以哪个身份使用');
    expect(await shown()).toEqual([false, false]);
    await choose(page, '全部');
    expect(await shown()).toEqual([true, true]);
    await page.context().close();
  });
});
