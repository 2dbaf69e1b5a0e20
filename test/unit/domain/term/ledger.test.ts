import fc from 'fast-check';
import {
  approveVersion,
  checkLines,
  ledgerState,
  linesMark,
  providerLines,
  providerOf,
  sumOf,
  teacherLines,
} from '../../../../shared/domain/term/ledger';
import type { LedgerVersion } from '../../../../shared/domain/term/ledger.schema';

const club = (id: string, teacherId: string | null, kind: 'teacher' | 'heritage' = 'teacher') => ({
  id,
  name: `示例·${id}`,
  teacherId,
  teacherName: '示例·传承人',
  provider: { kind, institutionId: null, credential: '', credentialUntil: null },
});
const held = (clubId: string, date: string, heldBy: string, slots = ['Tue-1'], minutes: number | null = 60) => ({
  clubId,
  date,
  heldBy,
  slots,
  minutes,
});
const UNKNOWN = () => null;
const value = (result: { ok: boolean; value?: LedgerVersion[] }): LedgerVersion[] => {
  if (!result.ok || result.value === undefined) throw new Error(JSON.stringify(result));
  return result.value;
};

describe('lines', () => {
  const clubs = [club('a', 'liu'), club('b', null, 'heritage')];
  const sessions = [held('a', '2026-11-10', 'he'), held('a', '2026-11-03', 'liu'), held('b', '2026-11-04', 'he')];

  it('count what a teacher held: its own clubs, and others’ in their place', () => {
    expect(teacherLines('liu', sessions, clubs, UNKNOWN)).toMatchObject([{ date: '2026-11-03', isSubstitute: false }]);
    expect(teacherLines('he', sessions, clubs, UNKNOWN)).toMatchObject([
      { clubId: 'b', date: '2026-11-04' },
      { clubId: 'a', date: '2026-11-10', isSubstitute: true },
    ]);
  });

  it('settle a provider on the lessons held, whoever of the school stood beside it', () => {
    const key = providerOf(clubs[1] ?? club('x', null))?.key ?? '';
    expect(providerLines(key, sessions, clubs, UNKNOWN)).toMatchObject([{ clubId: 'b', lessons: 1 }]);
    expect(providerOf(clubs[0] ?? club('x', null))).toBeNull();
  });

  it('keep the minutes of the day they were recorded, and say so when nobody entered any', () => {
    const [old] = teacherLines('liu', [held('a', '2026-11-03', 'liu', ['Tue-1', 'Tue-2'], null)], clubs, () => 100);
    expect(old).toMatchObject({ lessons: 2, minutes: 100 });
    const [none] = teacherLines('liu', [held('a', '2026-11-03', 'liu', ['Tue-1'], null)], clubs, UNKNOWN);
    expect(none?.minutes).toBeNull();
    expect(sumOf(none === undefined ? [] : [none])).toEqual({ lessons: 1, minutes: null });
  });

  it('hand every meeting to exactly one teacher', () => {
    const session = fc.record({
      clubId: fc.constantFrom('a', 'b'),
      date: fc.constantFrom('2026-11-03', '2026-11-04', '2026-11-05'),
      heldBy: fc.constantFrom('liu', 'he', 'wu'),
      slots: fc.constant<string[]>(['Tue-1']),
      minutes: fc.constant(60),
    });
    fc.assert(
      fc.property(fc.array(session, { maxLength: 12 }), (all) => {
        const lines = ['liu', 'he', 'wu'].flatMap((who) => teacherLines(who, all, clubs, UNKNOWN));
        expect(lines.length).toBe(all.length);
        expect(sumOf(lines)).toEqual({ lessons: all.length, minutes: all.length * 60 });
      }),
    );
  });
});

describe('a month', () => {
  const clubs = [club('a', 'liu')];
  const lines = teacherLines('liu', [held('a', '2026-11-03', 'liu')], clubs, UNKNOWN);
  const more = teacherLines('liu', [held('a', '2026-11-03', 'liu'), held('a', '2026-11-10', 'liu')], clubs, UNKNOWN);
  const checked = { versions: value(checkLines(null, lines, linesMark(lines), 'liu', 1)), payee: 'liu' };

  it('goes from open to checked to approved by a second person', () => {
    expect(ledgerState(null, lines)).toBe('open');
    expect(ledgerState(checked, lines)).toBe('checked');
    const approved = { versions: value(approveVersion(checked, 1, lines, 'chen', 2)) };
    expect(ledgerState(approved, lines)).toBe('approved');
    expect(approved.versions).toMatchObject([{ checkedBy: 'liu', approvedBy: 'chen', approvedAt: 2 }]);
  });

  it('becomes another version by a correction, and keeps what was approved before', () => {
    const approved = { versions: value(approveVersion(checked, 1, lines, 'chen', 2)), payee: 'liu' };
    expect(ledgerState(approved, more)).toBe('changed');
    const again = value(checkLines(approved, more, linesMark(more), 'liu', 3));
    expect(again.map(({ number, approvedBy }) => [number, approvedBy])).toEqual([
      [1, 'chen'],
      [2, null],
    ]);
  });

  it('refuses to check what was not read, what is empty, and what is checked already', () => {
    expect(checkLines(null, more, linesMark(lines), 'liu', 1)).toMatchObject({ error: { code: 'CONFLICT' } });
    expect(checkLines(null, [], linesMark([]), 'liu', 1)).toMatchObject({ error: { state: 'empty' } });
    expect(checkLines(checked, lines, linesMark(lines), 'liu', 1)).toMatchObject({ error: { state: 'checked' } });
  });

  it('refuses approval by who checked it or is paid by it, of another version, and of lines that changed', () => {
    expect(approveVersion(checked, 1, lines, 'liu', 2)).toMatchObject({ error: { code: 'SAME_PERSON' } });
    const byOther = { versions: value(checkLines(null, lines, linesMark(lines), 'chen', 1)), payee: 'liu' };
    expect(approveVersion(byOther, 1, lines, 'liu', 2)).toMatchObject({ error: { code: 'SAME_PERSON' } });
    expect(approveVersion(checked, 2, lines, 'chen', 2)).toMatchObject({ error: { code: 'CONFLICT' } });
    expect(approveVersion(checked, 1, more, 'chen', 2)).toMatchObject({ error: { code: 'CONFLICT' } });
  });
});
