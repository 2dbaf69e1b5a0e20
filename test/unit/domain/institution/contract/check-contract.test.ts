import fc from 'fast-check';
import {
  type ContractCheck,
  type ContractFacts,
  checkContract,
  estimateRefund,
  NO_GUIDANCE,
} from '../../../../../shared/domain/institution/contract/check-contract';
import { localDate } from '../../../../../shared/kernel/time';

const TODAY = localDate('2026-11-24');
const contract = (more: Partial<ContractFacts> = {}): ContractFacts => ({
  isAcademic: true,
  mode: 'offline',
  payments: [{ fen: 480_000, on: localDate('2026-12-01') }],
  lessons: 60,
  lessonMinutes: 45,
  classSize: 20,
  startsOn: localDate('2026-12-05'),
  endsOn: localDate('2027-03-04'),
  lessonsLeft: null,
  paidTo: 'supervised',
  hasLoan: false,
  guidance: NO_GUIDANCE,
  ...more,
});
const outcome = (check: ContractCheck, more: Partial<ContractFacts> = {}) =>
  checkContract(contract(more), TODAY).find((one) => one.check === check)?.outcome;

describe('checkContract', () => {
  it('finds nothing in a contract at the very limits', () => {
    expect(
      checkContract(contract({ payments: [{ fen: 500_000, on: localDate('2026-11-05') }] }), TODAY).filter(
        (one) => one.outcome === 'broken',
      ),
    ).toEqual([]);
  });

  it('limits one payment to 5,000 yuan, three months and 60 lessons', () => {
    expect(outcome('amount', { payments: [{ fen: 500_001, on: localDate('2026-12-01') }] })).toBe('broken');
    expect(outcome('span', { endsOn: localDate('2027-03-05') })).toBe('broken');
    expect(outcome('span', { endsOn: null })).toBe('unknown');
    expect(outcome('lessons', { lessons: 61 })).toBe('broken');
    expect(outcome('lessons', { lessons: null })).toBe('unknown');
  });

  it('looks at each instalment for itself', () => {
    const instalments = {
      payments: [
        { fen: 480_000, on: localDate('2026-12-01') },
        { fen: 480_000, on: localDate('2027-03-05') },
      ],
      lessons: 120,
      endsOn: localDate('2027-06-04'),
    };
    expect(outcome('amount', instalments)).toBe('within');
    expect(outcome('span', instalments)).toBe('within');
    expect(outcome('lessons', instalments)).toBe('within');
    const early = {
      ...instalments,
      payments: instalments.payments.map(({ fen }) => ({ fen, on: localDate('2026-12-01') })),
    };
    expect(outcome('span', early)).toBe('broken'); // both paid at once cover half a year
  });

  it('allows payment a month before the start, to the supervised account, without a loan', () => {
    expect(outcome('earliest', { payments: [{ fen: 1, on: localDate('2026-11-04') }] })).toBe('broken');
    expect(outcome('earliest', { payments: [{ fen: 1, on: localDate('2026-11-05') }] })).toBe('within');
    expect(outcome('account', { paidTo: 'other' })).toBe('broken');
    expect(outcome('account', { paidTo: null })).toBe('unknown');
    expect(outcome('loan', { hasLoan: true })).toBe('broken');
    expect(outcome('renewal', { lessonsLeft: 21 })).toBe('broken');
    expect(outcome('renewal')).toBe('notApplicable');
  });

  it('holds the price of a standard lesson against the guidance price, where the city has set one', () => {
    expect(outcome('price')).toBe('unknown');
    expect(outcome('price', { isAcademic: false })).toBe('notApplicable');
    const offline = { small: 10_000, middle: 7_300, large: 5_000 };
    const guidance = { ...NO_GUIDANCE, offline };
    // 4,800 yuan for 60 lessons is 80 yuan a lesson; 73 × 1.1 = 80.3
    expect(outcome('price', { guidance })).toBe('within');
    expect(outcome('price', { guidance, classSize: 36 })).toBe('broken');
    expect(outcome('price', { guidance, lessonMinutes: 40 })).toBe('broken');
    expect(outcome('price', { guidance, classSize: 10 })).toBe('within');
    expect(outcome('price', { guidance, classSize: null })).toBe('unknown');
    expect(outcome('price', { guidance, mode: 'online' })).toBe('unknown');
    const gap = { ...guidance, offline: { ...offline, middle: null } };
    expect(checkContract(contract({ guidance: gap }), TODAY).find(({ check }) => check === 'price')).toMatchObject({
      outcome: 'unknown',
      facts: { notSet: 1 },
    });
  });

  it('limits academic online lessons to 30 minutes', () => {
    expect(outcome('onlineLesson', { mode: 'online' })).toBe('broken');
    expect(outcome('onlineLesson', { mode: 'online', lessonMinutes: 30 })).toBe('within');
    expect(outcome('onlineLesson')).toBe('notApplicable');
  });
});

describe('estimateRefund', () => {
  it('gives back the unused share, by lessons or else by days', () => {
    expect(estimateRefund(contract(), 480_000, 15, TODAY)).toMatchObject({
      fen: 360_000,
      by: 'lessons',
      used: 15,
      of: 60,
    });
    expect(estimateRefund(contract({ lessons: null }), 90_000, null, localDate('2027-01-04'))).toMatchObject({
      fen: 60_000,
      by: 'days',
      used: 30,
      of: 90,
    });
    expect(estimateRefund(contract({ lessons: null, endsOn: null }), 90_000, null, TODAY)).toBeNull();
    expect(
      estimateRefund(contract({ lessons: null, endsOn: localDate('2026-01-01') }), 90_000, null, TODAY),
    ).toBeNull();
  });
  it('never gives back more than was paid, nor less than nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 900 }),
        (paid, lessons, taken) => {
          const fen = estimateRefund(contract({ lessons }), paid, taken, TODAY)?.fen ?? -1;
          expect(fen).toBeGreaterThanOrEqual(0);
          expect(fen).toBeLessThanOrEqual(paid);
        },
      ),
    );
  });
});
