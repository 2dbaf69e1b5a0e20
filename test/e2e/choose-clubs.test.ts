// A guardian ranks clubs, the child confirms with its selection code, the round closes, the school draws, and the family
// sees the result with its reason and recomputes it.
import { DEMO_STUDENT_CODES } from '../../cloudfunctions/_tools/demo/people';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { fill, press, sayYes, see } from '../support/hands';

/** Days until the demo's open round has closed. */
const UNTIL_CLOSED = 6;

journey('choosing clubs', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('goes from wishes to a seat that can be explained', async () => {
    const child = DEMO_STUDENT_CODES[1];
    const guardian = await demo.open('guardian', '/pages/clubs/index');
    await press(guardian, `为 ${child?.name} 选社团`);
    for (const club of ['小篮球', '蜡笔画', '陶泥']) await press(guardian, `加入 ${club}`);
    await press(guardian, '陶泥 往前');
    await press(guardian, '移除 蜡笔画');
    await press(guardian, '加入 跳绳');
    await demo.shoot(guardian, 'journey-clubs-ranked');
    await press(guardian, '提交志愿');
    await see(guardian, /已排 3\/6 个.*等孩子确认/);

    const student = await demo.open('nobody', '/features/club/pages/student/index');
    await fill(student, '选课码', child?.selectionCode ?? '');
    await press(student, '看我的志愿');
    await see(student, `你好，${child?.name}`);
    await demo.shoot(student, 'journey-clubs-child');
    await press(student, '是的，就这样');
    await see(student, '你已经确认了');
    await student.context().close();

    await demo.advanceDays(UNTIL_CLOSED);
    const first = await demo.open('approver', '/desks/club/pages/rounds/index', { size: DESKTOP });
    await first.getByText('下学期社团', { exact: true }).first().click();
    await fill(first, '公开号码', '071422283105');
    await fill(first, '号码出处', '示例·中国福彩网当期公告');
    await press(first, '登记号码');
    await see(first, '您已登记，等另一位管理员复核');
    await first.context().close();
    const school = await demo.open('schoolAdmin', '/desks/club/pages/rounds/index', { size: DESKTOP });
    await school.getByText('下学期社团', { exact: true }).first().click();
    await fill(school, '公开号码', '071422283106');
    await press(school, '摇号');
    await sayYes(school);
    await see(school, '和第一个人登记的不一样');
    await demo.shoot(school, 'journey-clubs-number-differs');
    await fill(school, '公开号码', '０７1422 283105');
    await press(school, '摇号');
    await sayYes(school);
    await see(school, /已公布：\d+ 个孩子报名，\d+ 个选上/);
    await demo.shoot(school, 'journey-clubs-drawn');
    await school.context().close();

    const family = await demo.open(
      'guardian',
      `/features/club/pages/result/index?roundId=round-3&childId=child-001-0002`,
    );
    await see(family, /\d+ 号（共 \d+ 个孩子）/);
    const text = await family.innerText('body');
    // Either it got all it could have, or each wish it did not get has its reason.
    expect(text).toMatch(/选上了|没有选上的原因/);
    await press(family, '在这部手机上验算');
    await see(family, '验算通过');
    await demo.shoot(family, 'journey-clubs-result');
    await family.context().close();
    await guardian.context().close();
    expect(demo.faults).toEqual([]);
  });
});
