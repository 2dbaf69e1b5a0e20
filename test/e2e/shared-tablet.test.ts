// One tablet, one child after another: what a child saw is gone when it leaves, whatever the next one presses.
import { DEMO_STUDENT_CODES } from '../../cloudfunctions/_tools/demo/people';
import { type Demo, journey, openDemo } from '../support/browser';
import { fill, press, see } from '../support/hands';

const PAGE = '/features/club/pages/student/index';

journey('a shared tablet', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('shows the next child nothing of the one before, not even by going back', async () => {
    const [first, second] = DEMO_STUDENT_CODES;
    const tablet = await demo.open('nobody', PAGE);
    await fill(tablet, '选课码', first?.selectionCode ?? '');
    await press(tablet, '看我的志愿');
    await see(tablet, `你好，${first?.name}`);
    await press(tablet, '退出（换下一位）');
    await see(tablet, '选课码');
    expect(await tablet.innerText('body')).not.toContain(first?.name);
    await tablet.goBack();
    await tablet.goForward();
    await see(tablet, '选课码');
    expect(await tablet.innerText('body')).not.toContain(`你好，${first?.name}`);

    await fill(tablet, '选课码', second?.selectionCode ?? '');
    await press(tablet, '看我的志愿');
    await see(tablet, `你好，${second?.name}`);
    expect(await tablet.innerText('body')).not.toContain(first?.name);
    await demo.shoot(tablet, 'shared-tablet-next');
    // Whoever leaves the page without signing out has signed out all the same.
    await tablet.goBack();
    await tablet.goForward();
    await see(tablet, '选课码');
    expect(await tablet.innerText('body')).not.toContain(`你好，${second?.name}`);
    expect(demo.faults).toEqual([]);
  });
});
