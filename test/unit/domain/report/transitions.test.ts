// The state machine by itself: random lives through every move, and what must hold in each of their moments.
import fc from 'fast-check';
import { startClock } from '../../../../shared/domain/report/deadlines';
import { dueStep } from '../../../../shared/domain/report/escalation';
import {
  accept,
  answerReview,
  begin,
  close,
  decline,
  dispatch,
  handOver,
  object,
  overrule,
  resume,
  suspend,
} from '../../../../shared/domain/report/office-moves';
import { REPORT_STATES, type Report, type Sealed } from '../../../../shared/domain/report/report.schema';
import { agree, askReview, lapse, reopen, withdraw } from '../../../../shared/domain/report/reporter-moves';
import {
  isOpen,
  MOVES,
  type Moment,
  movesFrom,
  STATE_RULES,
  shownClock,
  startOfReport,
} from '../../../../shared/domain/report/transitions';
import { ask, askExtension, decideExtension, recordInspection } from '../../../../shared/domain/report/within-state';
import { addDays, type LocalDate, localDate } from '../../../../shared/kernel/time';
import { openCalendar } from '../../../../shared/kernel/working-days';
import { regulationOn } from '../../../../shared/regulations';

const SEALED: Sealed = { version: 1, algorithm: 'x25519-seal+xchacha20poly1305', keyId: 'k', key: '', box: '' };
const calendar = openCalendar();
const moment = (day: LocalDate, promise: number | null = 15): Moment => ({
  day,
  rules: { calendar, parameter: (key) => (key === 'anonymousReportWorkingDays' ? promise : null) },
});
const FIRST = localDate('2026-09-28'); // three days before the October holidays, with make-up days around them

const aReport = (part: Partial<Report> = {}, at = moment(FIRST)): Report => {
  const category = part.category ?? 'HIDDEN_PLACE';
  const contact = part.contact ?? 'anonymous';
  return {
    id: 'r1',
    revision: 1,
    receiptHash: '',
    contact,
    identity: null,
    content: SEALED,
    category,
    confirmedCategory: null,
    subject: { kind: 'place', institutionId: null, schoolId: null },
    districtCode: '610702',
    communityCode: null,
    seenAs: 'saw',
    evidence: [],
    outcome: null,
    submittedOn: at.day,
    safetyDueAt: null,
    handlerId: null,
    formerHandlerIds: [],
    question: null,
    suspension: null,
    objection: null,
    extension: null,
    thread: [],
    inspections: [],
    sanctions: [],
    escalations: [],
    mergedInto: null,
    undoable: null,
    ...startOfReport({ category, contact }, at),
    ...part,
  };
};

const RECORD = {
  on: FIRST,
  officers: [
    { accountId: 'a', certificateNo: '1' },
    { accountId: 'b', certificateNo: '2' },
  ],
  findings: [],
  evidence: [],
};

/** Everything anybody can try, whether it is allowed or not. */
const TRIES = {
  accept: (r: Report, m: Moment) => accept(r, { category: 'FEES', severity: 'ordinary' }, m),
  acceptDanger: (r: Report, m: Moment) => accept(r, { category: 'SAFETY', severity: 'ordinary' }, m),
  dispatchA: (r: Report, m: Moment) => dispatch(r, { handlerId: 'a', districtCode: '610702' }, m),
  dispatchB: (r: Report, m: Moment) => dispatch(r, { handlerId: 'b', districtCode: '610703' }, m),
  handOverC: (r: Report, m: Moment) => handOver(r, { handlerId: 'c', districtCode: '610702' }, m),
  object: (r: Report, m: Moment) => object(r, 'a', SEALED, m),
  overrule: (r: Report, m: Moment) => overrule(r, m),
  begin: (r: Report, m: Moment) => begin(r, m),
  suspend: (r: Report, m: Moment) => suspend(r, { reason: 'otherCase', until: addDays(m.day, 9) }, m),
  resume: (r: Report, m: Moment) => resume(r, 'handler', m),
  resumeByItself: (r: Report, m: Moment) => resume(r, 'timer', m),
  inspect: (r: Report, _m: Moment) => recordInspection(r, RECORD),
  decline: (r: Report, m: Moment) => decline(r, SEALED, m),
  close: (r: Report, m: Moment) => close(r, { outcome: 'violationFound', reply: SEALED, hasObservation: false }, m),
  closeEmpty: (r: Report, m: Moment) => close(r, { outcome: 'cannotVerify', reply: SEALED, hasObservation: false }, m),
  answerReview: (r: Report, m: Moment) => answerReview(r, { outcome: 'notFound', reply: SEALED }, m),
  agree: (r: Report, m: Moment) => agree(r, m),
  lapse: (r: Report, m: Moment) => lapse(r, m),
  reopen: (r: Report, m: Moment) => reopen(r, SEALED, m),
  askReview: (r: Report, m: Moment) => askReview(r, SEALED, m),
  withdraw: (r: Report, m: Moment) => withdraw(r, m),
  ask: (r: Report, m: Moment) => ask(r, SEALED, 5, m),
  askExtension: (r: Report, m: Moment) => askExtension(r, 'a', SEALED, m),
  extend: (r: Report, m: Moment) => decideExtension(r, 'b', true, m),
} as const;

const life = fc.record({
  contact: fc.constantFrom('anonymous' as const, 'named' as const, 'slip' as const),
  category: fc.constantFrom('HIDDEN_PLACE' as const, 'SAFETY' as const),
  promise: fc.constantFrom(null, 10),
  steps: fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 12 }),
      move: fc.constantFrom(...(Object.keys(TRIES) as (keyof typeof TRIES)[])),
    }),
    { maxLength: 40 },
  ),
});

/** Lives one life; calls back after every move that was allowed. */
const live = (
  {
    contact,
    category,
    promise,
    steps,
  }: {
    contact: Report['contact'];
    category: Report['category'];
    promise: number | null;
    steps: readonly { days: number; move: keyof typeof TRIES }[];
  },
  look: (after: Report, before: Report, at: Moment) => void,
): void => {
  let day: LocalDate = FIRST;
  let report = aReport({ contact, category }, moment(day, promise));
  for (const { days, move } of steps) {
    day = addDays(day, days);
    const at = moment(day, promise);
    const result = TRIES[move](report, at);
    if (!result.ok) continue;
    const before = report;
    report = { ...report, ...result.value, revision: report.revision + 1 };
    look(report, before, at);
  }
};

describe('the table of moves', () => {
  it('reaches every state from "submitted", and every state has an owner, and a clock or a reason for none', () => {
    const reached = new Set<string>(['submitted']);
    for (let grown = true; grown; ) {
      grown = false;
      for (const { from, to } of Object.values(MOVES)) {
        if (from.some((state) => reached.has(state)) && !reached.has(to)) {
          reached.add(to);
          grown = true;
        }
      }
    }
    expect([...reached].sort()).toEqual([...REPORT_STATES].sort());
    for (const state of REPORT_STATES) {
      const { owner, clock, whyNone } = STATE_RULES[state];
      expect(owner).toBeTruthy();
      expect(clock === null).toBe(whyNone !== null);
      expect(owner === 'nobody').toBe(!isOpen(state) && state !== 'closed');
    }
  });

  it('lets only the reporter make it "solved"', () => {
    const toSolved = Object.values(MOVES).filter(({ to }) => to === 'solved');
    expect(toSolved.every(({ by }) => by === 'reporter')).toBe(true);
    for (const state of REPORT_STATES) {
      expect(movesFrom(state).filter((name) => MOVES[name].to === 'solved' && MOVES[name].by !== 'reporter')).toEqual(
        [],
      );
    }
  });
});

describe('any life of a report', () => {
  it('always has somebody who owes the next step, and a day or a reason for none', () =>
    fc.assert(
      fc.property(life, (one) => {
        live(one, (report) => {
          const { clock, none } = shownClock(report);
          const { owner } = STATE_RULES[report.state];
          if (owner === 'nobody') expect(none).toBe('FINISHED');
          else expect(clock?.dueOn != null || none === 'NOT_SET' || none === 'AT_ONCE').toBe(true);
          if (owner === 'handler') expect(report.handlerId).not.toBeNull();
          const days = report.clocks.flatMap(({ dueOn, endedOn }) =>
            dueOn !== null && endedOn === null ? [dueOn] : [],
          );
          expect(report.nextDueOn).toBe(days.sort()[0] ?? null);
        });
      }),
      { numRuns: 400 },
    ));

  it('never gives a reopened report to somebody who has had it, and writes every change of state down once', () =>
    fc.assert(
      fc.property(life, (one) => {
        live(one, (after, before) => {
          if (
            after.handlerId !== null &&
            after.handlerId !== before.handlerId &&
            before.history.some(({ state }) => state === 'reopened')
          ) {
            expect(before.formerHandlerIds).not.toContain(after.handlerId);
          }
          const grown = after.history.length - before.history.length;
          expect(grown === 0 || grown === 1).toBe(true);
          if (grown === 1) expect(after.history.at(-1)?.state).toBe(after.state);
          else expect(after.state).toBe(before.state);
        });
      }),
      { numRuns: 400 },
    ));

  it('finds a violation only with an inspection record, and suspends no danger', () =>
    fc.assert(
      fc.property(life, (one) => {
        live(one, (report, _before, _at) => {
          const wasReviewed = report.history.some(({ state }) => state === 'underReview');
          if (report.state === 'closed' && report.outcome === 'violationFound' && !wasReviewed) {
            expect(report.inspections.length).toBeGreaterThan(0);
          }
          if ((report.confirmedCategory ?? report.category) === 'SAFETY') expect(report.state).not.toBe('suspended');
        });
      }),
      { numRuns: 200 },
    ));

  it('has no clock running that its state has ended, and the timer always comes to rest', () =>
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 120 }), (one, later) => {
        let last: { report: Report; at: Moment } | null = null;
        live(one, (report, _before, at) => {
          last = { report, at };
          const running = report.clocks.filter(({ endedOn }) => endedOn === null).map(({ kind }) => kind);
          if (!isOpen(report.state)) {
            expect(running).toEqual(report.state === 'closed' ? ['reporterWord'] : []);
          }
          expect(new Set(running).size).toBe(running.length);
        });
        if (last === null) return;
        const { report, at } = last as { report: Report; at: Moment };
        const then: Moment = { ...at, day: addDays(at.day, later) };
        let current = report;
        for (let n = 0; ; n++) {
          const step = dueStep(current, then);
          if (step === null) break;
          expect(n).toBeLessThan(8);
          current = { ...current, ...step.set };
        }
      }),
      { numRuns: 400 },
    ));
});

describe('clocks', () => {
  it('pin the row and the value they were started under', () => {
    const day = localDate('2026-11-23');
    const started = startClock('objection', false, day, moment(day).rules);
    expect(started).toMatchObject({
      dueOn: '2026-11-30',
      rule: { id: 'petition.objectJurisdiction', value: 5, article: '第23条' },
    });
    const changed = startClock('objection', false, day, {
      ...moment(day).rules,
      rowOn: (id, on) => {
        const row = regulationOn(id, on);
        return row === null ? null : { ...row, value: 3, article: '第99条' };
      },
    });
    expect(changed).toMatchObject({ dueOn: '2026-11-26', rule: { value: 3, article: '第99条' } });
    // What runs keeps what it was started with: a move under the new row touches other clocks only.
    const report = { ...aReport({}, moment(day)), state: 'dispatched' as const, handlerId: 'a', clocks: [started] };
    const next = ask(report, SEALED, 3, { day, rules: { ...moment(day).rules, rowOn: () => null } });
    expect(next.ok && ((next.value.clocks ?? report.clocks)[0] ?? null)).toEqual(started);
  });

  it('count make-up days as working days and the October holidays as none', () => {
    // 2026-09-30 (Wed) + 5: 1–7 October are off, Saturday the 10th is worked.
    const day = localDate('2026-09-30');
    expect(startClock('objection', false, day, moment(day).rules).dueOn).toBe('2026-10-13');
  });

  it('say "not set" where the tenant has set no promise, and "at once" for danger', () => {
    const day = localDate('2026-11-23');
    expect(startClock('handling', false, day, moment(day, null).rules)).toMatchObject({ dueOn: null, none: 'NOT_SET' });
    expect(startClock('safety', false, day, moment(day, null).rules)).toMatchObject({ dueOn: null, none: 'AT_ONCE' });
  });

  it('move the tenant promise on by a suspension, and never a statutory clock', () => {
    const start = localDate('2026-11-23');
    const suspended = (contact: Report['contact']) => {
      let report = aReport({ contact }, moment(start));
      const go = (result: ReturnType<typeof accept>): void => {
        if (!result.ok) throw new Error(result.error.code);
        report = { ...report, ...result.value };
      };
      go(TRIES.accept(report, moment(start)));
      go(TRIES.dispatchA(report, moment(start)));
      go(TRIES.begin(report, moment(start)));
      const before = shownClock(report).clock?.dueOn;
      go(TRIES.suspend(report, moment(start)));
      go(TRIES.resume(report, moment(addDays(start, 7))));
      return [before, shownClock(report).clock?.dueOn];
    };
    expect(suspended('anonymous')).toEqual(['2026-12-14', '2026-12-21']);
    const [before, after] = suspended('named');
    expect(after).toBe(before);
  });
});
