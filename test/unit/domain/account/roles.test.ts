import * as fc from 'fast-check';
import {
  actingAt,
  activeGrants,
  coversDistrict,
  type Grant,
  hasConflict,
  isCityOfficer,
  lastingGrant,
  worksAtSchool,
} from '../../../../shared/domain/account/roles';
import { asksSecondFactor, isFresh } from '../../../../shared/domain/account/second-factor';

const NOON = 1_800_000_000_000;
const officer = (terms: Partial<Grant> = {}): Grant =>
  ({ ...lastingGrant({ role: 'officer', districtCode: '610702' }), ...terms }) as Grant;

describe('a right', () => {
  it.each([
    ['begun, without an end', officer(), true],
    ['begins this very moment', officer({ from: NOON }), true],
    ['begins a moment later', officer({ from: NOON + 1 }), false],
    ['ends a moment later', officer({ until: NOON + 1 }), true],
    ['has just reached its end', officer({ until: NOON }), false],
    ['is on hold', officer({ state: 'suspended' }), false],
    ['was ended', officer({ state: 'ended' }), false],
  ])('that %s', (_what, grant, holds) => {
    const grants = activeGrants([grant], NOON);
    expect(coversDistrict(grants, '610702')).toBe(holds);
    expect(coversDistrict(grants, '610703')).toBe(false);
  });

  it('of the city covers every district, a district officer is not the city', () => {
    const city = activeGrants([lastingGrant({ role: 'officer', districtCode: null })], NOON);
    expect([coversDistrict(city, '610730'), isCityOfficer(city)]).toEqual([true, true]);
    expect(isCityOfficer(activeGrants([officer()], NOON))).toBe(false);
  });

  it('at one school is none at another, and a teacher is no school admin', () => {
    const grants = activeGrants([lastingGrant({ role: 'teacher', schoolId: 'school-001' })], NOON);
    expect(worksAtSchool(grants, 'school-001')).toBe(true);
    expect(worksAtSchool(grants, 'school-001', ['schoolAdmin'])).toBe(false);
    expect(worksAtSchool(grants, 'school-002')).toBe(false);
  });

  it('never comes back by itself once its time is over (property)', () => {
    const terms = fc.record({
      from: fc.integer({ min: 0, max: 100 }),
      until: fc.option(fc.integer({ min: 0, max: 100 })),
      state: fc.constantFrom('active' as const, 'suspended' as const, 'ended' as const),
    });
    return fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 100 }), fc.nat(50), (given, now, later) => {
        const grant = officer(given);
        const [before, after] = [now, now + later].map((at) => activeGrants([grant], at).length === 1);
        // Holds, ended, holds again: impossible.
        return !(now >= given.from && !before && after);
      }),
    );
  });
});

describe('hasConflict', () => {
  const account = actingAt(
    {
      id: 'a',
      revision: 1,
      openid: 'o',
      displayName: '示例',
      grants: [
        lastingGrant({ role: 'teacher', schoolId: 'school-001' }),
        { ...lastingGrant({ role: 'teacher', schoolId: 'school-003' }), state: 'ended' as const },
      ],
      conflicts: [{ subject: 'institution' as const, id: 'institution-7', why: 'relative' as const, declaredAt: 1 }],
    },
    NOON,
  );
  it('knows what was declared and where somebody works', () => {
    expect(hasConflict(account, 'institution', 'institution-7')).toBe(true);
    expect(hasConflict(account, 'school', 'institution-7')).toBe(false);
    expect(hasConflict(account, 'school', 'school-001')).toBe(true);
    expect(hasConflict(account, 'school', 'school-003')).toBe(false);
  });
});

describe('the second factor', () => {
  const held = activeGrants([officer(), lastingGrant({ role: 'guardian' })], NOON);
  const admin = activeGrants([lastingGrant({ role: 'schoolAdmin', schoolId: 'school-001' })], NOON);
  it('is asked of those who decide, as the tenant switches it', () => {
    expect(asksSecondFactor('bureau', ['officer', 'guardian'], held)).toBe(true);
    expect(asksSecondFactor('bureau', ['guardian'], held)).toBe(false);
    expect(asksSecondFactor('off', ['officer'], held)).toBe(false);
    expect(asksSecondFactor('bureau', ['schoolAdmin'], admin)).toBe(false);
    expect(asksSecondFactor('bureauAndSchools', ['schoolAdmin'], admin)).toBe(true);
  });
  it('stays fresh for its time and not a millisecond longer', () => {
    const factor = { enrolledAt: 1, verifiedAt: NOON };
    expect(isFresh(factor, 5, NOON + 5 * 60_000 - 1)).toBe(true);
    expect(isFresh(factor, 5, NOON + 5 * 60_000)).toBe(false);
    expect(isFresh(factor, 5, NOON - 1)).toBe(false); // a factor from the future is no factor
    expect(isFresh({ ...factor, enrolledAt: null }, 5, NOON)).toBe(false);
    expect(isFresh(null, 5, NOON)).toBe(false);
  });
});
