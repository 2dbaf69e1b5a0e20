// Every page at phone size, in the dark and in large type, every desk at desktop size: it opens without an error, fits its
// width, can be pressed with a thumb, and is photographed. Who opens what is in test/support/opened-pages.ts.
import type { Page } from 'playwright-core';
import { commonStrings } from '../../miniprogram/src/strings/common';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { PAGES } from '../support/opened-pages';

/** px */
const MIN_TARGET = 44;

/** Presses that are too small for a thumb, in words. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((min) => {
    const pressed = '[role=button], [role=radio], [role=checkbox], [role=tab], input, textarea';
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      // An input's frame is pressed too.
      const frame = one.matches('input, textarea') ? one.parentElement?.parentElement?.getBoundingClientRect() : null;
      const tall = Math.max(height, frame?.height ?? 0);
      const isShown = width > 0 && height > 0;
      return isShown && (tall < min - 0.5 || width < min - 0.5)
        ? [`${one.getAttribute('aria-label') ?? one.innerText}: ${Math.round(width)} × ${Math.round(tall)}`]
        : [];
    });
  }, MIN_TARGET);

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      document.documentElement.scrollWidth - window.innerWidth,
      ...[...document.querySelectorAll('.taro_page')].map((one) => one.scrollWidth - one.clientWidth),
    ),
  );

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
    const page = await demo.open(who, await url(demo));
    const look = async (as: string): Promise<void> => {
      // What is looked at is the page, not its grey bars.
      await page.waitForFunction(
        (label) => document.querySelector(`[aria-label="${label}"]`) === null,
        commonStrings.loading,
      );
      await demo.shoot(page, `${name}-${as}`);
      expect([as, await overflow(page)]).toEqual([as, 0]);
    };
    await look('phone');
    expect((await page.innerText('body')).trim()).not.toBe('');
    expect(await smallTargets(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    if (isDesk) {
      await page.setViewportSize(DESKTOP);
      await look('desktop');
    } else {
      await page.evaluate(() => localStorage.setItem('elder', JSON.stringify({ data: 'true' })));
      await page.reload();
      await page.locator('.taro_page').first().waitFor();
      await look('elder');
      expect(await smallTargets(page)).toEqual([]);
    }
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });
});
