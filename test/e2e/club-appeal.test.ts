// An appeal against a move by hand: the family asks, the school moves the child back with a reason and answers, and the family sees
// both on its page; what the school did not answer in time lies with the district.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

const RESULT = '/features/club/pages/result/index?roundId=round-1&childId=child-001-0003';

journey('an appeal against a club', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('is answered by somebody else than the one who moved the child, with a move that is published', async () => {
    const before = await demo.open('guardian2', RESULT);
    await see(before, '等学校答复');
    await see(before, '摇号后的手工调整');
    // The latest move is the child's own.
    const lost = [...(await before.innerText('body')).matchAll(/退出“(.+?)”/g)].at(-1)?.[1] ?? '';
    await demo.shoot(before, 'appeal-family-waiting');
    await before.context().close();

    const school = await demo.open('schoolAdmin', '/desks/club/pages/appeals/index', { size: DESKTOP });
    await school.getByText('本学期社团', { exact: false }).first().click();
    await see(school, '家长提出申诉');
    await demo.shoot(school, 'appeal-desk');
    await press(school, '手工调整这个孩子');
    await see(school, '进入哪个社团');
    // The club that the child lost is full again: an upheld appeal adds a seat and takes nobody's.
    await school.getByRole('radio', { name: lost, exact: true }).locator('visible=true').first().click();
    await see(school, /为这个孩子加 1 个名额/);
    await fill(school, '理由（会公布）', '示例·申诉成立，假条核对无误');
    await demo.shoot(school, 'appeal-move-by-hand');
    await press(school, '确认调整并公布理由');
    await see(school, /申诉成立，假条核对无误.*加了 1 个名额/);
    await school.context().close();

    const answering = await demo.open('schoolAdmin', '/desks/club/pages/appeals/index', { size: DESKTOP });
    await answering.getByText('本学期社团', { exact: false }).first().click();
    await answering.getByRole('radio', { name: '已调整' }).click();
    await fill(answering, '给家长的话', '示例·找到了假条，已经加了一个名额让孩子回来');
    await press(answering, '答复并通知家长');
    await see(answering, '学校答复：已调整');
    await answering.context().close();

    const family = await demo.open('guardian2', RESULT);
    await see(family, '学校答复：已调整');
    await see(family, /申诉成立/);
    await demo.shoot(family, 'appeal-family-answered');
    await family.context().close();
    expect(demo.faults).toEqual([]);
  });

  it("goes to the district when the school lets its time pass, without the child's name", async () => {
    const district = await demo.open('districtOfficer', '/desks/club/pages/appeals/index', { size: DESKTOP });
    await see(district, '学校逾期没有答复，转区教育局');
    await see(district, /代号 /);
    await demo.shoot(district, 'appeal-district');
    await fill(district, '给家长的话', '示例·请学校核对签到记录，名单已经更正');
    await press(district, '答复并通知家长');
    await see(district, '区教育局答复：结果不变');
    await district.context().close();
    expect(demo.faults).toEqual([]);
  });
});
