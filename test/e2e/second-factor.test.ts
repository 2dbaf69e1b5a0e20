// An officer's write asks for a code: a wrong one is refused in words, the right one (which the local cloud prints) lets the
// write through with what was typed, and for the configured time nobody asks again. A recovery code helps once.
import type { Page } from 'playwright-core';
import { wire } from '../../cloudfunctions/_lib/wire';
import { PEOPLE } from '../../cloudfunctions/_tools/demo/people';
import { freshenSecondFactor } from '../../cloudfunctions/_tools/in-process';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

const DESK = '/desks/account/pages/people/index';
const CODE = '6 位验证码，或一个备用码';
const MINUTE_MS = 60_000;
/** What counts in the demo city: 240 are proposed, and wait for their second person. */
const FRESH_MINUTES = 120;

journey('the second factor', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  /** As if the last code had been entered so many minutes ago. */
  const lastShown = async (who: 'cityOfficer' | 'districtOfficer', minutesAgo: number): Promise<void> => {
    const ports = wire();
    await freshenSecondFactor(ports, ports.random, PEOPLE[who].accountId, demo.now() - minutesAgo * MINUTE_MS);
  };
  const isAsked = (page: Page): Promise<number> => page.getByText('输入动态验证码').locator('visible=true').count();
  const invite = async (page: Page, name: string, office: string): Promise<void> => {
    await fill(page, '姓名', name);
    await choose(page, office);
    await press(page, '生成邀请');
  };

  it('is asked for by a write, refuses a wrong code in words, and is not asked again while it is fresh', async () => {
    await lastShown('cityOfficer', FRESH_MINUTES);
    const page = await demo.open('cityOfficer', DESK, { size: DESKTOP });
    await press(page, '邀请一个人');
    await invite(page, '示例·新专家', '专家');
    await see(page, '输入动态验证码');
    await fill(page, CODE, '000000');
    await press(page, '验证');
    await see(page, '验证码不对，或者刚刚用过。请等下一个再输。');
    await demo.shoot(page, 'journey-factor-wrong');
    await press(page, /演示：现在的验证码是 \d{6} · 填入/);
    const typed = await page.locator(`[aria-label="${CODE}"] input`).locator('visible=true').inputValue();
    const printed = demo.lines.filter((line) => line.startsWith('动态验证码：')).join('\n');
    expect(printed).toContain(PEOPLE.cityOfficer.name);
    expect(printed).toContain(typed);
    await press(page, '验证');
    await see(page, /有效到/); // the invitation went through with what was typed
    await press(page, '再邀请一个');
    await lastShown('cityOfficer', FRESH_MINUTES - 1);
    await invite(page, '示例·又一位专家', '专家');
    await see(page, /有效到/);
    expect(await isAsked(page)).toBe(0);
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('lets a recovery code stand in, once', async () => {
    await lastShown('districtOfficer', 0);
    const phone = await demo.open('districtOfficer', '/features/account/pages/factor/index');
    await press(phone, '更换验证器');
    await see(phone, '第一步：加到验证器应用');
    await demo.shoot(phone, 'journey-factor-enrol');
    await press(phone, /演示：现在的验证码是 \d{6} · 填入/);
    await press(phone, '确认启用');
    await see(phone, '备用码');
    await demo.shoot(phone, 'journey-factor-recovery');
    const recovery = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await phone.innerText('body'))?.[0] ?? '';
    expect(recovery).not.toBe('');
    await press(phone, '我已经抄好了');
    await see(phone, '已启用动态验证');
    await phone.context().close();

    await lastShown('districtOfficer', FRESH_MINUTES);
    const page = await demo.open('districtOfficer', DESK, { size: DESKTOP });
    await press(page, '邀请一个人');
    await fill(page, '姓名', '示例·新网格员');
    await choose(page, '社区网格员');
    await press(page, '加一个社区（可以加几个）');
    const sheet = page.getByRole('dialog').locator('visible=true');
    await demo.shoot(page, 'journey-invite-streets');
    await sheet.locator('[role=button]').filter({ hasText: '›' }).first().click();
    await demo.shoot(page, 'journey-invite-communities');
    await sheet
      .locator('[role=button]')
      .filter({ hasText: /委会|社区/ })
      .first()
      .click();
    await see(page, '移除');
    await press(page, '生成邀请');
    await fill(page, CODE, recovery.toLowerCase());
    await press(page, '验证');
    await see(page, /有效到/);
    await press(page, '再邀请一个');
    await lastShown('districtOfficer', FRESH_MINUTES);
    await fill(page, '姓名', '示例·又一位网格员');
    await press(page, '生成邀请');
    await fill(page, CODE, recovery);
    await press(page, '验证');
    await see(page, '验证码不对，或者刚刚用过。请等下一个再输。');
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });
});
