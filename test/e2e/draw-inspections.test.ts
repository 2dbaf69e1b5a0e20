// A city officer draws this month's schools and files one checklist of the five managements.
import { CHECK_ITEMS } from '../../shared/domain/inspection/inspection.schema';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { fill, press, sayYes, see } from '../support/hands';

journey('the monthly inspection', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('draws a tenth of the schools, none twice in the year, and takes a checklist', async () => {
    const officer = await demo.open('cityOfficer', '/desks/inspection/pages/plan/index', { size: DESKTOP });
    await press(officer, '抽签');
    await sayYes(officer);
    await see(officer, '本月抽出 11 所学校');
    const { visits } = await demo.call('cityOfficer', 'inspection.overview', {});
    expect(new Set(visits.map(({ schoolId }) => schoolId)).size).toBe(visits.length);
    const open = visits.filter(({ checklist }) => checklist === null);
    expect(open).toHaveLength(11);

    const { schoolName } = open[0] ?? { schoolName: '' };
    await officer.getByText(schoolName, { exact: true }).first().click();
    await fill(officer, '检查人员（至少两人）', '示例·高科长、示例·责任督学乙');
    for (let item = 0; item < CHECK_ITEMS.length; item++) {
      await officer.getByRole('radio', { name: '符合', exact: true }).nth(item).click();
    }
    await demo.shoot(officer, 'journey-inspection-form');
    await press(officer, '提交清单');
    await sayYes(officer);
    await see(officer, '清单已提交');
    const filed = await demo.call('cityOfficer', 'inspection.overview', {});
    expect(filed.visits.filter(({ checklist }) => checklist === null)).toHaveLength(10);
    await officer.context().close();
    expect(demo.faults).toEqual([]);
  });
});
