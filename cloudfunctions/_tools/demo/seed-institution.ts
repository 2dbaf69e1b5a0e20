// The registry of the demo city comes in as any registry does: an officer imports spreadsheets, then keeps it up at the desk.
import type { OutputOf } from '../../../shared/contracts';
import { addDays } from '../../../shared/kernel/time';
import { PEOPLE } from './people';
import { buildRosterWorkbook, demoPractitioner } from './registry-rosters';
import { buildRegistryWorkbook } from './registry-spreadsheet';
import type { DemoWorld } from './world';

const DOCUMENT = '示例·汉教函〔2026〕18号';
/** Somewhere in each district of the demo; the doors lie around it. */
const CENTRE = { lng: 107.031, lat: 33.068 };
const WITH_ROSTERS = 8;

type Row = OutputOf<'institution.registry'>['institutions'][number];

/** The licensed ones in the list's own order of credit code or name, so that the same ones stay the demo's examples. */
export const licensedInstitutions = async ({ call, day }: DemoWorld): Promise<Row[]> => {
  const { institutions } = await call(PEOPLE.cityOfficer.openid, 'institution.registry', {});
  return institutions
    .filter(({ status, validUntil }) => status === 'licensed' && (validUntil === null || validUntil >= day))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

const importFile = async (world: DemoWorld, fileName: string, bytes: Uint8Array): Promise<void> => {
  await world.call(PEOPLE.cityOfficer.openid, 'institution.commitImport', {
    fileName,
    base64: Buffer.from(bytes).toString('base64'),
    document: DOCUMENT,
    leaveOutRefused: false,
  });
};

/** Measured doors, rooms, ways of teaching and the supervised account: what officers add at the desk. */
const complete = async (world: DemoWorld, { id, revision, premises }: Row, n: number): Promise<void> => {
  await world.call(PEOPLE.cityOfficer.openid, 'institution.edit', {
    id,
    revision,
    document: DOCUMENT,
    facts: {
      modes: ['offline'],
      supervisedAccount: { bank: '示例·汉中农商银行', accountNo: `62220000${String(1000 + n)}88` },
      premises: premises.map(({ serial: _serial, ...place }) => ({
        ...place,
        floor: `${(n % 5) + 1}楼`,
        rooms: [`${(n % 5) + 1}01室`, `${(n % 5) + 1}02室`],
        position: { lng: CENTRE.lng + n * 0.004, lat: CENTRE.lat + (n % 4) * 0.003 },
      })),
    },
  });
};

export const seedInstitution = async (world: DemoWorld): Promise<void> => {
  const officer = PEOPLE.cityOfficer.openid;
  world.at(-40, 10 * 60);
  await importFile(world, '示例·校外培训机构名单.xlsx', await buildRegistryWorkbook(world.day));
  world.at(-39, 10 * 60);
  const chosen = (await licensedInstitutions(world)).slice(0, WITH_ROSTERS);
  await importFile(world, '示例·课程与从业人员.xlsx', await buildRosterWorkbook(chosen));
  world.at(-38, 15 * 60);
  const withRosters = (await licensedInstitutions(world)).slice(0, WITH_ROSTERS);
  for (const [n, row] of withRosters.entries()) await complete(world, row, n);

  // One closed for repairs, one with a published penalty, one whose teacher also serves at a school.
  world.at(-12, 10 * 60);
  const now = await licensedInstitutions(world);
  const [suspended, fined] = [now[WITH_ROSTERS], now[2]];
  if (suspended) {
    await world.call(officer, 'institution.changeStatus', {
      id: suspended.id,
      revision: suspended.revision,
      status: 'suspended',
      since: addDays(world.day, -12),
      until: addDays(world.day, 18),
      reason: '消防改造，自愿停业',
      document: '示例·汉教管〔2026〕31号',
    });
  }
  if (fined) {
    await world.call(officer, 'institution.addPenalty', {
      id: fined.id,
      revision: fined.revision,
      decidedOn: addDays(world.day, -20),
      document: '示例·汉教罚〔2026〕4号',
      summary: '线下培训超过 20:30 结束，责令改正',
    });
  }
  const teacher = demoPractitioner(now[1]?.name ?? '', 0);
  const csv = `姓名,身份证号,学校\r\n${teacher.name},${teacher.idNumber},示例·汉台区明德小学\r\n`;
  await world.call(officer, 'institution.importMarks', {
    fileName: '示例·在职教师.csv',
    base64: Buffer.from(csv).toString('base64'),
    kind: 'servingTeacher',
    document: `示例·在职教师名录（${world.day.slice(0, 4)}）`,
  });
};
