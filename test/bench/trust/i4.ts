// I4: hostile files are refused, each within 200 MiB and 2 s, measured on the deployed bundle in a process of its own.
// Control: a cleaner that asks only for the first bytes takes some of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sniff } from '../../../cloudfunctions/report/evidence/sniff';
import { buildCleaner } from '../../support/clean-in-child';
import { hostileFiles } from '../../support/evidence-fixtures';
import { type Trust, tally } from './trust';

export const i4: Trust = {
  id: 'I4',
  promise: 'hostile files are refused: wrong beginnings, two files in one, pixel floods, bombs, cut and lying ones',
  async run(size) {
    const folder = mkdtempSync(path.join(tmpdir(), 'shuangjian-i4-'));
    try {
      const run = await buildCleaner(folder);
      const all = await hostileFiles();
      const files = size === 'full' ? all : all.slice(0, 8);
      const taken: string[] = [];
      let peakMiB = 0;
      let ms = 0;
      for (const { name, bytes } of files) {
        const measured = await run(name, bytes);
        if (measured.ok) taken.push(name);
        peakMiB = Math.max(peakMiB, measured.peakMiB);
        ms = Math.max(ms, measured.ms);
      }
      const passing = all.filter(({ bytes }) => sniff(bytes) !== null);
      return {
        figures: [
          tally('hostile files taken', taken, files.length),
          { what: 'memory of the whole process, the worst file', value: peakMiB, unit: 'MiB', limit: 200 },
          { what: 'time, the worst file', value: ms, unit: 'ms', limit: 2000 },
        ],
        controls: [
          {
            what: 'looking at the first bytes only',
            caught: passing.length === 0 ? null : `${passing.length} of ${all.length} would pass: ${passing[0]?.name}`,
          },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
