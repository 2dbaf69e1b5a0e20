// `npm run reset`: forgets the demo city; the next start makes it anew.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './prepare.mjs';

rmSync(path.join(ROOT, '.data', 'demo'), { recursive: true, force: true });
console.log('The demo data are gone. "npm start" makes them anew.');
