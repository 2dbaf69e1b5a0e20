import fc from 'fast-check';
import * as rules from '../../../../shared/domain/child/binding';
import { MAX_GUARDIANS } from '../../../../shared/domain/child/binding';
import type { Bond } from '../../../../shared/domain/child/child.schema';
import { asEpochMs } from '../../../../shared/kernel/time';
import { aBond } from '../../../support/child-document';
import { faultsOfBinding, NOW } from './binding-lives';

describe('a bond', () => {
  it('lives as the table of states, people and moves says', () => {
    const { faults, cells } = faultsOfBinding(rules);
    expect(faults).toEqual([]);
    expect(cells).toBe(6 * 5 * 4 + 3);
  });

  it('binds the first guardian at once and waits for a word where the tenant set no time', () => {
    const who = { accountId: 'a', relation: 'mother' as const, via: 'code' as const };
    const first = rules.claim({ bonds: [], state: 'enrolled' }, who, NOW, null);
    expect(first).toMatchObject({ ok: true, value: { state: 'bound', tell: [] } });
    if (!first.ok) throw new Error('refused');
    const second = rules.claim({ bonds: first.value.bonds, state: 'enrolled' }, { ...who, accountId: 'b' }, NOW, null);
    expect(second).toMatchObject({ ok: true, value: { state: 'announced', tell: ['a'] } });
    if (!second.ok) throw new Error('refused');
    // Not even after ten years.
    expect(rules.isGuardianAt(second.value, 'b', asEpochMs(NOW + 10 * 365 * 86_400_000))).toBe(false);
  });

  it('refuses a child that left, and more guardians than a child can have', () => {
    const who = { accountId: 'new', relation: 'mother' as const, via: 'code' as const };
    expect(rules.claim({ bonds: [], state: 'left' }, who, NOW, 3)).toMatchObject({ error: { code: 'WRONG_STATE' } });
    const bonds = Array.from({ length: MAX_GUARDIANS }, (_, i) => aBond(`guardian-${i}`));
    expect(rules.claim({ bonds, state: 'enrolled' }, who, NOW, 3)).toMatchObject({ error: { code: 'LIMIT_EXCEEDED' } });
  });

  const people = ['a', 'b', 'c', 'd'];
  const step = fc.record({
    move: fc.constantFrom('claim', 'yes', 'no', 'unbind'),
    who: fc.constantFrom(...people),
    by: fc.constantFrom(...people, 'school'),
    hours: fc.integer({ min: 0, max: 48 }),
  });

  it('never lets anybody in who was neither first, nor let in by a guardian or the school, nor left unopposed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.constantFrom(null, 1, 2), (steps, objectionDays) => {
        let bonds: Bond[] = [];
        let at = NOW as number;
        for (const { move, who, by, hours } of steps) {
          at += hours * 3_600_000;
          const now = asEpochMs(at);
          const before = new Set(rules.guardiansAt({ bonds }, now));
          const decider =
            by === 'school' ? ({ kind: 'school' } as const) : ({ kind: 'guardian', accountId: by } as const);
          const done =
            move === 'claim'
              ? rules.claim(
                  { bonds, state: 'enrolled' },
                  { accountId: who, relation: 'mother', via: 'code' },
                  now,
                  objectionDays,
                )
              : move === 'unbind'
                ? rules.unbind({ bonds }, who, decider, '理由', now)
                : rules.decideClaim({ bonds }, who, decider, move === 'yes' ? 'yes' : 'no', '理由', now);
          if (!done.ok) continue;
          bonds = done.value.bonds;
          const after = rules.guardiansAt({ bonds }, now);
          const entered = after.filter((id) => !before.has(id));
          // At this very step one can only have come in as the first, or by a word of a guardian or the school.
          for (const id of entered) {
            expect(id).toBe(who);
            expect(move === 'claim' ? before.size === 0 : by === 'school' || before.has(by)).toBe(true);
          }
          expect(new Set(bonds.map(({ accountId }) => accountId)).size).toBe(bonds.length);
          const index = rules.indexOf(rules.settled({ bonds }, now));
          expect(new Set(index.guardianIds)).toEqual(new Set(after));
        }
      }),
      { numRuns: 300 },
    );
  });
});
