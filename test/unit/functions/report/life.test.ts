// A report's life through the real functions: who may make which step, what the reporter sees, what the clocks do.
import { openTestApp, type TestApp } from '../../../support/app';
import {
  COMMUNITY,
  DISTRICT,
  INSPECTED,
  idOf,
  openidOf,
  type Reported,
  type ReportPerson,
  SCHOOL,
  seatOffice,
  submitOne,
  takeTo,
} from '../../../support/report-cast';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('report-life');
  await seatOffice(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-23'));

const codeOf = async (who: ReportPerson | '', name: string, input: unknown): Promise<string> => {
  const reply = await app.envelope(who === '' ? '' : openidOf(who), name, input);
  return reply.ok ? 'ok' : reply.error.code;
};
const follow = ({ receipt }: Reported) => app.call('', 'report.follow', { receipt });

describe('a report from submission to "solved"', () => {
  it('goes through its stages, told in two layers', async () => {
    const one = await submitOne(app);
    expect(await follow(one)).toMatchObject({
      stage: 'received',
      noClock: 'NOT_SET',
      can: ['addEvidence', 'withdraw'],
    });
    await takeTo(app, one, 'verifying');
    expect(await follow(one)).toMatchObject({ stage: 'checking' });
    await app.call(openidOf('niu'), 'report.recordInspection', { reportId: one.reportId, ...INSPECTED });
    await app.call(openidOf('niu'), 'report.close', {
      reportId: one.reportId,
      outcome: 'violationFound',
      reply: '已责令整改。',
    });
    const closed = await follow(one);
    expect(closed).toMatchObject({ stage: 'answered', outcome: 'violationFound' });
    expect(closed.thread.at(-1)).toMatchObject({ from: 'office', purpose: 'reply', text: '已责令整改。' });
    expect(closed.clock).toMatchObject({ kind: 'reporterWord', dueOn: '2026-12-23' });
    expect(closed.can).toEqual(['addEvidence', 'agree', 'reopen', 'askReview']);
    expect(await app.call('', 'report.agree', { receipt: one.receipt })).toEqual({ stage: 'solved' });
    expect(await codeOf('', 'report.reopen', { receipt: one.receipt, text: '没有' })).toBe('WRONG_STATE');
  });

  it('lets nobody find a violation without an inspection record of two certificated officers', async () => {
    const one = await submitOne(app);
    await takeTo(app, one, 'verifying');
    const close = { reportId: one.reportId, outcome: 'violationFound', reply: '属实。' };
    expect(await codeOf('niu', 'report.close', close)).toBe('NOT_SET');
    const alone = { reportId: one.reportId, ...INSPECTED, officers: INSPECTED.officers.slice(0, 1) };
    expect(await codeOf('niu', 'report.recordInspection', alone)).toBe('INVALID_INPUT');
    const twice = { ...alone, officers: [alone.officers[0], alone.officers[0]] };
    expect(await codeOf('niu', 'report.recordInspection', twice)).toBe('INVALID_INPUT');
    expect(await codeOf('niu', 'report.close', { ...close, outcome: 'cannotVerify' })).toBe('ok');
  });

  it('gives "not solved" to somebody who has not had it', async () => {
    const one = await submitOne(app);
    await takeTo(app, one, 'reopened');
    expect(await follow(one)).toMatchObject({ stage: 'reopened', outcome: null });
    const { handlers } = await app.call(openidOf('ma'), 'report.suggest', { reportId: one.reportId });
    expect(handlers.map(({ accountId }) => accountId)).not.toContain(idOf('niu'));
    const to = (person: ReportPerson) => ({ reportId: one.reportId, handlerId: idOf(person), districtCode: DISTRICT });
    expect(await codeOf('ma', 'report.dispatch', to('niu'))).toBe('SAME_PERSON');
    expect(await codeOf('ma', 'report.dispatch', to('city'))).toBe('ok');
  });

  it('reviews by a city officer who never handled it', async () => {
    const one = await submitOne(app);
    await takeTo(app, one, 'underReview');
    const answer = { reportId: one.reportId, outcome: 'violationFound', reply: '复查属实。' };
    expect(await codeOf('niu', 'report.answerReview', answer)).toBe('WRONG_STATE');
    expect(await codeOf('ma', 'report.answerReview', answer)).toBe('WRONG_STATE');
    expect(await codeOf('city', 'report.answerReview', answer)).toBe('ok');
    expect(await follow(one)).toMatchObject({ stage: 'answered' });
  });

  it('questions, answers and more evidence go both ways, and the clock goes on', async () => {
    const one = await submitOne(app);
    await takeTo(app, one, 'accepted');
    await app.call(openidOf('ma'), 'report.ask', { reportId: one.reportId, text: '几间教室？', answerDays: 7 });
    expect(await follow(one)).toMatchObject({ question: { askedOn: '2026-11-23', answerBy: '2026-11-30' } });
    await app.call('', 'report.answer', { receipt: one.receipt, text: '两间。' });
    expect(await codeOf('', 'report.answer', { receipt: one.receipt, text: '再答一次' })).toBe('WRONG_STATE');
    const { report } = await app.call(openidOf('ma'), 'report.open', { reportId: one.reportId });
    expect(report.thread.map((entry) => (entry.kind === 'words' ? entry.text : entry.code))).toEqual([
      'ACCEPTED',
      '几间教室？',
      '两间。',
    ]);
  });

  it('objects within five working days, make-up days counted, and not later', async () => {
    const [early, late] = [await submitOne(app), await submitOne(app)];
    await takeTo(app, early, 'dispatched');
    await takeTo(app, late, 'dispatched');
    app.clock.set('2026-11-30'); // the fifth working day after Monday the 23rd
    const objection = (reportId: string) => ({ reportId, reason: '不在我区。' });
    expect(await codeOf('niu', 'report.object', objection(early.reportId))).toBe('ok');
    expect(await codeOf('niu', 'report.overrule', { reportId: early.reportId })).toBe('WRONG_STATE');
    expect(await codeOf('ma', 'report.overrule', { reportId: early.reportId })).toBe('ok');
    app.clock.set('2026-12-01');
    expect(await codeOf('niu', 'report.object', objection(late.reportId))).toBe('TOO_LATE');
  });

  it('shows a named reporter the day by which they are told whether it was taken up, and only then the sixty days', async () => {
    const one = await submitOne(app, { contact: { kind: 'named', name: '示例·某人', phone: '13800000000' } });
    expect((await follow(one)).clock).toMatchObject({
      kind: 'told',
      rule: { id: 'petition.told' },
      dueOn: '2026-12-08',
    });
    await takeTo(app, one, 'accepted');
    expect((await follow(one)).clock).toMatchObject({ kind: 'handling', rule: { id: 'petition.finished' } });
  });

  it('is extended once, by a second person, and says so', async () => {
    const one = await submitOne(app, { contact: { kind: 'named', name: '示例·某人', phone: '13800000000' } });
    await takeTo(app, one, 'verifying');
    const before = await follow(one);
    expect(before.clock).toMatchObject({
      kind: 'handling',
      rule: { id: 'petition.finished', article: '第34条', value: 60 },
    });
    await app.call(openidOf('niu'), 'report.askExtension', { reportId: one.reportId, reason: '等鉴定。' });
    const decide = { reportId: one.reportId, isApproved: true };
    expect(await codeOf('niu', 'report.decideExtension', decide)).toBe('SAME_PERSON');
    expect(await codeOf('ma', 'report.decideExtension', decide)).toBe('ok');
    const after = await follow(one);
    expect(after.clock?.isExtended).toBe(true);
    expect((after.clock?.dueOn ?? '') > (before.clock?.dueOn ?? '')).toBe(true);
    expect(after.thread.at(-1)).toMatchObject({ code: 'EXTENDED' });
    expect(await codeOf('niu', 'report.askExtension', { reportId: one.reportId, reason: '再来。' })).toBe(
      'LIMIT_EXCEEDED',
    );
  });

  it('can be withdrawn until officers were on the spot, and never when a child is in danger', async () => {
    const [plain, inspected, danger] = [
      await submitOne(app),
      await submitOne(app),
      await submitOne(app, { category: 'SAFETY' }),
    ];
    await takeTo(app, inspected, 'verifying');
    await app.call(openidOf('niu'), 'report.recordInspection', { reportId: inspected.reportId, ...INSPECTED });
    expect(await codeOf('', 'report.withdraw', { receipt: plain.receipt })).toBe('ok');
    expect(await codeOf('', 'report.withdraw', { receipt: inspected.receipt })).toBe('WRONG_STATE');
    expect(await codeOf('', 'report.withdraw', { receipt: danger.receipt })).toBe('WRONG_STATE');
  });

  it('takes one own step back while nothing else happened', async () => {
    const one = await submitOne(app);
    await takeTo(app, one, 'accepted');
    expect(await codeOf('niu', 'report.undo', { reportId: one.reportId })).toBe('WRONG_STATE');
    expect(await codeOf('ma', 'report.undo', { reportId: one.reportId })).toBe('ok');
    const { report } = await app.call(openidOf('ma'), 'report.open', { reportId: one.reportId });
    expect(report).toMatchObject({ state: 'submitted', isConfirmed: false, thread: [], canUndo: false });
  });

  it('does many at once and takes them back', async () => {
    const many = [await submitOne(app), await submitOne(app)];
    const reportIds = many.map(({ reportId }) => reportId);
    const { results } = await app.call(openidOf('ma'), 'report.bulk', {
      reportIds: [...reportIds, '0'.repeat(26)],
      step: { kind: 'accept' },
    });
    expect(results.map(({ ok, code }) => code ?? ok)).toEqual([true, true, 'NOT_FOUND']);
    const back = await app.call(openidOf('ma'), 'report.bulk', { reportIds, step: { kind: 'undo' } });
    expect(back.results.every(({ ok }) => ok)).toBe(true);
  });
});

describe('danger', () => {
  it('is told at once to every officer whom no interest closes it to, and to nobody of the school', async () => {
    await submitOne(app, { category: 'SAFETY', subject: { kind: 'school', institutionId: null, schoolId: SCHOOL } });
    for (let rounds = 0; rounds < 50; rounds++) {
      const { sealed, delivered } = await app.call(null, 'timer.relay', {});
      if (sealed + delivered === 0) break;
    }
    const told = (await app.ports.store.findAll('messages', { template: 'report.danger' })).map(({ to }) => to);
    const expected = ['ma', 'niu', 'interestedOfficer', 'city', 'city2'] as const;
    // The danger report of the withdrawal test was about no school: everybody of the district heard of that one.
    for (const person of expected) expect(told.filter((id) => id === idOf(person)).length).toBe(2);
    for (const person of ['teacherOfficer', 'parentOfficer'] as const) {
      expect(told.filter((id) => id === idOf(person)).length).toBe(1);
    }
  });
});

describe('merging', () => {
  it('keeps each reporter own thread, clock and rights, and can be undone', async () => {
    // A place of their own: the other tests' reports are all of one place, and only the likeliest are suggested.
    const place = {
      placeName: '示例·河边琴房',
      address: '示例滨河路7号',
      text: '琴房里晚上在上奥数班，一次收一年的钱。',
    };
    const [lead, follower] = [await submitOne(app, place), await submitOne(app, place)];
    const { duplicates } = await app.call(openidOf('ma'), 'report.suggest', { reportId: follower.reportId });
    expect(duplicates.map(({ id }) => id)).toContain(lead.reportId);
    await app.call(openidOf('ma'), 'report.merge', { reportId: follower.reportId, leadId: lead.reportId });
    expect(
      await codeOf('ma', 'report.accept', { reportId: follower.reportId, category: 'FEES', severity: 'ordinary' }),
    ).toBe('WRONG_STATE');
    await app.call(openidOf('ma'), 'report.ask', { reportId: follower.reportId, text: '只问您。', answerDays: 3 });
    expect((await follow(lead)).question).toBeNull();
    await takeTo(app, lead, 'closed');
    const seen = await follow(follower);
    expect(seen).toMatchObject({ stage: 'answered', outcome: 'violationFound', isFollowing: true });
    expect(seen.thread.map((entry) => (entry.kind === 'words' ? entry.text : entry.code))).toEqual([
      'MERGED',
      '只问您。',
      '已责令整改。',
    ]);
    // The lead's reporter agrees: that is not this reporter's word.
    await app.call('', 'report.agree', { receipt: lead.receipt });
    expect(await follow(follower)).toMatchObject({ stage: 'answered' });
    expect(await app.call('', 'report.reopen', { receipt: follower.receipt, text: '我这边没解决。' })).toEqual({
      stage: 'reopened',
    });
    expect(await follow(lead)).toMatchObject({ stage: 'solved' });
    expect(await follow(follower)).toMatchObject({ stage: 'reopened', isFollowing: false });
  });

  it('separates again as it was', async () => {
    const [lead, follower] = [await submitOne(app), await submitOne(app)];
    await app.call(openidOf('ma'), 'report.merge', { reportId: follower.reportId, leadId: lead.reportId });
    await app.call(openidOf('ma'), 'report.separate', { reportId: follower.reportId });
    const { report } = await app.call(openidOf('ma'), 'report.open', { reportId: follower.reportId });
    expect(report).toMatchObject({ state: 'submitted', mergedInto: null });
  });

  it('does not widen who may read: reports of different schools stay apart', async () => {
    const school = await submitOne(app, { subject: { kind: 'school', institutionId: null, schoolId: SCHOOL } });
    const place = await submitOne(app);
    expect(await codeOf('ma', 'report.merge', { reportId: school.reportId, leadId: place.reportId })).toBe(
      'CONFLICT_OF_INTEREST',
    );
  });
});

describe('a look from public space', () => {
  it('tells the grid worker the place and the times, and nothing of the report', async () => {
    const one = await submitOne(app, { text: '只有举报人知道的话' });
    await app.call(openidOf('ma'), 'report.askLook', { reportId: one.reportId, communityCode: COMMUNITY });
    const { visits } = await app.call(openidOf('grid'), 'report.visitList', {});
    const visit = visits.find(({ state }) => state === 'asked');
    expect(visit).toMatchObject({ placeName: '示例小区三楼的补习班', because: ['FRESH', 'TIMES_KNOWN'] });
    expect(JSON.stringify(visits)).not.toContain('只有举报人知道的话');
    expect((await app.call(openidOf('farGrid'), 'report.visitList', {})).visits).toEqual([]);
    const note = {
      observationId: visit?.id ?? '',
      seen: ['noSign' as const, 'childrenEntering' as const],
      peopleSeen: 'upTo20' as const,
      note: '楼下有家长等。',
      seenOn: '2026-11-23',
    };
    expect(await codeOf('farGrid', 'report.noteLook', note)).toBe('NOT_FOUND');
    const id = 'a'.repeat(32);
    await app.call(openidOf('grid'), 'report.noteLook', note, id);
    await app.call(openidOf('grid'), 'report.noteLook', note, id); // the phone did not hear the first answer
    const { report } = await app.call(openidOf('ma'), 'report.open', { reportId: one.reportId });
    expect(report.observations).toMatchObject([{ state: 'noted', note: '楼下有家长等。', peopleSeen: 'upTo20' }]);
  });
});

describe('a paper slip', () => {
  it('is its own receipt, for one report', async () => {
    const { codes } = await app.call(openidOf('ma'), 'report.issueSlips', { districtCode: DISTRICT, count: 2 });
    const one = await submitOne(app, { contact: { kind: 'slip', code: codes[0] ?? '' } });
    expect(one.receipt).toBe(codes[0]);
    expect(await follow(one)).toMatchObject({ contact: 'slip' });
    const again = await app.envelope('', 'report.submit', {
      ...(await import('../../../support/report-cast')).aSubmission(),
      contact: { kind: 'slip', code: codes[0] },
    });
    const never = await app.envelope('', 'report.submit', {
      ...(await import('../../../support/report-cast')).aSubmission(),
      contact: { kind: 'slip', code: '00000-00000-00000-00000-00001' },
    });
    expect([again, never].map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });
});

describe('lateness', () => {
  it('escalates by itself, twice, and silence becomes "closed, unconfirmed"', async () => {
    const late = await submitOne(app, { contact: { kind: 'named', name: '示例·某人', phone: '13800000000' } });
    app.clock.set('2026-12-09'); // told by 8 December
    await app.call(null, 'timer.escalate', {});
    const rows = async () => (await app.call(openidOf('ma'), 'report.triageList', {})).reports;
    expect((await rows()).find(({ id }) => id === late.reportId)?.escalated).toBe(1);
    await app.call(null, 'timer.escalate', {});
    expect((await rows()).find(({ id }) => id === late.reportId)?.escalated).toBe(1);
    app.clock.set('2026-12-16');
    await app.call(null, 'timer.escalate', {});
    expect((await rows()).find(({ id }) => id === late.reportId)?.escalated).toBe(2);

    app.clock.set('2026-11-23');
    const silent = await submitOne(app);
    await takeTo(app, silent, 'closed');
    app.clock.set('2026-12-24');
    await app.call(null, 'timer.escalate', {});
    expect(await follow(silent)).toMatchObject({
      stage: 'closedUnconfirmed',
      outcome: 'violationFound',
      noClock: 'FINISHED',
    });
    expect(await app.call('', 'report.reopen', { receipt: silent.receipt, text: '又开了。' })).toEqual({
      stage: 'reopened',
    });
  });

  it('ends a suspension on its day', async () => {
    const one = await submitOne(app);
    await takeTo(app, one, 'verifying');
    await app.call(openidOf('niu'), 'report.suspend', {
      reportId: one.reportId,
      reason: 'expertOpinion',
      until: '2026-12-01',
    });
    expect(await follow(one)).toMatchObject({ stage: 'paused', clock: { kind: 'suspension', dueOn: '2026-12-01' } });
    app.clock.set('2026-12-01');
    await app.call(null, 'timer.escalate', {});
    expect(await follow(one)).toMatchObject({ stage: 'checking', suspension: null });
  });
});
