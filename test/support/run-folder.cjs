// One folder for a whole run of jest: where the demo city, seeded once, waits to be copied by each suite file.
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

module.exports = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shuangjian-run-'));
  process.env.DEMO_RUN_DIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
};
