import fc from 'fast-check';
import {
  leavingOf,
  mayAnnounce,
  mayLeave,
  mayRecord,
  newsOf,
  RECORD_DAYS,
  unclaimedOf,
} from '../../../../shared/domain/term/attendance';
import { mayCertify, participationOf, veiledName } from '../../../../shared/domain/term/certificate';
import type { SignOut } from '../../../../shared/domain/term/session.schema';
import { addDays, localDate } from '../../../../shared/kernel/time';

const DAY = localDate('2026-11-24');
const ROSTER = ['a', 'b', 'c'];
const record = (more: Partial<Parameters<typeof mayRecord>[0]> = {}) => ({
  date: DAY,
  today: DAY,
  present: ['a', 'b'],
  basedOn: null,
  reason: null,
  ...more,
});

describe('mayRecord', () => {
  it('takes a first record, and a correction of what the phone has seen, with a reason', () => {
    expect(mayRecord(record(), ROSTER, null).ok).toBe(true);
    expect(mayRecord(record({ basedOn: 2, reason: 'cameLate' }), ROSTER, { version: 2 }).ok).toBe(true);
  });

  it('refuses a correction without a reason, or of something the phone has not seen', () => {
    expect(mayRecord(record({ basedOn: 2 }), ROSTER, { version: 2 })).toMatchObject({ error: { reason: 'why' } });
    expect(mayRecord(record(), ROSTER, { version: 2 })).toMatchObject({ error: { code: 'CONFLICT', version: 2 } });
    expect(mayRecord(record({ basedOn: 1, reason: 'other' }), ROSTER, { version: 2 })).toMatchObject({
      error: { code: 'CONFLICT' },
    });
    expect(mayRecord(record({ basedOn: 1, reason: 'other' }), ROSTER, null)).toMatchObject({
      error: { code: 'CONFLICT' },
    });
  });

  it('refuses a day to come, one long over, a stranger, and somebody named twice', () => {
    expect(mayRecord(record({ today: addDays(DAY, -1) }), ROSTER, null)).toMatchObject({
      error: { code: 'TOO_EARLY' },
    });
    expect(mayRecord(record({ today: addDays(DAY, RECORD_DAYS) }), ROSTER, null).ok).toBe(true);
    expect(mayRecord(record({ today: addDays(DAY, RECORD_DAYS + 1) }), ROSTER, null)).toMatchObject({
      error: { code: 'TOO_LATE' },
    });
    expect(mayRecord(record({ present: ['z'] }), ROSTER, null)).toMatchObject({ error: { reason: 'roster' } });
    expect(mayRecord(record({ present: ['a', 'a'] }), ROSTER, null)).toMatchObject({ error: { reason: 'twice' } });
  });
});

describe('newsOf', () => {
  it('tells of those who are missing without a word, once, and of those who turned up after all', () => {
    expect(newsOf(['a', 'b'], ['b'], [])).toEqual({ missing: ['a'], found: [] });
    expect(newsOf(['a', 'c'], [], ['a', 'b'])).toEqual({ missing: ['c'], found: ['b'] });
  });

  it('never tells a family both, or about an absence it announced itself', () => {
    const some = fc.subarray(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(some, some, some, (absent, announced, before) => {
        const { missing, found } = newsOf(absent, announced, before);
        expect(missing.filter((child) => found.includes(child))).toEqual([]);
        expect([...missing, ...found].filter((child) => announced.includes(child))).toEqual([]);
        expect(missing.every((child) => absent.includes(child))).toBe(true);
      }),
    );
  });
});

describe('leaving', () => {
  const left = (childId: string, kind: SignOut['kind']): SignOut => ({ childId, kind, personId: null, by: 't', at: 1 });
  const session = (signOuts: SignOut[] = []) => ({ presentChildIds: ['a', 'b'], signOuts });
  const pickUps = { persons: [{ id: 'p1', name: '示例·奶奶', relation: 'grandparent' as const }], mayGoAlone: false };

  it('goes with a guardian, with somebody the family named, alone only where it allowed that', () => {
    expect(mayLeave(session(), 'a', 'guardian', null, null).ok).toBe(true);
    expect(mayLeave(session(), 'a', 'person', 'p1', pickUps).ok).toBe(true);
    expect(mayLeave(session(), 'a', 'person', 'p2', pickUps)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(mayLeave(session(), 'a', 'person', 'p1', null)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(mayLeave(session(), 'a', 'alone', null, pickUps)).toMatchObject({ error: { state: 'alone' } });
    expect(mayLeave(session(), 'a', 'alone', null, { ...pickUps, mayGoAlone: true }).ok).toBe(true);
  });

  it('refuses who was not there, who has gone, and to take back what did not happen', () => {
    expect(mayLeave(session(), 'c', 'guardian', null, null)).toMatchObject({ error: { state: 'notPresent' } });
    expect(mayLeave(session([left('a', 'guardian')]), 'a', 'guardian', null, null)).toMatchObject({
      error: { state: 'gone' },
    });
    expect(mayLeave(session(), 'a', 'takenBack', null, null)).toMatchObject({ error: { state: 'stillHere' } });
  });

  it('counts who is still here after any order of leaving and taking back', () => {
    const step = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('guardian' as const, 'takenBack' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let signOuts: SignOut[] = [];
        const gone = new Set<string>();
        for (const [child, kind] of steps) {
          if (!mayLeave(session(signOuts), child, kind, null, null).ok) continue;
          signOuts = [...signOuts, left(child, kind)];
          if (kind === 'takenBack') gone.delete(child);
          else gone.add(child);
        }
        expect(unclaimedOf(session(signOuts))).toEqual(['a', 'b'].filter((child) => !gone.has(child)));
        expect(leavingOf(signOuts, 'a') !== null).toBe(gone.has('a'));
      }),
    );
  });

  it('lets an absence be announced until the day is over or was recorded', () => {
    expect(mayAnnounce(DAY, DAY, false).ok).toBe(true);
    expect(mayAnnounce(DAY, DAY, true)).toMatchObject({ error: { code: 'TOO_LATE' } });
    expect(mayAnnounce(DAY, addDays(DAY, 1), false)).toMatchObject({ error: { code: 'TOO_LATE' } });
  });
});

describe('a certificate', () => {
  it('counts what a child came to and orders what was done by how often', () => {
    const held = (date: string, presentChildIds: string[], activities: ('made' | 'learned')[]) => ({
      date,
      presentChildIds,
      activities,
    });
    const facts = participationOf(
      [
        held('2026-11-10', ['a'], ['made']),
        held('2026-11-03', ['a'], ['made', 'learned']),
        held('2026-11-17', ['b'], []),
      ],
      'a',
    );
    expect(facts).toEqual({
      attended: 2,
      firstOn: '2026-11-03',
      lastOn: '2026-11-10',
      activities: ['made', 'learned'],
    });
    expect(mayCertify(facts, ['curious']).ok).toBe(true);
    expect(mayCertify(facts, [])).toMatchObject({ error: { state: 'noWords' } });
    expect(mayCertify({ attended: 0 }, ['curious'])).toMatchObject({ error: { state: 'neverCame' } });
  });

  it('shows a stranger the family name only', () => {
    expect(veiledName('王小禾')).toBe('王**');
    expect(veiledName('')).toBe('**');
  });
});
