import * as fc from 'fast-check';
import { activeGrants, type Grant, lastingGrant, type RoleGrant } from '../../../../shared/domain/account/roles';
import { GIVEN, givableBy, mayGive, mayHoldBoth } from '../../../../shared/domain/staff/granting';
import { readInvitations } from '../../../../shared/domain/staff/read-invitations';
import { giveRight, moveRight, setEnd, transferRight } from '../../../../shared/domain/staff/rights';
import { localDate, startOf } from '../../../../shared/kernel/time';

const NOW = 1_800_000_000_000;
const held = (...rights: RoleGrant[]) =>
  activeGrants(
    rights.map((right) => lastingGrant(right)),
    NOW,
  );
const CITY: RoleGrant = { role: 'officer', districtCode: null };
const DISTRICT: RoleGrant = { role: 'officer', districtCode: '610702' };
const SCHOOL: RoleGrant = { role: 'schoolAdmin', schoolId: 's1' };

const rights: fc.Arbitrary<RoleGrant> = fc.oneof(
  fc.constant<RoleGrant>({ role: 'guardian' }),
  fc.record({
    role: fc.constantFrom('teacher' as const, 'schoolAdmin' as const),
    schoolId: fc.constantFrom('s1', 's2'),
  }),
  fc.record({ role: fc.constant('officer' as const), districtCode: fc.constantFrom(null, '610702', '610703') }),
  fc.record({
    role: fc.constant('gridWorker' as const),
    communityCodes: fc.uniqueArray(fc.constantFrom('610702001001', '610702001002', '610703001001'), { minLength: 1 }),
  }),
  fc.record({
    role: fc.constantFrom('expert' as const, 'custodian' as const, 'auditor' as const, 'sysadmin' as const),
  }),
);
const DISTRICT_OF = new Map([
  ['s1', '610702'],
  ['s2', '610703'],
]);
const districtOfSchool = (right: RoleGrant) => ('schoolId' in right ? (DISTRICT_OF.get(right.schoolId) ?? null) : null);

describe('who may give what', () => {
  it.each([
    ['the city', CITY, ['districtOfficer', 'schoolAdmin', 'gridWorker', 'expert']],
    ['a district', DISTRICT, ['schoolAdmin', 'gridWorker']],
    ['a school', SCHOOL, ['teacher']],
    ['a sysadmin', { role: 'sysadmin' }, ['sysadmin', 'custodian', 'auditor', 'cityOfficer']],
    ['a teacher', { role: 'teacher', schoolId: 's1' }, []],
    ['an auditor', { role: 'auditor' }, []],
    ['a custodian', { role: 'custodian' }, []],
    ['a guardian', { role: 'guardian' }, []],
  ] as const)('%s', (_who, right, given) => {
    expect([...givableBy(held(right))].sort()).toEqual([...given].sort());
  });

  it('covers every line of the table by somebody', () => {
    expect(givableBy(held(CITY, SCHOOL, { role: 'sysadmin' }))).toEqual([...GIVEN]);
  });

  it('never reaches out of a district or a school, and nobody gives what they hold to a peer below the city (property)', () =>
    fc.assert(
      fc.property(rights, (right) => {
        const districts = ['610703001001', '610703', 's2'];
        const text = JSON.stringify(right);
        if (districts.some((place) => text.includes(place))) {
          expect(mayGive(held(DISTRICT), right, districtOfSchool(right))).toBe(false);
        }
        if (!('schoolId' in right) || right.schoolId !== 's1') {
          expect(mayGive(held(SCHOOL), right, districtOfSchool(right))).toBe(false);
        }
        expect(mayGive(held(right), right, districtOfSchool(right))).toBe(right.role === 'sysadmin');
        expect(mayGive(held(CITY, DISTRICT, SCHOOL, { role: 'sysadmin' }), { role: 'guardian' }, null)).toBe(false);
      }),
    ));

  it('keeps those who check apart from all other offices, and lets them be parents', () => {
    const state = 'active';
    expect(mayHoldBoth([{ role: 'officer', state }], 'auditor')).toMatchObject({ error: { role: 'officer' } });
    expect(mayHoldBoth([{ role: 'custodian', state }], 'officer')).toMatchObject({ error: { role: 'custodian' } });
    expect(mayHoldBoth([{ role: 'auditor', state: 'suspended' }], 'custodian').ok).toBe(false);
    expect(mayHoldBoth([{ role: 'auditor', state: 'ended' }], 'officer').ok).toBe(true);
    expect(mayHoldBoth([{ role: 'guardian', state }], 'auditor').ok).toBe(true);
    expect(mayHoldBoth([{ role: 'auditor', state }], 'guardian').ok).toBe(true);
    expect(mayHoldBoth([{ role: 'teacher', state }], 'schoolAdmin').ok).toBe(true);
  });
});

describe('a right within an account', () => {
  const terms = { grantedBy: 'giver', now: NOW, until: null };
  const teacher = giveRight([], { role: 'teacher', schoolId: 's1' }, terms);
  const grants = teacher.ok ? teacher.value : [];
  const id = 'teacher:s1';
  const stateAfter = (result: ReturnType<typeof moveRight>) =>
    result.ok ? result.value.map((grant) => `${grant.id} ${grant.state}`) : result.error.code;

  it('is given once, and anew when it is over', () => {
    expect(stateAfter(giveRight(grants, { role: 'teacher', schoolId: 's1' }, terms))).toBe('WRONG_STATE');
    const ended = moveRight(grants, id, 'end', NOW);
    expect(stateAfter(ended)).toEqual(['teacher:s1 ended']);
    expect(stateAfter(giveRight(ended.ok ? ended.value : [], { role: 'teacher', schoolId: 's1' }, terms))).toEqual([
      'teacher:s1 active',
    ]);
    expect(stateAfter(giveRight([], { role: 'teacher', schoolId: 's1' }, { ...terms, until: NOW }))).toBe('TOO_LATE');
  });

  it('goes on hold, comes off it, and is over for good once ended', () => {
    const hold = moveRight(grants, id, 'suspend', NOW);
    const held = hold.ok ? hold.value : [];
    expect(stateAfter(hold)).toEqual(['teacher:s1 suspended']);
    expect(stateAfter(moveRight(held, id, 'suspend', NOW))).toBe('WRONG_STATE');
    expect(stateAfter(moveRight(held, id, 'resume', NOW))).toEqual(['teacher:s1 active']);
    expect(stateAfter(moveRight(grants, id, 'resume', NOW))).toBe('WRONG_STATE');
    const ended = moveRight(held, id, 'end', NOW);
    for (const move of ['suspend', 'resume', 'end'] as const) {
      expect(stateAfter(moveRight(ended.ok ? ended.value : [], id, move, NOW))).toBe('WRONG_STATE');
    }
    expect(stateAfter(moveRight(grants, 'officer:city', 'end', NOW))).toBe('NOT_FOUND');
  });

  it('ends by itself on a day that lies ahead', () => {
    const set = setEnd(grants, id, NOW + 1, NOW);
    expect(activeGrants(set.ok ? set.value : [], NOW)).toHaveLength(1);
    expect(activeGrants(set.ok ? set.value : [], NOW + 1)).toHaveLength(0);
    expect(stateAfter(setEnd(grants, id, NOW, NOW))).toBe('TOO_LATE');
  });

  it('moves to another school in one step, and to no other office', () => {
    const by = { grantedBy: 'giver', now: NOW };
    expect(stateAfter(transferRight(grants, id, { role: 'teacher', schoolId: 's2' }, by))).toEqual([
      'teacher:s1 ended',
      'teacher:s2 active',
    ]);
    expect(stateAfter(transferRight(grants, id, { role: 'schoolAdmin', schoolId: 's2' }, by))).toBe('INVALID_INPUT');
    expect(stateAfter(transferRight(grants, id, { role: 'teacher', schoolId: 's1' }, by))).toEqual([
      'teacher:s1 active',
    ]);
  });

  it('holds at most once at a time, whatever is done (property)', () => {
    const step = fc.constantFrom('give', 'suspend', 'resume', 'end', 'transfer', 'until');
    return fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now = NOW;
        let list: Grant[] = [];
        for (const one of steps) {
          now += 10;
          const right = { role: 'teacher' as const, schoolId: 's1' };
          const result =
            one === 'give'
              ? giveRight(list, right, { grantedBy: 'g', now, until: null })
              : one === 'transfer'
                ? transferRight(list, id, { ...right, schoolId: 's2' }, { grantedBy: 'g', now })
                : one === 'until'
                  ? setEnd(list, id, now + 15, now)
                  : moveRight(list, id, one as 'suspend', now);
          if (result.ok) list = result.value;
          expect(new Set(list.map((grant) => grant.id)).size).toBe(list.length);
        }
      }),
    );
  });
});

describe('readInvitations', () => {
  const places = {
    schools: [
      { id: 's1', name: '示例·一小', districtCode: '610702' },
      { id: 's2', name: '示例·二小', districtCode: '610703' },
    ],
    districts: [
      { code: '610702', name: '汉台区' },
      { code: '610703', name: '南郑区' },
    ],
    grants: held(CITY),
    today: localDate('2026-11-23'),
  };
  const read = (rows: (string | number | null)[][], grants = places.grants) =>
    readInvitations([{ name: '名单', rows }], { ...places, grants });
  const HEAD = ['姓名', '角色', '学校或区县', '任期至'];

  it('reads offices, places and last days', () => {
    const { rows, refused } = read([
      ['2026年秋季名单'],
      HEAD,
      ['示例·甲', '学校管理员', '示例·一小', '2027-07-10'],
      ['示例·乙', '区教育局工作人员', '汉台区', null],
      ['示例·丙', '网格员', '610702001001、610703001001', null],
      ['示例·丁', '专家', '', null],
    ]);
    expect(refused).toEqual([]);
    expect(rows.map(({ row, right, rightUntil }) => [row, right, rightUntil])).toEqual([
      [3, { role: 'schoolAdmin', schoolId: 's1' }, startOf(localDate('2027-07-11'))],
      [4, { role: 'officer', districtCode: '610702' }, null],
      [5, { role: 'gridWorker', communityCodes: ['610702001001', '610703001001'] }, null],
      [6, { role: 'expert' }, null],
    ]);
  });

  it('says of each wrong row where and why', () => {
    const { rows, refused } = read([
      HEAD,
      ['', '专家', '', null],
      ['示例·甲', '厨师', '', null],
      ['示例·甲', '学校管理员', '示例·三小', null],
      ['示例·甲', '教师', '示例·一小', null],
      ['示例·甲', '专家', '', '明年'],
      ['示例·甲', '专家', '', '2026-11-22'],
      ['示例·乙', '专家', '', '2026-11-23'],
      ['示例·乙', '专家', '', null],
    ]);
    expect(refused.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 姓名 NAME_MISSING',
      '3 角色 OFFICE_UNKNOWN',
      '4 学校或区县 PLACE_UNKNOWN',
      '5 角色 NOT_YOURS_TO_GIVE',
      '6 任期至 DATE_INVALID',
      '7 任期至 DATE_PAST',
      '9  TWICE',
    ]);
    expect(rows.map(({ row }) => row)).toEqual([8]);
  });

  it('takes an empty place for the inviter’s own school, and says when there is no heading', () => {
    expect(
      read(
        [
          ['姓名', '身份'],
          ['示例·甲', '教师'],
        ],
        held(SCHOOL),
      ).rows[0]?.right,
    ).toEqual({ role: 'teacher', schoolId: 's1' });
    expect(read([['甲', '乙']]).refused).toEqual([{ sheet: '名单', row: 0, column: '', code: 'NO_HEADER' }]);
  });
});
