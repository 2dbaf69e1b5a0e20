// A browser on the whole product: the demo's cloud with the H5 build in front.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { PEOPLE } from '../../cloudfunctions/_tools/demo/people';
import { ROOT } from '../../cloudfunctions/_tools/demo-data';
import { type DemoCloud, openDemoCloud, type Who } from './demo-cloud';

export type { Who } from './demo-cloud';

const found = process.env['E2E_BROWSER'] ?? '';

/** `describe`, or `describe.skip` where no browser runs (find-browser.cjs has said so). */
export const journey = found === '' ? describe.skip : describe;

export const PHONE = { width: 375, height: 812 };
export const DESKTOP = { width: 1440, height: 900 };
/** Pixels; longer pages are cut. */
const MAX_SHOT = 6000;
const SHOTS = path.join(ROOT, 'test', 'e2e', 'shots');

interface OpenOptions {
  readonly size?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
  readonly elder?: boolean;
  /** Goes on as this person of an earlier page, with what that browser kept. */
  readonly after?: Page;
}

export interface Demo extends DemoCloud {
  /** A fresh page as somebody, at phone size unless told otherwise. */
  open(who: Who, route?: string, options?: OpenOptions): Promise<Page>;
  /** A picture of the whole page, for eyes: test/e2e/shots/NAME.png. */
  shoot(page: Page, name: string): Promise<void>;
  /** What pages wrote to the console as errors, or threw. A test that provokes one clears it. */
  readonly faults: string[];
}

/** Starts everything on a data folder of its own. Call in beforeAll; needs `dist/h5` and `dist/functions`. */
export const openDemo = async (): Promise<Demo> => {
  const demo = await openDemoCloud({ h5: true });
  const browser = await chromium.launch(JSON.parse(found));
  const faults: string[] = [];
  return {
    ...demo,
    faults,
    async open(who, route = '/pages/home/index', options = {}) {
      const context =
        options.after?.context() ??
        (await browser.newContext({
          viewport: options.size ?? PHONE,
          locale: 'zh-CN',
          timezoneId: 'Asia/Shanghai',
          colorScheme: options.dark === true ? 'dark' : 'light',
          acceptDownloads: true,
        }));
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${route}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${route}: ${message.text()}`);
      });
      // The page's clock goes with the functions': what it shows as "today" is theirs.
      if (Math.abs(demo.now() - Date.now()) > 1000) await page.clock.install({ time: demo.now() });
      await page.addInitScript(
        ([openid = '', elder]) => {
          if (openid !== '') localStorage.setItem('demo-openid', openid);
          if (elder === 'true') localStorage.setItem('elder', JSON.stringify({ data: 'true' }));
        },
        [who === 'nobody' ? '' : PEOPLE[who].openid, String(options.elder === true)],
      );
      await page.goto(`${demo.cloud.origin}/#${route}`);
      return page;
    },
    async shoot(page, name) {
      mkdirSync(SHOTS, { recursive: true });
      await page.waitForTimeout(300); // transitions of the page stack
      const size = page.viewportSize();
      // Taro scrolls inside the page: the window grows until everything shows, and shrinks again.
      const hidden = await page.evaluate(() =>
        Math.max(0, ...[...document.querySelectorAll('.taro_page')].map((one) => one.scrollHeight - one.clientHeight)),
      );
      if (size !== null) await page.setViewportSize({ ...size, height: Math.min(MAX_SHOT, size.height + hidden) });
      await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
      if (size !== null) await page.setViewportSize(size);
    },
    async close() {
      await browser.close();
      await demo.close();
    },
  };
};
