// The national list of the demo: invented, and brought in as a real one is — a spreadsheet, read, built, published.
import { addDays } from '../../../shared/kernel/time';
import { publishNationalFile } from '../../national/public';
import { buildNationalFile } from '../national-from-spreadsheet';
import { buildNationalCsv } from './national-list';
import type { DemoWorld } from './world';

export const seedNational = async (world: DemoWorld): Promise<void> => {
  world.at(-10, 10 * 60);
  const source = { source: '示例·全国校外培训机构名单', asOf: addDays(world.day, -11) };
  await publishNationalFile(world.ports, await buildNationalFile(buildNationalCsv(world.day), source));
};
