// The school prints codes for a class; a guardian binds a child with one; a second guardian is announced to her and she objects;
// the school settles it. And a family without a code asks the school.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

/** A child of the demo's crowd whom nobody is bound to. */
const CHILD = { className: '6年级2班', number: '20260009' };

journey('binding a child', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('goes from a printed strip to an objection that the school settles', async () => {
    const { children } = await demo.call('schoolAdmin', 'child.roster', {});
    const child = children.find(({ guardians, className }) => guardians === 0 && className === CHILD.className);
    if (child === undefined) throw new Error('nobody unbound in the class');

    const school = await demo.open(
      'schoolAdmin',
      `/desks/child/pages/codes/index?className=${encodeURIComponent(CHILD.className)}`,
      {
        size: DESKTOP,
      },
    );
    await press(school, '生成并显示');
    await see(school, '家长绑定码');
    await demo.shoot(school, 'journey-binding-codes');
    const strip = school.locator('taro-view-core', { hasText: `${child.name}  ${CHILD.className}` }).last();
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await strip.innerText())?.[0] ?? '';
    expect(code).not.toBe('');

    // Somebody who never was here before: no account until the strip is typed.
    const guardian = await demo.open('newParent', '/features/child/pages/bind/index');
    await fill(guardian, '绑定码', code.toLowerCase());
    await choose(guardian, '妈妈');
    await press(guardian, '绑定');
    await see(guardian, child.name);
    await demo.shoot(guardian, 'journey-binding-bound');

    // The strip is used up; the school prints another for a second guardian.
    await press(school, '‹ 换一个班（这一页的编码就看不到了）');
    await press(school, '生成并显示');
    await see(school, '家长绑定码');
    const second = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await strip.innerText())?.[0] ?? '';
    const stranger = await demo.open('guardian2', '/features/child/pages/bind/index');
    await fill(stranger, '绑定码', code);
    await choose(stranger, '其他亲属');
    await press(stranger, '绑定');
    await see(stranger, '没有找到这个绑定码');
    await fill(stranger, '绑定码', second);
    await press(stranger, '绑定');
    await see(stranger, '等其他监护人点头');
    expect(await stranger.innerText('body')).not.toContain(child.name);

    await guardian.goto(`${demo.cloud.origin}/#/features/child/pages/child/index?childId=${child.id}`);
    await see(guardian, /想绑定这个孩子/);
    await press(guardian, '不认识，提出异议');
    await fill(guardian, '为什么（学校会看到）', '家里没有这个人');
    await demo.shoot(guardian, 'journey-binding-objection');
    await press(guardian, '提出异议');
    await see(guardian, '已提出异议');

    await school.goto(`${demo.cloud.origin}/#/desks/child/pages/requests/index`);
    await school.getByText('有异议', { exact: true }).locator('visible=true').first().click();
    await see(school, '家里没有这个人');
    await fill(school, '核对情况（家长会看到）', '电话核对过，不是亲属');
    await demo.shoot(school, 'journey-binding-settled');
    await press(school, '不予绑定');
    await see(school, '已处理');
    expect((await demo.call('guardian2', 'child.mine', {})).waiting).toEqual([]);
    for (const page of [school, guardian, stranger]) await page.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('opens an elder’s view of it in large type', async () => {
    const page = await demo.open('grandma', '/features/child/pages/mine/index', { elder: true });
    await see(page, '等其他监护人点头，或由学校确认');
    await demo.shoot(page, 'journey-binding-elder');
    await page.context().close();
  });
});
