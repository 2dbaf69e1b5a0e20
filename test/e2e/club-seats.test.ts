// After the draw: an offer from the waiting list is accepted, a seat is given back, and both are seen on the family's page.
import { type Demo, journey, openDemo } from '../support/browser';

const ROUTE = '/features/club/pages/result/index?roundId=round-1&childId=child-001-0002';

journey('seats after the draw', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('offers a freed seat to the child who waits, keeps it once accepted, and lets it go again', async () => {
    const home = await demo.open('guardian');
    await home.getByText('有一个社团空位先问您').first().waitFor();
    const page = await demo.open('guardian', ROUTE);
    await page.getByText('有空位了，先问您').waitFor();
    await demo.shoot(page, 'club-seats-offered');
    await page.getByText('接受', { exact: true }).click();
    // Two clubs are held already and two is the most: one has to be named that goes.
    await page.getByRole('radio', { name: '蜡笔画' }).click();
    await demo.shoot(page, 'club-seats-accepting');
    await page.getByText('确定', { exact: true }).last().click();
    await page.getByText('有空位了，先问您').waitFor({ state: 'detached' });
    await page.getByText('口风琴').first().waitFor();
    await demo.shoot(page, 'club-seats-held');
    await page.getByText('退出', { exact: true }).first().click();
    await page.getByText('位子马上让给候补的孩子').waitFor();
    expect(demo.faults).toEqual([]);
  });
});
