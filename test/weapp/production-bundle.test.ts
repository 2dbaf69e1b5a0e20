// The mini-program that is uploaded holds nothing of the demo: who one can be there, and the way to be it, are H5's only.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PEOPLE } from '../../cloudfunctions/_tools/demo/people';
import { DEMO_VARIABLES } from '../../cloudfunctions/_tools/demo-data';
import { demoCodeStrings } from '../../miniprogram/src/strings/demo-code';

const WEAPP = path.resolve(__dirname, '..', '..', 'dist', 'weapp');
const TRACES = [
  ...Object.values(PEOPLE).flatMap(({ openid, accountId, name }) => [openid, accountId, name]),
  ...Object.values(DEMO_VARIABLES),
  'demo-openid',
  'x-local-openid',
  // The demo's way to a second factor, in its words and by its address.
  '/demo/code',
  demoCodeStrings.fill('').slice(0, 10),
  '127.0.0.1',
];

it('holds no trace of the demo', () => {
  const files = readdirSync(WEAPP, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(js|json|wxml)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return TRACES.filter((trace) => text.includes(trace)).map((trace) => `${path.relative(WEAPP, file)}: ${trace}`);
  });
  expect(found).toEqual([]);
});
