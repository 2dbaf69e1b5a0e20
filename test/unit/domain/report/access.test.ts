// P2 and the readers' rule as exhaustive tables: every set of rights × every relation to the reported side.

import type { RoleGrant } from '../../../../shared/domain/account/roles';
import {
  type Guarded,
  isConflicted,
  mayMove,
  mayObserve,
  mayRead,
  type Reader,
} from '../../../../shared/domain/report/access';
import { suggestHandlers } from '../../../../shared/domain/report/routing';
import { mayAskUnsealing, mayDecideUnsealing, mayOpenIdentity } from '../../../../shared/domain/report/unsealing';
import { localDate } from '../../../../shared/kernel/time';

const X = 'school-x';
const HERE = '610702';
const RIGHTS: Readonly<Record<string, RoleGrant>> = {
  guardian: { role: 'guardian' },
  teacherX: { role: 'teacher', schoolId: X },
  adminX: { role: 'schoolAdmin', schoolId: X },
  teacherY: { role: 'teacher', schoolId: 'school-y' },
  officer: { role: 'officer', districtCode: HERE },
  farOfficer: { role: 'officer', districtCode: '610703' },
  city: { role: 'officer', districtCode: null },
  grid: { role: 'gridWorker', communityCodes: [`${HERE}001001`] },
  expert: { role: 'expert' },
  custodian: { role: 'custodian' },
  auditor: { role: 'auditor' },
  sysadmin: { role: 'sysadmin' },
};
const NAMES = Object.keys(RIGHTS);
/** Every person with none, one or two rights, and each way of being close to school X or not. */
const PEOPLE: { readonly name: string; readonly reader: Reader }[] = [
  [],
  ...NAMES.map((one) => [one]),
  ...NAMES.flatMap((a, i) => NAMES.slice(i + 1).map((b) => [a, b])),
].flatMap((rights) =>
  (['stranger', 'declared', 'ownChild'] as const).map((closeness) => ({
    name: `${rights.join('+') || 'nobody'}, ${closeness}`,
    reader: {
      id: 'me',
      grants: rights.map((right) => RIGHTS[right] as RoleGrant),
      conflicts: closeness === 'declared' ? [{ subject: 'school' as const, id: X }] : [],
      childSchoolIds: closeness === 'ownChild' ? [X] : [],
    },
  })),
);

const about = (schoolId: string | null): Guarded => ({
  districtCode: HERE,
  subject: { institutionId: null, schoolId },
  handlerId: 'me',
  formerHandlerIds: [],
});

const has = (name: string, right: string): boolean => name.split(', ')[0]?.split('+').includes(right) ?? false;
/** The oracle, by name alone. */
const isCloseToX = (name: string): boolean =>
  !name.endsWith('stranger') || has(name, 'teacherX') || has(name, 'adminX');
const isOfficerHere = (name: string): boolean => has(name, 'officer') || has(name, 'city');

describe('who may read a report', () => {
  it(`holds for all ${PEOPLE.length} people, about school X and about a place`, () => {
    for (const { name, reader } of PEOPLE) {
      expect([name, mayRead(reader, about(X))]).toEqual([name, isOfficerHere(name) && !isCloseToX(name)]);
      expect([name, mayRead(reader, about(null))]).toEqual([name, isOfficerHere(name)]);
      expect([name, isConflicted(reader, about(X))]).toEqual([name, isCloseToX(name)]);
    }
  });

  it('lets nobody of school X move, receive or look at a report about it', () => {
    for (const { name, reader } of PEOPLE.filter((one) => isCloseToX(one.name))) {
      for (const by of ['triage', 'handler', 'reviewer', 'reporter', 'timer'] as const) {
        expect([name, mayMove(reader, about(X), by)]).toEqual([name, false]);
      }
      expect([name, mayObserve(reader, about(X).subject, `${HERE}001001`)]).toEqual([name, false]);
      expect(suggestHandlers([{ ...reader, openCases: 0 }], { ...about(X), handlerId: null }, false)).toEqual([]);
    }
  });

  it('suggests the district before the city, then the least loaded', () => {
    const candidate = (id: string, right: string, openCases: number) => ({
      id,
      grants: [RIGHTS[right] as RoleGrant],
      conflicts: [],
      openCases,
    });
    const all = [
      candidate('c', 'city', 0),
      candidate('b', 'officer', 9),
      candidate('a', 'officer', 2),
      candidate('f', 'farOfficer', 0),
    ];
    const order = suggestHandlers(all, { ...about(X), handlerId: null }, false).map(({ accountId }) => accountId);
    expect(order).toEqual(['a', 'b', 'c']);
  });
});

describe('P2: who may open a reporter’s identity', () => {
  const today = localDate('2026-11-23');

  it('is asked by a custodian who does not work on reports and is not close to the reported side', () => {
    for (const { name, reader } of PEOPLE) {
      const works = has(name, 'officer') || has(name, 'farOfficer') || has(name, 'city') || has(name, 'grid');
      const expected = !has(name, 'custodian') || works ? 'FORBIDDEN' : isCloseToX(name) ? 'NOT_FOUND' : 'ok';
      const got = mayAskUnsealing(reader, about(X));
      expect([name, got.ok ? 'ok' : got.error.code]).toEqual([name, expected]);
    }
  });

  it('is decided by another custodian or an auditor, never by the same person, whoever is looked at', () => {
    for (const { name, reader } of PEOPLE) {
      const works = has(name, 'officer') || has(name, 'farOfficer') || has(name, 'city') || has(name, 'grid');
      const mayAtAll = (has(name, 'custodian') || has(name, 'auditor')) && !works;
      for (const askedBy of ['me', 'other']) {
        for (const state of ['asked', 'approved', 'refused', 'opened'] as const) {
          const expected = !mayAtAll
            ? 'FORBIDDEN'
            : isCloseToX(name)
              ? 'NOT_FOUND'
              : askedBy === 'me'
                ? 'SAME_PERSON'
                : state === 'asked'
                  ? 'ok'
                  : 'WRONG_STATE';
          const got = mayDecideUnsealing(reader, { askedBy, state }, about(X));
          expect([name, askedBy, state, got.ok ? 'ok' : got.error.code]).toEqual([name, askedBy, state, expected]);
        }
      }
    }
  });

  it('is opened only by whoever asked, once approved, within seven days', () => {
    let opened = 0;
    for (const { name, reader } of PEOPLE) {
      for (const askedBy of ['me', 'other']) {
        for (const state of ['asked', 'approved', 'refused', 'opened'] as const) {
          for (const decidedOn of [null, '2026-11-16', '2026-11-15']) {
            const got = mayOpenIdentity(reader, { askedBy, state, decidedOn }, about(X), today);
            const works = has(name, 'officer') || has(name, 'farOfficer') || has(name, 'city') || has(name, 'grid');
            const expected =
              has(name, 'custodian') &&
              !works &&
              !isCloseToX(name) &&
              askedBy === 'me' &&
              state === 'approved' &&
              decidedOn === '2026-11-16';
            expect([name, askedBy, state, decidedOn, got.ok]).toEqual([name, askedBy, state, decidedOn, expected]);
            if (got.ok) opened++;
          }
        }
      }
    }
    expect(opened).toBeGreaterThan(0);
  });
});
