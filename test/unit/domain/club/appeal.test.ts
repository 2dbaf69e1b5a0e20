import {
  answerAppeal,
  appealableUntil,
  carryableUntil,
  carryOn,
  escalateAppeal,
  openAppeal,
} from '../../../../shared/domain/club/appeal';
import type { Appeal } from '../../../../shared/domain/club/appeal.schema';
import { demandOf, lastDemand } from '../../../../shared/domain/club/odds';
import { asEpochMs, localDate, startOf } from '../../../../shared/kernel/time';
import { openCalendar } from '../../../../shared/kernel/working-days';

const calendar = openCalendar([]);
/** A Monday without holidays around it. */
const monday = startOf(localDate('2026-11-09'), 10 * 60);
const at = (day: string, minute = 0) => startOf(localDate(day), minute);

const opened = (): Appeal => {
  const change = openAppeal(monday, monday, calendar, 'parent', '示例·请核对');
  if (!change.ok) throw new Error(change.error.code);
  return { id: 'a', revision: 1, roundId: 'r', schoolId: 's', districtCode: 'd', childId: 'c', ...change.value };
};
const answered = (appeal = opened()): Appeal => {
  const change = answerAppeal(appeal, 'school', at('2026-11-10'), 'admin', 'stands', '示例·核对过了');
  if (!change.ok) throw new Error(change.error.code);
  return { ...appeal, ...change.value };
};

describe('an appeal', () => {
  it('is due at the end of the third working day, a weekend not counted', () => {
    expect(opened()).toMatchObject({ state: 'school', dueAt: at('2026-11-13') });
    const onFriday = openAppeal(monday, at('2026-11-13', 600), calendar, 'parent', '');
    expect(onFriday).toMatchObject({ ok: true, value: { dueAt: at('2026-11-19') } });
  });

  it('can be sent until the end of the tenth working day after the result, to the millisecond', () => {
    const until = appealableUntil(monday, calendar);
    expect(until).toBe(at('2026-11-24'));
    expect(openAppeal(monday, asEpochMs(until - 1), calendar, 'p', '').ok).toBe(true);
    expect(openAppeal(monday, until, calendar, 'p', '')).toEqual({
      ok: false,
      error: { code: 'TOO_LATE', closesAt: until },
    });
  });

  it('goes to the district at the moment at which the school is late, and not before', () => {
    const appeal = opened();
    expect(escalateAppeal(appeal, asEpochMs(appeal.dueAt - 1), calendar)).toBeNull();
    const change = escalateAppeal(appeal, asEpochMs(appeal.dueAt), calendar);
    expect(change).toMatchObject({ state: 'district', dueAt: at('2026-11-21') });
    expect(change?.steps.at(-1)).toMatchObject({ kind: 'overdue', by: null });
    // The district's own lateness moves it nowhere else.
    expect(escalateAppeal({ ...appeal, ...change }, at('2027-01-01'), calendar)).toBeNull();
  });

  it('is answered by the level that has it, once', () => {
    expect(answered()).toMatchObject({ state: 'answered', dueAt: 0 });
    for (const level of ['school', 'district'] as const) {
      expect(answerAppeal(answered(), level, monday, 'x', 'stands', '')).toMatchObject({
        error: { code: 'WRONG_STATE', state: 'answered' },
      });
    }
    expect(answerAppeal(opened(), 'district', monday, 'x', 'stands', '')).toMatchObject({
      error: { code: 'WRONG_STATE', state: 'school' },
    });
  });

  it('can be carried on from the answer of the school, in time, and from no other', () => {
    const appeal = answered();
    expect(carryableUntil(opened(), calendar)).toBeNull();
    const until = carryableUntil(appeal, calendar);
    expect(until).toBe(at('2026-11-25'));
    const change = carryOn(appeal, asEpochMs((until ?? 0) - 1), calendar, 'parent', '示例·不同意');
    if (!change.ok) throw new Error(change.error.code);
    expect(change.value).toMatchObject({ state: 'district' });
    expect(carryOn(appeal, asEpochMs(until ?? 0), calendar, 'parent', '')).toMatchObject({
      error: { code: 'TOO_LATE' },
    });
    const last = answerAppeal({ ...appeal, ...change.value }, 'district', monday, 'officer', 'stands', '示例·维持');
    if (!last.ok) throw new Error(last.error.code);
    expect(carryOn({ ...appeal, ...last.value }, monday, calendar, 'parent', '')).toMatchObject({
      error: { code: 'WRONG_STATE' },
    });
  });
});

describe('how much a club was wanted', () => {
  it('counts wishes and first wishes, and finds the latest round with a club of that name', () => {
    const student = (id: string, ...preferences: string[]) => ({ id, wants: 1, preferences });
    const clubs = demandOf(
      {
        students: [student('a', 'x', 'y'), student('b', 'y'), student('c', 'x')],
        clubs: [
          { id: 'x', capacity: 1, minSize: 0, slots: [] },
          { id: 'y', capacity: 5, minSize: 0, slots: [] },
        ],
      },
      (id) => `club ${id}`,
      () => 1,
    );
    expect(clubs).toEqual([
      { name: 'club x', wishes: 2, firstChoices: 2, capacity: 1, seated: 1 },
      { name: 'club y', wishes: 2, firstChoices: 1, capacity: 5, seated: 1 },
    ]);
    const rounds = [
      { term: '2026-spring', clubs: clubs.slice(1) },
      { term: '2025-autumn', clubs },
    ];
    expect(lastDemand(rounds, 'club y')).toMatchObject({ term: '2026-spring' });
    expect(lastDemand(rounds, 'club x')).toMatchObject({ term: '2025-autumn', wishes: 2 });
    expect(lastDemand(rounds, 'a new one')).toBeNull();
  });
});
