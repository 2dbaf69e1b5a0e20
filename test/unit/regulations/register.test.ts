import { localDate } from '../../../shared/kernel/time';
import { REGULATIONS, regulationOn, regulationValue } from '../../../shared/regulations';

describe('the register of rules', () => {
  it('gives the row in force on a day, and none before or after it', () => {
    expect(regulationOn('petition.finished', localDate('2026-11-24'))?.value).toBe(60);
    expect(regulationOn('petition.finished', localDate('2022-04-30'))).toBeNull();
    expect(regulationOn('market.handled2022', localDate('2026-04-14'))?.value).toBe(7);
    expect(regulationOn('market.handled2022', localDate('2026-04-15'))).toBeNull();
  });

  it('throws where a number is needed and the tenant has to set it', () => {
    expect(() => regulationValue('hotline.ticket', localDate('2026-11-24'))).toThrow('hotline.ticket');
  });

  it('has no two rows of one rule in force on the same day', () => {
    for (const [i, a] of REGULATIONS.entries()) {
      for (const b of REGULATIONS.slice(i + 1)) {
        if (a.id !== b.id) continue;
        const first = a.effectiveFrom < b.effectiveFrom ? a : b;
        const second = first === a ? b : a;
        expect(first.effectiveTo !== null && first.effectiveTo < second.effectiveFrom).toBe(true);
      }
    }
  });

  it('quotes an article wherever the text was read', () => {
    for (const row of REGULATIONS) if (row.confidence === 'T') expect(row.article).not.toBe('');
  });
});
