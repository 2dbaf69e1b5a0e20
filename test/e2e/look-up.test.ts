// A guardian looks an institution up with one character wrong, opens it, and goes on to report it.
import { type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

journey('looking an institution up', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('finds it in spite of a typo and says at once whether it is licensed', async () => {
    const { institutions } = await demo.call('nobody', 'institution.publicList', {});
    const wanted = institutions.find(({ name }) => name.length > 12)?.name ?? '';
    // The name without the demo's mark, its third character wrong.
    const typed = [...wanted.slice(3)].map((character, i) => (i === 2 ? '某' : character)).join('');
    expect(wanted).not.toContain(typed);

    const page = await demo.open('guardian');
    await fill(page, '查机构名称、拼音、信用代码', typed);
    await press(page, '查找');
    await see(page, wanted);
    await demo.shoot(page, 'journey-look-up-typo');
    await page
      .getByRole('button', { name: new RegExp(`^${wanted}`) })
      .first()
      .click();
    await see(page, '交费前请记住');
    await see(page, wanted);
    await press(page, '举报这里');
    await see(page, '发生了什么事');
    expect(demo.faults).toEqual([]);
    await page.context().close();
  });

  it('says "not on the list", never "illegal", when there is none', async () => {
    const page = await demo.open('nobody');
    await fill(page, '查机构名称、拼音、信用代码', '火星补习社没有这一家');
    await page.keyboard.press('Enter');
    await see(page, '名单上没有找到');
    await see(page, /没有找到不等于违法/);
    await page.context().close();
  });
});
