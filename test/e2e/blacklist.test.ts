// The blacklist: one officer proposes with basis, reason and last day, another publishes, families read it, the institution asks
// for repair in vain, and the entry ends by itself. (Lifting on appeal is in supervision's own tests.)
import { addDays, asEpochMs, dateOf } from '../../shared/kernel/time';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

const DESK = '/desks/institution/pages/blacklist/index';
const BASIS = '示例·校外培训行政处罚暂行办法第十八条（待确认）';
const REASON = '示例·注销后在原址继续招生，经告知仍不停止';

journey('the blacklist', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  const openDesk = (who: 'cityOfficer' | 'cityOfficer2') => demo.open(who, DESK, { size: DESKTOP });
  const detailOf = (id: string) => demo.open('nobody', `/features/institution/pages/detail/index?id=${id}`);

  it('goes from a proposal through a second person to publication, a refused repair, and an end by itself', async () => {
    const day = dateOf(asEpochMs(demo.now()));
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    const one = institutions.filter(({ status }) => status === 'licensed').at(-1);
    if (one === undefined) throw new Error('the demo has licensed institutions');
    await demo.call('cityOfficer2', 'supervision.proposeBlacklist', {
      institutionId: one.id,
      basis: BASIS,
      reason: REASON,
      document: '示例·汉教监〔2026〕9号',
      toldOn: addDays(day, -20),
      until: addDays(day, 40),
    });

    const own = await openDesk('cityOfficer2');
    await own.getByText(one.name, { exact: true }).locator('visible=true').first().click();
    await press(own, '复核通过并公布');
    await see(own, '需要另一个人来复核，不能由同一个人完成'); // whoever proposed it cannot publish it
    await own.context().close();

    const desk = await openDesk('cityOfficer');
    await desk.getByText(one.name, { exact: true }).locator('visible=true').first().click();
    await see(desk, BASIS);
    await demo.shoot(desk, 'journey-blacklist-proposed');
    await press(desk, '复核通过并公布');
    await see(desk, '已办理');
    const family = await detailOf(one.id);
    await see(family, '列入黑名单');
    await see(family, REASON);
    await see(family, String(addDays(day, 40)));
    await demo.shoot(family, 'journey-blacklist-family');
    await family.context().close();

    await fill(desk, '机构提交的内容', '示例·已停止招生并退费，申请修复');
    await press(desk, '登记信用修复申请');
    await see(desk, '待处理');
    await desk.context().close();
    const second = await openDesk('cityOfficer2');
    await second.getByText(one.name, { exact: true }).locator('visible=true').first().click();
    await fill(second, '答复（公众能看到）', '退费凭证不全，暂不同意');
    await press(second, '不同意');
    await see(second, '退费凭证不全，暂不同意');
    await second.context().close();

    await demo.advanceDays(41);
    // No timer runs here: the status ends with its last day wherever it is read.
    const after = await detailOf(one.id);
    await see(after, '变更记录');
    expect(await after.getByText('列入黑名单').count()).toBe(0);
    await after.context().close();
    expect(demo.faults.filter((fault) => !/40[39]|400/.test(fault))).toEqual([]);
  });
});
