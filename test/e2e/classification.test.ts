// The panel: an expert votes blind, nobody sees how, and the public reads what was decided before, dissent included.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

const EXPERTS = ['expert', 'expert2', 'expert3', 'expert4'] as const;

journey('classifying a course', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('takes a blind vote with its reason, once', async () => {
    const turns = await Promise.all(
      EXPERTS.map(async (who) => ({ who, cases: (await demo.call(who, 'classification.cases', {})).cases })),
    );
    const turn = turns.find(({ cases }) => cases.some(({ isMyTurn }) => isMyTurn));
    const wanted = turn?.cases.find(({ isMyTurn }) => isMyTurn);
    if (turn === undefined || wanted === undefined) throw new Error('nobody has a vote left');
    const page = await demo.open(turn.who, '/desks/institution/pages/panel/index', { size: DESKTOP });
    await page.getByText(wanted.title, { exact: true }).locator('visible=true').first().click();
    await see(page, /投票互不可见/);
    expect(await page.innerText('body')).not.toContain('倾向非学科类');
    await choose(page, '非学科类');
    await fill(page, '理由（至少 10 个字，会匿名公开）', '以动手搭建为主，没有学科知识的讲授与测试');
    await demo.shoot(page, 'journey-panel-vote');
    await press(page, '投票');
    await see(page, '您已投：非学科类');
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('shows everybody the decision with its dissent, and no expert', async () => {
    const page = await demo.open('nobody', '/features/institution/pages/digests/index');
    await see(page, '数学思维训练营');
    await see(page, /不同意见：有搭建活动/);
    expect(await page.innerText('body')).not.toContain('专家·');
    await demo.shoot(page, 'journey-digests');
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });
});
