// A term in mid-flight: a teacher calls up without a network, children are fetched, a family says that a child does not come and
// takes its certificate along, the school moves a meeting and approves hours.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

const DAY = '/desks/term/pages/day/index';
const CHILD = 'child-001-0001';

journey('a club’s term', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0;
  });

  /** The teacher's newest meeting that was recorded. */
  const lastRecorded = async () => {
    const { clubs, today } = await demo.call('teacher', 'term.teacherClubs', {});
    const club = clubs[0];
    const session = club?.sessions.find(({ recorded, date }) => recorded !== null && date <= today);
    if (club === undefined || session?.recorded == null) throw new Error('the demo’s teacher has recorded nothing');
    return { club, date: session.date, recorded: session.recorded };
  };

  it('keeps a correction on the phone without a network, sends it once, and tells the family at once', async () => {
    const { club, recorded } = await lastRecorded();
    const missing = club.members.find(({ id }) => recorded.presentChildIds.includes(id));
    if (missing === undefined) throw new Error('nobody was there');
    const page = await demo.open('teacher', DAY);
    await see(page, club.name);
    await demo.shoot(page, 'term-teacher-day');
    await press(page, '更正点名');
    await page.getByRole('checkbox', { name: missing.name, exact: true }).click();
    await choose(page, '点错了');
    await page.context().setOffline(true);
    await page.getByText('更正点名', { exact: true }).last().click();
    await see(page, '手机里有 1 条等着送出');
    await demo.shoot(page, 'term-teacher-offline');
    expect((await lastRecorded()).recorded.version).toBe(recorded.version);
    await page.context().setOffline(false);
    await press(page, '现在送出');
    await page.getByText('手机里有 1 条等着送出').waitFor({ state: 'detached' });
    const after = await lastRecorded();
    expect(after.recorded.version).toBe(recorded.version + 1);
    expect(after.recorded.presentChildIds).not.toContain(missing.id);
    await page.context().close();
  });

  it('shows a record that somebody else changed meanwhile instead of overwriting it', async () => {
    const { club, date, recorded } = await lastRecorded();
    const page = await demo.open('teacher', DAY);
    await press(page, '更正点名');
    await choose(page, '其他');
    await demo.call('teacher', 'term.recordAttendance', {
      clubId: club.id,
      date,
      presentChildIds: recorded.presentChildIds.slice(1),
      activities: [],
      basedOn: recorded.version,
      reason: 'cameLate',
    });
    await page.getByText('更正点名', { exact: true }).last().click();
    await see(page, '别人已经点过这次课，和您的不一样');
    await demo.shoot(page, 'term-teacher-conflict');
    await press(page, '丢弃我的');
    await page.getByText('别人已经点过这次课，和您的不一样').waitFor({ state: 'detached' });
    expect((await lastRecorded()).recorded.version).toBe(recorded.version + 1);
    await page.context().close();
  });

  it('lets a child go to whom its family named, and to nobody else', async () => {
    const page = await demo.open('teacher', DAY);
    await page.getByRole('tab', { name: '接走' }).click();
    await see(page, /还有 \d+ 个孩子没有接走|孩子都接走了/);
    const { club, recorded } = await lastRecorded();
    const here = club.members.find(
      ({ id }) => recorded.presentChildIds.includes(id) && !recorded.left.some(({ childId }) => childId === id),
    );
    if (here === undefined) throw new Error('everybody was fetched');
    await page.getByText(here.name, { exact: true }).first().click();
    await see(page, `谁来接${here.name}`);
    await demo.shoot(page, 'term-teacher-who');
    await press(page, '名单上没有这个人');
    await see(page, '不要把孩子交出去');
    await demo.shoot(page, 'term-teacher-stranger');
    await press(page, '关闭');
    await page.getByText(here.name, { exact: true }).first().click();
    const sheet = page.getByRole('dialog').locator('visible=true');
    await sheet
      .getByText(/^监护人/)
      .first()
      .click();
    await page.getByText(`谁来接${here.name}`).waitFor({ state: 'detached' });
    await page.waitForResponse((response) => (response.request().postData() ?? '').includes('teacherClubs'));
    expect((await lastRecorded()).recorded.left.map(({ childId }) => childId)).toContain(here.id);
    await demo.shoot(page, 'term-teacher-leave');
    await page.context().close();
  });

  it('shows a family its week, takes an absence, and gives a certificate that anybody can check', async () => {
    const page = await demo.open('guardian', '/features/term/pages/week/index');
    await see(page, '谁可以接孩子');
    await demo.shoot(page, 'term-week');
    if ((await page.getByRole('button', { name: '请假', exact: true }).count()) > 0) {
      await press(page, '请假');
      await see(page, '取消请假');
    } else {
      await press(page, '下一周');
      await see(page, /周一 – /);
      await demo.shoot(page, 'term-week-next');
    }
    await page.getByText('参与证明', { exact: true }).click();
    await press(page, '领取证明');
    await see(page, '社团参与证明');
    await see(page, /这张证明只记过程/);
    await demo.shoot(page, 'term-certificate');
    const { clubs } = await demo.call('guardian', 'term.certificates', { childId: CHILD });
    const certificate = clubs.find(({ state }) => state === 'issued')?.certificate;
    if (certificate == null) throw new Error('no certificate was issued');
    const stranger = await demo.open('nobody', '/features/term/pages/verify/index');
    await fill(stranger, '查验码', certificate.code);
    await press(stranger, '查验');
    await see(stranger, '这张证明是真的');
    await demo.shoot(stranger, 'term-verify');
    await page.context().close();
    await stranger.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('lets a meeting fall out with a reason, and the families hear of it', async () => {
    const page = await demo.open('schoolAdmin', '/desks/term/pages/sessions/index', { size: DESKTOP });
    await see(page, '上课安排');
    await demo.shoot(page, 'term-sessions');
    const { sessions, today } = await demo.call('schoolAdmin', 'term.desk', {});
    const coming = sessions.find((one) => one.date > today && one.cancelled === null && !one.isSubstituted);
    if (coming === undefined) throw new Error('nothing comes');
    await page.getByText(coming.clubName, { exact: true }).first().click();
    await press(page, '停课一次');
    await choose(page, '天气原因');
    await demo.shoot(page, 'term-cancel');
    await press(page, '确定');
    await see(page, '停课：天气原因');
    await press(page, '安排补课');
    await see(page, /没有冲突|有别的社团|三周内没有/);
    await demo.shoot(page, 'term-make-up');
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('has hours approved by a second person and gives them as a workbook', async () => {
    const page = await demo.open('schoolAdmin', '/desks/term/pages/accounts/index', { size: DESKTOP });
    await page.getByText('示例·刘老师', { exact: true }).first().click();
    await demo.shoot(page, 'term-hours');
    await press(page, '批准');
    await page.getByText('已批准', { exact: true }).first().waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, '导出已批准的表格')]);
    expect(download.suggestedFilename()).toMatch(/^课后服务课时_\d{4}-\d{2}\.xlsx$/);
    await demo.shoot(page, 'term-hours-approved');
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });
});
