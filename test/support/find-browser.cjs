// Before the browser journeys: finds a Chromium that runs here. On Linux x64 it comes from npm; elsewhere an installed
// Chrome is used. When none can run, the journeys are counted as skipped and this says so loudly.
// CommonJS with import(): the package that ships Chromium is an ES module, which jest's transform would break.
const { chromium } = require('playwright-core');
const openRunFolder = require('./run-folder.cjs');

/** What Chromium needs in a container without a GPU. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic'];
const INSTALLED = { channel: 'chrome' };

const candidates = async () => {
  if (process.env.CHROME_PATH) return [{ executablePath: process.env.CHROME_PATH }];
  if (process.platform !== 'linux' || process.arch !== 'x64') return [INSTALLED];
  const { default: shipped } = await import('@sparticuz/chromium');
  return [{ executablePath: await shipped.executablePath() }, INSTALLED];
};

module.exports = async () => {
  await openRunFolder();
  const reasons = [];
  for (const candidate of await candidates()) {
    try {
      const browser = await chromium.launch({ ...candidate, args: ARGS });
      await browser.close();
      process.env.E2E_BROWSER = JSON.stringify({ ...candidate, args: ARGS });
      return;
    } catch (error) {
      reasons.push(String(error).split('\n')[0]);
    }
  }
  process.env.E2E_BROWSER = '';
  console.error(`\n!!! No browser runs here: the journeys in test/e2e are SKIPPED.\n${reasons.join('\n')}\n`);
};
