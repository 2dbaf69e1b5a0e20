// A guardian sees who looked at the child's data, withdraws one use of it, takes everything along, and has it deleted; the teacher
// finds the child gone from the list at the next look.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, see } from '../support/hands';

const CHILD = { id: 'child-001-0001', name: '示例·王小禾' };
const at = (page: string): string => `/features/child/pages/${page}/index?childId=${CHILD.id}`;

journey('my child’s data', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('is looked at with a reason only, and the guardian sees who, when and why', async () => {
    const school = await demo.open('schoolAdmin', '/desks/child/pages/roster/index', { size: DESKTOP });
    await see(school, /在校 \d+ 人/);
    await fill(school, '在列表里筛选', CHILD.name);
    await school.getByText(CHILD.name, { exact: true }).first().click();
    await choose(school, '家长来问');
    await fill(school, '具体说明', '家长来电问社团时间');
    await press(school, '写下理由并打开');
    await see(school, '这次查看已记下，家长会收到提醒');
    await see(school, '对花生过敏');
    await demo.shoot(school, 'journey-data-record');
    await school.context().close();

    const guardian = await demo.open('guardian', at('looked'));
    await see(guardian, '家长来电问社团时间');
    await see(guardian, '下课后没人来接，查看紧急联系电话');
    await demo.shoot(guardian, 'journey-data-looked');
    await guardian.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('stops being used the moment consent is withdrawn', async () => {
    const { clubs } = await demo.call('teacher', 'term.teacherClubs', {});
    const member = clubs.flatMap(({ members }) => members)[0];
    if (member === undefined) throw new Error('nobody in the teacher’s club');
    const guardian = await demo.open('guardian', at('consent'));
    await see(guardian, '选社团、参加摇号');
    await press(guardian, '撤回同意');
    await see(guardian, '不能报名社团，已选上的从老师名单里移走，下次摇号不参加');
    await demo.shoot(guardian, 'journey-data-withdraw');
    await press(guardian, '撤回');
    await see(guardian, '已撤回，马上生效');
    const purposes = (await demo.call('guardian', 'child.consents', { childId: CHILD.id })).purposes;
    expect(purposes.find(({ purpose }) => purpose === 'clubs')?.isGiven).toBe(false);
    const after = await demo.call('teacher', 'term.teacherClubs', {});
    expect(JSON.stringify(after)).not.toContain(CHILD.id);
    await guardian.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('is taken along as files that open, then deleted with what stays named', async () => {
    const page = await demo.open('guardian', at('data'));
    await see(page, '导出全部信息');
    const saving = page.waitForEvent('download');
    await press(page, '导出全部信息');
    const file = await (await saving).path();
    const files = unzipSync(readFileSync(file));
    const html = new TextDecoder().decode(files['孩子的信息.html']);
    for (const word of [CHILD.name, '0916-2200000', '对花生过敏', '家长来电问社团时间']) expect(html).toContain(word);
    await press(page, '删除孩子的信息');
    await see(page, '删除前请看清楚');
    await demo.shoot(page, 'journey-data-erase');
    await press(page, '删除，我看清楚了');
    await see(page, /已按您的要求删除/);
    const { own } = await demo.call('guardian', 'child.myData', { childId: CHILD.id });
    expect(own).toEqual({ birthDate: null, emergencyPhone: '', careNote: '' });
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });
});
