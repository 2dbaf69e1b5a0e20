// The story of the staff: rights handed down by invitation, one person on hold, one who has not accepted yet, a declared
// interest, parameters of the tenant, and complaints about the app.
import { OFFICE_ROLES } from '../../../shared/domain/account/second-factor';
import { freshenSecondFactor } from '../in-process';
import { seededRandom } from '../seeded-random';
import { PEOPLE } from './people';
import { SCHOOL_IDS } from './schools';
import type { DemoWorld } from './world';

const { cityOfficer, districtOfficer, schoolAdmin, approver, sysadmin, sysadmin2 } = PEOPLE;

const invited = async ({ call }: DemoWorld, openid: string, name: string): Promise<string> => {
  const right = { role: 'teacher', schoolId: SCHOOL_IDS.first } as const;
  const { code } = await call(schoolAdmin.openid, 'staff.invite', { name, right, lastDay: null });
  await call(openid, 'staff.accept', { code });
  return (await call(openid, 'account.whoAmI', {})).account?.id ?? '';
};

/** One invitation after another, from the city down to a teacher. */
const inviteDown = async (world: DemoWorld): Promise<void> => {
  const { call, at } = world;
  at(-20);
  const grantId = `teacher:${SCHOOL_IDS.first}`;
  const onLeave = await invited(world, 'demo-on-leave', '示例·钱老师');
  await invited(world, 'demo-new-teacher', '示例·吕老师');
  at(-6);
  await call(approver.openid, 'staff.moveRight', { accountId: onLeave, grantId, move: 'suspend', reason: 'leave' });
  await call(cityOfficer.openid, 'staff.invite', {
    name: '示例·何科员',
    right: { role: 'officer', districtCode: '610703' },
    lastDay: null,
  });
  at(-1);
  for (const [name, role] of [
    ['示例·施主任', 'schoolAdmin'],
    ['示例·孔主任', 'schoolAdmin'],
  ] as const) {
    const right = { role, schoolId: SCHOOL_IDS.second };
    const { id } = await call(districtOfficer.openid, 'staff.invite', { name, right, lastDay: null });
    if (name === '示例·孔主任') await call(districtOfficer.openid, 'staff.revoke', { id });
  }
  await call(schoolAdmin.openid, 'staff.invite', {
    name: '示例·曹老师',
    right: { role: 'teacher', schoolId: SCHOOL_IDS.first },
    lastDay: null,
  });
};

const decideParameters = async ({ call, at }: DemoWorld): Promise<void> => {
  at(-30);
  const set = (input: Parameters<typeof call<'tenant.setParameter'>>[2]) =>
    call(sysadmin.openid, 'tenant.setParameter', input);
  await set({ key: 'appComplaintWorkingDays', value: 5, reason: '示例：服务承诺' });
  at(-2);
  await set({ key: 'secondFactorMinutes', value: 240, reason: '示例：下乡检查时不便反复验证' });
};

const complain = async ({ call, at }: DemoWorld): Promise<void> => {
  const from = (topic: 'hardToUse' | 'wrongInformation' | 'privacy', text: string) =>
    call('demo-nobody', 'complaint.submit', { topic, text });
  at(-25);
  await from('hardToUse', '字太小了，老人看不清楚。');
  const [first] = (await call(sysadmin.openid, 'complaint.desk', {})).complaints;
  at(-23);
  await call(sysadmin.openid, 'complaint.answer', {
    id: first?.id ?? '',
    text: '谢谢。“我的”里有“大字版”，打开后字会放大。',
  });
  at(-12);
  await from('wrongInformation', '我们小区旁边那家机构搬走了，地址还是旧的。');
  at(-1);
  await from('privacy', '为什么绑定孩子要填家长称呼？');
};

/** Everybody whose writes need one has an authenticator, one sysadmin excepted: that one shows how it is enrolled. */
const enrolOffice = async ({ ports, at }: DemoWorld): Promise<void> => {
  const now = at(-1);
  const ids = seededRandom('demo authenticators');
  for (const { accountId, grants } of Object.values(PEOPLE)) {
    const isOffice = grants.some(({ role }) => OFFICE_ROLES.includes(role));
    const isKnown = (await ports.store.get('secondFactors', accountId)) !== null;
    if (isOffice && !isKnown && accountId !== sysadmin2.accountId) {
      await freshenSecondFactor(ports, ids, accountId, now);
    }
  }
};

export const seedAccount = async (world: DemoWorld): Promise<void> => {
  await inviteDown(world);
  await decideParameters(world);
  await complain(world);
  world.at(-15);
  const declared = { subject: 'school', id: SCHOOL_IDS.second, why: 'ownChild' } as const;
  await world.call(districtOfficer.openid, 'account.declareConflict', declared);
  await enrolOffice(world);
};
