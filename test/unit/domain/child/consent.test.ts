import fc from 'fast-check';
import { PURPOSES } from '../../../../shared/domain/child/child.schema';
import {
  CONSENT_VERSIONS,
  decideConsent,
  isConsented,
  latestConsent,
  MAX_CONSENT_EVENTS,
  notePaperConsent,
  withdrawAll,
} from '../../../../shared/domain/child/consent';
import { asEpochMs } from '../../../../shared/kernel/time';
import { CONSENT_TEXTS } from '../../../../shared/strings/consent-texts';

const NOW = asEpochMs(1);
const NONE = { consents: [] };

describe('consent', () => {
  it('is not given by silence', () => {
    expect(PURPOSES.filter((purpose) => isConsented(NONE, purpose))).toEqual([]);
  });

  it('is given and withdrawn for one purpose alone', () => {
    const given = decideConsent(NONE, 'clubs', true, 1, 'me', NOW);
    if (!given.ok) throw new Error('refused');
    const child = { consents: given.value };
    expect(PURPOSES.filter((purpose) => isConsented(child, purpose))).toEqual(['clubs']);
    const withdrawn = decideConsent(child, 'clubs', false, 1, 'me', NOW);
    if (!withdrawn.ok) throw new Error('refused');
    expect(isConsented({ consents: withdrawn.value }, 'clubs')).toBe(false);
    expect(withdrawn.value).toHaveLength(2);
  });

  it('is to the text that is shown now', () => {
    expect(decideConsent(NONE, 'clubs', true, 2, 'me', NOW)).toMatchObject({ error: { code: 'CONFLICT', current: 1 } });
  });

  it('lets a guardian’s own no stand above any paper', () => {
    const child = { consents: [{ purpose: 'clubs' as const, version: 1, given: false, at: 1, by: 'me' }] };
    expect(notePaperConsent(child, ['clubs', 'photos'], NOW)).toMatchObject({
      error: { code: 'WRONG_STATE', purposes: ['clubs'] },
    });
    expect(notePaperConsent(child, ['photos'], NOW)).toMatchObject({ ok: true });
  });

  it('has a text for each version that holds, of every purpose', () => {
    for (const purpose of PURPOSES) {
      const versions = CONSENT_TEXTS[purpose].map(({ version }) => version);
      const { oldestValid, current } = CONSENT_VERSIONS[purpose];
      for (let version = oldestValid; version <= current; version++) expect(versions).toContain(version);
      for (const text of CONSENT_TEXTS[purpose]) expect(Object.values(text).every((part) => part !== '')).toBe(true);
    }
  });

  it('always is what was said last, however often minds were changed', () => {
    const said = fc.record({ purpose: fc.constantFrom(...PURPOSES), given: fc.boolean() });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 150 }), (words) => {
        let child: Parameters<typeof isConsented>[0] = NONE;
        const last = new Map<string, boolean>();
        for (const [i, { purpose, given }] of words.entries()) {
          const done = decideConsent(child, purpose, given, 1, 'me', asEpochMs(i + 1));
          if (!done.ok) throw new Error('refused');
          child = { consents: done.value };
          last.set(purpose, given);
          expect(isConsented(child, purpose)).toBe(given);
        }
        // Events are kept within bounds; the newest word on what was touched lately is never lost.
        expect(child.consents.length).toBeLessThanOrEqual(MAX_CONSENT_EVENTS);
        const afterErasure = { consents: withdrawAll(child, PURPOSES, 'me', NOW) };
        expect(PURPOSES.filter((purpose) => isConsented(afterErasure, purpose))).toEqual([]);
        for (const purpose of PURPOSES) {
          const latest = latestConsent(child, purpose);
          if (latest !== undefined) expect(latest.given).toBe(last.get(purpose));
        }
      }),
    );
  });
});
