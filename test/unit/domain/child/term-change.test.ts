import {
  mayApply,
  mayUndo,
  planTermChange,
  UNDO_DAYS,
  undoableUntil,
} from '../../../../shared/domain/child/term-change';
import { asEpochMs } from '../../../../shared/kernel/time';

const pupil = (id: string, grade: number, className: string, state: 'enrolled' | 'left' = 'enrolled') => ({
  id,
  grade,
  className,
  state,
});

describe('a term change', () => {
  it('moves everybody a grade up, lets the last grade leave, and keeps those who stay', () => {
    const moves = planTermChange(
      [
        pupil('a', 4, '4年级1班'),
        pupil('b', 6, '6年级1班'),
        pupil('c', 4, '4年级1班'),
        pupil('d', 3, '三(1)班', 'left'),
      ],
      [1, 2, 3, 4, 5, 6],
      ['c'],
    );
    expect(moves).toEqual([
      { childId: 'a', from: { grade: 4, className: '4年级1班' }, to: { grade: 5, className: '5年级1班' } },
      { childId: 'b', from: { grade: 6, className: '6年级1班' }, to: null },
    ]);
  });

  it('takes the sixth grade of a nine-year school into the seventh', () => {
    const [move] = planTermChange([pupil('a', 6, '6年级1班')], [1, 2, 3, 4, 5, 6, 7, 8, 9], []);
    expect(move?.to).toEqual({ grade: 7, className: '7年级1班' });
  });

  it('is applied by somebody else than who prepared it', () => {
    expect(mayApply({ state: 'prepared', preparedBy: 'a' }, 'a')).toMatchObject({ error: { code: 'SAME_PERSON' } });
    expect(mayApply({ state: 'prepared', preparedBy: 'a' }, 'b').ok).toBe(true);
    expect(mayApply({ state: 'applied', preparedBy: 'a' }, 'b')).toMatchObject({ error: { code: 'WRONG_STATE' } });
  });

  it('can be taken back until the very millisecond its days are over', () => {
    const undoUntil = undoableUntil(asEpochMs(0));
    expect(undoUntil).toBe(UNDO_DAYS * 86_400_000);
    expect(mayUndo({ state: 'applied', undoUntil }, asEpochMs(undoUntil - 1)).ok).toBe(true);
    expect(mayUndo({ state: 'applied', undoUntil }, undoUntil)).toMatchObject({ error: { code: 'TOO_LATE' } });
    // A run that was broken off is finished, whatever the day.
    expect(mayUndo({ state: 'undoing', undoUntil }, undoUntil).ok).toBe(true);
  });
});
