// After attendance a guardian rates a club; at term's end the school sees scores, none below ten answers, and a person
// decides.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

journey('rating and assessing clubs', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('takes a rating once, hides few answers, and leaves the decision to a person', async () => {
    const guardian = await demo.open('guardian');
    await guardian
      .getByText(/的“.*”怎么样，给个评价/)
      .first()
      .click();
    await see(guardian, /评价“.*”/);
    for (let question = 0; question < 3; question++) {
      await guardian.getByRole('radio', { name: '比较', exact: true }).nth(question).click();
    }
    await demo.shoot(guardian, 'journey-rate');
    await press(guardian, '提交评价');
    await see(guardian, '谢谢，已经记下');
    await guardian.context().close();

    const school = await demo.open('schoolAdmin', '/desks/satisfaction/pages/term-end/index', { size: DESKTOP });
    await school.getByText('国际跳棋', { exact: true }).first().click();
    await see(school, /不满 10 份不显示/);
    // Neither in the row nor in the detail does a figure stand where it could be worked back.
    expect(await school.innerText('body')).not.toMatch(/国际跳棋[^\n]*\n(?:[^\n]*\n){0,6}[1-5]\.\d{1,3} 分/);
    await demo.shoot(school, 'journey-assess-hidden');
    await choose(school, '保留');
    await fill(school, '理由', '答卷太少，先保留，下学期请家长多填。');
    await press(school, '保存决定');
    await see(school, /决定：保留/);
    await school.context().close();
    expect(demo.faults).toEqual([]);
  });
});
