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

  it('opens a case with several quotations and a file, which the panel can read', async () => {
    const page = await demo.open('cityOfficer', '/desks/institution/pages/panel/index', { size: DESKTOP });
    await press(page, '机构');
    await page.locator('[role=dialog] [role=button]').filter({ hasText: '示例' }).first().click();
    await choose(page, '材料');
    await fill(page, '课程或材料名称', '示例·思维训练讲义');
    await fill(page, '内容', '应用题与几何，配套课内练习题');
    await press(page, '加一条证据原文');
    await fill(page, '证据原文', '例题：鸡兔同笼');
    await fill(page, '出处', '讲义第3页');
    await press(page, '加一条证据原文');
    await page.locator('[aria-label="证据原文"] textarea').locator('visible=true').nth(1).fill('单元测试卷一');
    await page.locator('[aria-label="出处"] input').locator('visible=true').nth(1).fill('讲义第9页');
    await fill(page, '依据文件', '示例·汉教鉴函〔2026〕8号');
    await press(page, '提交鉴别');
    await see(page, '已抽取专家，等待投票');
    await page.getByText('示例·思维训练讲义', { exact: true }).locator('visible=true').first().click();
    await see(page, '单元测试卷一');
    const chooser = page.waitForEvent('filechooser');
    await press(page, '附上文件');
    await (await chooser).setFiles({
      name: '示例讲义.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 示例讲义'),
    });
    await see(page, '已附上');
    await see(page, '示例讲义.pdf');
    await demo.shoot(page, 'journey-panel-case');
    const download = page.waitForEvent('download');
    await page.getByText('示例讲义.pdf').locator('visible=true').first().click();
    expect((await download).suggestedFilename()).toBe('示例讲义.pdf');
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
