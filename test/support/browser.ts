// A browser on the whole product: the local cloud with the built functions and the H5 build, seeded with the demo city.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { wire } from '../../cloudfunctions/_lib/wire';
import { type LocalCloud, startLocalCloud } from '../../cloudfunctions/_local/local-cloud';
import { PEOPLE } from '../../cloudfunctions/_tools/demo/people';
import { DEMO_VARIABLES, ROOT, seededWith, seedThrough } from '../../cloudfunctions/_tools/demo-data';
import { writeDemoFiles } from '../../cloudfunctions/_tools/demo-files';
import { freshenSecondFactor } from '../../cloudfunctions/_tools/in-process';
import { COLLECTIONS } from '../../cloudfunctions/collections';
import { OFFICE_ROLES } from '../../shared/domain/account/second-factor';
import { asEpochMs, dateOf } from '../../shared/kernel/time';

const found = process.env['E2E_BROWSER'] ?? '';

/** `describe`, or `describe.skip` where no browser runs (find-browser.cjs has said so). */
export const journey = found === '' ? describe.skip : describe;

export const PHONE = { width: 375, height: 812 };
export const DESKTOP = { width: 1440, height: 900 };
/** Pixels; longer pages are cut. */
const MAX_SHOT = 6000;
const SHOTS = path.join(ROOT, 'test', 'e2e', 'shots');

export type Who = keyof typeof PEOPLE | 'nobody';

export interface Demo {
  readonly cloud: LocalCloud;
  /** The receipt of the demo's report that waits for its reporter. */
  readonly receipt: string;
  /** A fresh page as somebody, at phone size unless told otherwise. */
  open(who: Who, route?: string, size?: { width: number; height: number }): Promise<Page>;
  /** A picture of the whole page, for eyes: test/e2e/shots/NAME.png. */
  shoot(page: Page, name: string): Promise<void>;
  /** What pages wrote to the console as errors, or threw. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Office-holders come to a journey with a fresh second factor, so that only its own journey has to enter codes. */
const freshenOffice = async (): Promise<void> => {
  const ports = wire();
  for (const { accountId, grants } of Object.values(PEOPLE)) {
    if (!grants.some(({ role }) => OFFICE_ROLES.includes(role))) continue;
    await freshenSecondFactor(ports, ports.random, accountId, Date.now());
  }
};

/** Starts everything on a data folder of its own. Call in beforeAll; needs `dist/h5` and `dist/functions`. */
export const openDemo = async (): Promise<Demo> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'shuangjian-e2e-'));
  const cloud = await startLocalCloud({
    dataDir,
    h5Dir: path.join(ROOT, 'dist', 'h5'),
    functionsDir: path.join(ROOT, 'dist', 'functions'),
    collections: COLLECTIONS,
    cloudbaserc: path.join(ROOT, 'cloudbaserc.json'),
    variables: DEMO_VARIABLES,
    durable: false,
    timers: false,
  });
  const day = dateOf(asEpochMs(Date.now()));
  await writeDemoFiles(path.join(ROOT, 'dist', 'h5'), day);
  await seedThrough(cloud.gateway, day);
  await freshenOffice();
  const browser: Browser = await chromium.launch(JSON.parse(found));
  const faults: string[] = [];
  return {
    cloud,
    receipt: seededWith(dataDir)?.receipt.receipt ?? '',
    faults,
    async open(who, route = '/pages/home/index', size = PHONE) {
      const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${route}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${route}: ${message.text()}`);
      });
      if (who !== 'nobody') {
        await page.addInitScript((openid) => localStorage.setItem('demo-openid', openid), PEOPLE[who].openid);
      }
      await page.goto(`${cloud.origin}/#${route}`);
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
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
