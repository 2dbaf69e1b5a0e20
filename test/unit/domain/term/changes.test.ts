import fc from 'fast-check';
import {
  clashesAt,
  makeUpDays,
  mayChange,
  mayMakeUp,
  mayStandIn,
  sessionsOf,
  type TermSession,
} from '../../../../shared/domain/term/changes';
import { termSpan } from '../../../../shared/domain/term/plan';
import { addDays, localDate } from '../../../../shared/kernel/time';
import { openCalendar } from '../../../../shared/kernel/working-days';

const YEAR = {
  schoolYear: 2026,
  autumn: { from: localDate('2026-09-01'), to: localDate('2027-01-22') },
  spring: { from: localDate('2027-02-26'), to: localDate('2027-07-09') },
};
const FACTS = { calendar: openCalendar(), schoolYears: [YEAR] };
const SPAN = termSpan('2026-autumn', localDate('2026-09-08'), [YEAR]);
const CLUB = { id: 'club', slots: ['Tue-1'], room: '201', teacherId: 'a', teacherName: '示例·刘老师' };
const TUESDAY = localDate('2026-11-24');
const NOTHING = { cancelled: null, makeUp: null, substitute: null, room: null };

const between = (from: string, to: string, changes: Parameters<typeof sessionsOf>[4] = []) =>
  sessionsOf(CLUB, SPAN, localDate(from), localDate(to), changes, FACTS);

describe('sessionsOf', () => {
  it('shows what fell out and the day it is made up for on', () => {
    const makeUp = { date: localDate('2026-11-26'), slot: 'Thu-1', room: '305' };
    const cancelled = { reason: 'weather' as const, note: '' };
    const all = between('2026-11-23', '2026-11-29', [{ ...NOTHING, date: TUESDAY, cancelled, makeUp }]);
    expect(all).toMatchObject([
      { date: TUESDAY, cancelled, makeUpOn: '2026-11-26', makeUpFor: null },
      { date: '2026-11-26', cancelled: null, makeUpFor: TUESDAY, room: '305', slots: ['Thu-1'] },
    ]);
  });

  it('names who stands in, and the other room', () => {
    const substitute = { teacherId: 'b', teacherName: '示例·何老师', outside: null };
    expect(
      between('2026-11-24', '2026-11-24', [{ ...NOTHING, date: TUESDAY, substitute, room: '操场' }]),
    ).toMatchObject([{ teacherId: 'b', teacherName: '示例·何老师', isSubstituted: true, room: '操场' }]);
  });

  it('lets a make-up meeting fall out like any other', () => {
    const makeUp = { date: localDate('2026-11-26'), slot: 'Thu-1', room: '305' };
    const cancelled = { reason: 'room' as const, note: '' };
    const changes = [
      { ...NOTHING, date: TUESDAY, cancelled, makeUp },
      { ...NOTHING, date: makeUp.date, cancelled },
    ];
    expect(between('2026-11-26', '2026-11-26', changes)).toMatchObject([{ cancelled, makeUpFor: TUESDAY }]);
  });
});

const other = (more: Partial<TermSession>): TermSession => ({
  clubId: 'other',
  date: TUESDAY,
  slots: ['Tue-1'],
  room: '305',
  teacherId: 'b',
  teacherName: '',
  isSubstituted: false,
  outsideName: null,
  cancelled: null,
  makeUpOn: null,
  makeUpFor: null,
  ...more,
});

describe('clashesAt', () => {
  const place = { room: '201', teacherId: 'a', members: ['x', 'y'] };
  const at = (session: TermSession, members: string[] = []) =>
    clashesAt(TUESDAY, 1, place, [{ name: '合唱团', session, members }]);

  it('sees the room, the teacher and the children of another club at the same lesson', () => {
    expect(at(other({ room: '201' }))).toEqual({ room: '合唱团', teacher: null, children: 0 });
    expect(at(other({ teacherId: 'a' }))).toEqual({ room: null, teacher: '合唱团', children: 0 });
    expect(at(other({}), ['y', 'z'])).toEqual({ room: null, teacher: null, children: 1 });
  });

  it('sees nothing at another lesson, on another day, or where the other fell out', () => {
    const free = { room: null, teacher: null, children: 0 };
    const same = { room: '201', teacherId: 'a' };
    expect(at(other({ ...same, slots: ['Tue-2'] }), ['x'])).toEqual(free);
    expect(at(other({ ...same, date: addDays(TUESDAY, 1) }), ['x'])).toEqual(free);
    expect(at(other({ ...same, cancelled: { reason: 'weather', note: '' } }), ['x'])).toEqual(free);
  });
});

describe('makeUpDays', () => {
  it('are school days after both the missed day and today on which the club does not meet', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 40 }), (shift) => {
        const today = addDays(TUESDAY, shift);
        const own = between('2026-11-01', '2027-01-22');
        const days = makeUpDays(TUESDAY, today, SPAN, own, FACTS);
        for (const day of days) {
          expect(day > TUESDAY && day > today && day <= SPAN.to).toBe(true);
          expect(FACTS.calendar.isWorkingDay(day)).toBe(true);
          expect(own.some(({ date }) => date === day)).toBe(false);
        }
      }),
    );
  });
});

describe('what may be changed', () => {
  const free = { room: null, teacher: null, children: 0 };
  const makeUp = { date: localDate('2026-11-26'), slot: 'Thu-1', room: '201' };

  it('refuses a make-up in a taken room or with a busy teacher, and leaves the children’s clash to the school', () => {
    expect(mayMakeUp(makeUp, [makeUp.date], free, false).ok).toBe(true);
    expect(mayMakeUp(makeUp, [], free, false)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(mayMakeUp(makeUp, [makeUp.date], { ...free, room: '合唱团' }, true).ok).toBe(false);
    expect(mayMakeUp(makeUp, [makeUp.date], { ...free, teacher: '合唱团' }, true).ok).toBe(false);
    expect(mayMakeUp(makeUp, [makeUp.date], { ...free, children: 2 }, false).ok).toBe(false);
    expect(mayMakeUp(makeUp, [makeUp.date], { ...free, children: 2 }, true).ok).toBe(true);
  });

  it('refuses what is over and what was held', () => {
    expect(mayChange(TUESDAY, TUESDAY, false).ok).toBe(true);
    expect(mayChange(TUESDAY, addDays(TUESDAY, 1), false)).toMatchObject({ error: { code: 'TOO_LATE' } });
    expect(mayChange(TUESDAY, TUESDAY, true)).toMatchObject({ error: { code: 'WRONG_STATE', state: 'held' } });
  });

  it('教基厅函〔2023〕26号: nobody from outside stands in on a paper that has run out by then', () => {
    const outside = { name: '示例·外聘', credential: '示例·证书', credentialUntil: TUESDAY };
    expect(mayStandIn(TUESDAY, { teacher: null }, outside).ok).toBe(true);
    expect(mayStandIn(addDays(TUESDAY, 1), { teacher: null }, outside)).toMatchObject({
      error: { code: 'INVALID_INPUT', reason: 'credential' },
    });
    expect(mayStandIn(TUESDAY, { teacher: '合唱团' }, null)).toMatchObject({ error: { code: 'WRONG_STATE' } });
  });
});
