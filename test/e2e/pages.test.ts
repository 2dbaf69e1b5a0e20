// Every page at phone size, every desk at desktop size: it opens without an error, fits its width, and is photographed.
// Who opens what is in test/support/opened-pages.ts.
import { DESKTOP, type Demo, journey, openDemo, PHONE } from '../support/browser';
import { PAGES } from '../support/opened-pages';

journey('every page', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0;
  });

  it.each(PAGES)('$name opens and fits', async ({ name, who, isDesk, url }) => {
    const route = await url(demo);
    const looks = [
      { look: 'phone', size: PHONE },
      ...(isDesk ? [{ look: 'desktop', size: DESKTOP }] : [{ look: 'elder', size: PHONE, elder: true }]),
      { look: 'dark', size: PHONE, dark: true },
    ];
    for (const { look, ...options } of looks) {
      const page = await demo.open(who, route, options);
      await page.waitForLoadState('networkidle');
      await demo.shoot(page, `${name}-${look}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect((await page.innerText('body')).trim()).not.toBe('');
      await page.context().close();
    }
    expect(demo.faults).toEqual([]);
  });
});
