// The registry of the demo city comes in as any registry does: an officer imports a spreadsheet.

import { PEOPLE } from './people';
import { buildRegistryWorkbook } from './registry-spreadsheet';
import type { DemoWorld } from './world';

export const seedInstitution = async (world: DemoWorld): Promise<void> => {
  world.at(-40, 10 * 60);
  const workbook = await buildRegistryWorkbook(world.day);
  await world.call(PEOPLE.cityOfficer.openid, 'institution.commitImport', {
    fileName: '示例·校外培训机构名单.xlsx',
    base64: Buffer.from(workbook).toString('base64'),
    leaveOutRefused: false,
  });
};
