// Appeals, the number that two people enter, and the reminder, through the real SDK.

import { drawSecret } from '../../../../cloudfunctions/club/draw-secret';
import { lastingGrant, type RoleGrant } from '../../../../shared/domain/account/roles';
import { commitTo } from '../../../../shared/domain/allocation/lottery';
import { openTestApp, type TestApp } from '../../../support/app';
import { aChildDocument } from '../../../support/child-document';

const SCHOOL = 'school-a';
const ROUND = 'round-a';
const PEOPLE: Readonly<Record<string, RoleGrant>> = {
  parent: { role: 'guardian' },
  other: { role: 'guardian' },
  admin: { role: 'schoolAdmin', schoolId: SCHOOL },
  second: { role: 'schoolAdmin', schoolId: SCHOOL },
  district: { role: 'officer', districtCode: '610702' },
};

describe('a round that people look after', () => {
  let app: TestApp;
  const who = (name: string): string => `openid-${name}`;

  beforeEach(async () => {
    app = await openTestApp();
    app.clock.set('2026-11-02', 600);
    const { store, secrets } = app.ports;
    const now = app.ports.clock();
    await store.insertMany(
      'accounts',
      Object.entries(PEOPLE).map(([name, right]) => ({
        id: name,
        document: { openid: who(name), displayName: name, conflicts: [], grants: [lastingGrant(right)] },
      })),
    );
    await store.insertMany('schools', [
      {
        id: SCHOOL,
        document: { name: '示例·一小', districtCode: '610702', stages: ['primary'] } as never, // what the use-cases read of it
      },
    ]);
    await store.insertMany('children', [
      { id: 'c1', document: aChildDocument(['parent'], { schoolId: SCHOOL, number: '1' }) },
      { id: 'c2', document: aChildDocument(['other'], { schoolId: SCHOOL, number: '2' }) },
    ]);
    await store.insertMany('rounds', [
      {
        id: ROUND,
        document: {
          schoolId: SCHOOL,
          term: '2026-autumn',
          title: '示例',
          opensAt: now,
          closesAt: now + 2 * 86_400_000,
          mechanism: 'deferredAcceptance',
          offerHours: 24,
          wants: 1,
          maxChoices: 3,
          commitment: commitTo(drawSecret(secrets, ROUND)),
          publicNumberSource: '示例',
          publicNumber: null,
          secret: null,
          inputHash: null,
          drawnAt: null,
        },
      },
    ]);
    await store.insertMany(
      'clubs',
      ['x', 'y'].map((name) => ({
        id: name,
        document: {
          schoolId: SCHOOL,
          roundId: ROUND,
          term: '2026-autumn',
          name,
          description: '',
          slots: ['Tue-1'],
          grades: [1, 2, 3, 4, 5, 6],
          capacity: 1,
          minSize: 0,
          teacherId: null,
          teacherName: '',
          room: '',
          feeFen: 0,
        },
      })),
    );
  });
  afterEach(() => app.close());

  const forChild = { roundId: ROUND, childId: 'c1' };
  const number = { roundId: ROUND, publicNumber: '12345' };
  const WORDS = '示例·孩子的年级登记错了，请核对';

  const drawn = async (): Promise<void> => {
    await app.call(who('parent'), 'club.submitWishes', { ...forChild, clubIds: ['x'] });
    app.clock.advanceMs(3 * 86_400_000);
    await app.call(who('second'), 'club.enterNumber', { ...number, evidence: '示例·公告' });
    await app.call(who('admin'), 'club.draw', number);
  };
  const templates = async (name: string): Promise<string[]> => {
    await app.call(null, 'timer.relay', {});
    return (await app.call(who(name), 'account.myMessages', {})).messages.map(({ template }) => template);
  };

  it('is drawn only when two people copied the same number', async () => {
    await app.call(who('parent'), 'club.submitWishes', { ...forChild, clubIds: ['x'] });
    const early = await app.envelope(who('admin'), 'club.enterNumber', { ...number, evidence: '示例·公告' });
    expect(early).toMatchObject({ error: { code: 'TOO_EARLY' } });
    app.clock.advanceMs(3 * 86_400_000);
    const draw = (name: string, publicNumber = '12345') =>
      app.envelope(who(name), 'club.draw', { roundId: ROUND, publicNumber });
    expect(await draw('admin')).toMatchObject({ error: { code: 'WRONG_STATE', details: { state: 'noNumber' } } });
    await app.call(who('admin'), 'club.enterNumber', { ...number, evidence: '示例·公告' });
    expect(await draw('admin')).toMatchObject({ error: { code: 'SAME_PERSON' } });
    expect(await draw('second', '12354')).toMatchObject({
      error: { code: 'WRONG_STATE', details: { state: 'numberDiffers' } },
    });
    // What the first one entered is not told to the second, only where it can be looked up.
    const desk = await app.call(who('second'), 'club.desk', {});
    expect(desk.rounds[0]).toMatchObject({ numberEntered: 'byOther', numberEvidence: '示例·公告' });
    expect(JSON.stringify(desk)).not.toContain('12345');
    expect(await draw('second')).toMatchObject({ ok: true });
    const late = await app.envelope(who('admin'), 'club.enterNumber', { ...number, evidence: '示例·公告' });
    expect(late).toMatchObject({ error: { code: 'WRONG_STATE' } });
    // Next term's families are told how much each club was wanted.
    expect(await app.ports.store.get('roundOdds', ROUND)).toMatchObject({
      clubs: [
        { name: 'x', wishes: 1, firstChoices: 1, capacity: 1, seated: 1 },
        { name: 'y', wishes: 0, seated: 0 },
      ],
    });
  });

  it('reminds the families that have not chosen, once a day, and tells the school how many', async () => {
    await app.call(who('parent'), 'club.submitWishes', { ...forChild, clubIds: ['x'] });
    const desk = await app.call(who('admin'), 'club.desk', {});
    expect(desk.rounds[0]).toMatchObject({ applications: 1, missing: 1, remindableAt: null });
    expect(await app.call(who('admin'), 'club.remind', { roundId: ROUND })).toEqual({ children: 1 });
    expect(await templates('other')).toContain('club.undecided');
    expect(await templates('parent')).not.toContain('club.undecided');
    const again = () => app.envelope(who('second'), 'club.remind', { roundId: ROUND });
    expect(await again()).toMatchObject({ error: { code: 'TOO_EARLY' } });
    app.clock.advanceMs(24 * 3_600_000);
    expect(await again()).toMatchObject({ ok: true });
  });

  it('lets a family appeal once, and a person answer, whom the family then reads', async () => {
    const ask = () => app.envelope(who('parent'), 'club.appeal', { ...forChild, words: WORDS });
    expect(await ask()).toMatchObject({ error: { code: 'WRONG_STATE' } }); // nothing was given yet
    await drawn();
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ error: { code: 'WRONG_STATE', details: { state: 'school' } } });
    expect(await templates('admin')).toContain('club.appealed');
    const [open] = (await app.call(who('admin'), 'club.appeals', {})).appeals;
    expect(open).toMatchObject({ state: 'school', childId: 'c1', number: 1, clubs: ['x'], isMine: true });
    expect((await app.call(who('district'), 'club.appeals', {})).appeals).toEqual([]);
    const id = open?.id ?? '';
    const reply = { id, outcome: 'stands' as const, words: '示例·核对过登记，年级没有错' };
    expect(await app.envelope(who('district'), 'club.answerAppeal', reply)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
    expect(await app.call(who('admin'), 'club.answerAppeal', reply)).toEqual({ state: 'answered' });
    expect(await templates('parent')).toContain('club.appealAnswered');
    const result = await app.call(who('parent'), 'club.result', forChild);
    expect(result.appeal?.steps.map(({ kind, words }) => [kind, words])).toEqual([
      ['asked', WORDS],
      ['answered', reply.words],
    ]);
    // Not content: the district has the last word, and knows the child by its pseudonym only.
    await app.call(who('parent'), 'club.appeal', { ...forChild, words: '示例·学校没有看学籍卡' });
    const [carried] = (await app.call(who('district'), 'club.appeals', {})).appeals;
    expect(carried).toMatchObject({ state: 'district', childId: null, grade: null, isMine: true });
    await app.call(who('district'), 'club.answerAppeal', reply);
    const after = await app.call(who('parent'), 'club.result', forChild);
    expect(after).toMatchObject({ appeal: { state: 'answered' }, appealUntil: null });
  });

  it('says "moved" only after a move by hand, and not by whoever made the move that is appealed against', async () => {
    await drawn();
    const byHand = (to: string | null, giveUp: string[], extraSeat: boolean) => ({
      ...forChild,
      to,
      giveUp,
      reason: '示例·登记有误',
      extraSeat,
    });
    const move = (name: string, to: string | null, giveUp: string[], extraSeat = false) =>
      app.call(who(name), 'club.moveByHand', byHand(to, giveUp, extraSeat));
    await move('second', 'y', ['x']);
    app.clock.advanceMs(60_000);
    await app.call(who('parent'), 'club.appeal', { ...forChild, words: WORDS });
    const [open] = (await app.call(who('admin'), 'club.appeals', {})).appeals;
    const reply = { id: open?.id ?? '', outcome: 'moved' as const, words: '示例·已经调回原来的社团了' };
    expect(await app.envelope(who('second'), 'club.answerAppeal', reply)).toMatchObject({
      error: { code: 'CONFLICT_OF_INTEREST' },
    });
    expect(await app.envelope(who('admin'), 'club.answerAppeal', reply)).toMatchObject({
      error: { code: 'WRONG_STATE', details: { state: 'notMoved' } },
    });
    // The seat has gone to another child meanwhile: an upheld appeal adds one and takes nobody's.
    await app.call(who('other'), 'club.takeSeat', { roundId: ROUND, childId: 'c2', clubId: 'x', giveUp: [] });
    expect(await app.envelope(who('admin'), 'club.moveByHand', byHand('x', ['y'], false))).toMatchObject({
      error: { code: 'NO_SEATS' },
    });
    await move('admin', 'x', ['y'], true);
    expect(await app.ports.store.get('clubSeats', 'x')).toMatchObject({
      capacity: 2,
      free: 0,
      members: ['c2', 'c1'],
    });
    expect(await app.ports.store.get('clubSeats', 'y')).toMatchObject({ capacity: 1, free: 1, members: [] });
    expect(await app.envelope(who('admin'), 'club.moveByHand', byHand('y', ['x'], true))).toMatchObject({
      error: { code: 'WRONG_STATE', details: { state: 'free' } },
    });
    expect(await app.call(who('admin'), 'club.answerAppeal', reply)).toEqual({ state: 'answered' });
    const { moves, result } = await app.call(who('parent'), 'club.result', forChild);
    expect(moves.map(({ to, reason, pseudonym }) => [to, reason, pseudonym === result?.pseudonym])).toEqual([
      ['y', '示例·登记有误', true],
      ['x', '示例·登记有误', true],
    ]);
    const roster = await app.call(who('admin'), 'club.roster', { roundId: ROUND });
    expect(roster.children.find(({ childId }) => childId === 'c1')).toMatchObject({ clubIds: ['x'], number: 1 });
    expect(JSON.stringify(roster)).not.toContain('preferences');
  });

  it('frees the seats of a child that left its school, from the day after, for those who wait', async () => {
    await drawn();
    await app.call(who('other'), 'club.waitForSeat', { roundId: ROUND, childId: 'c2', clubId: 'x' });
    const child = await app.ports.store.get('children', 'c1');
    if (child === null) throw new Error('no child');
    const subject = { collection: 'children', id: 'c1' };
    const left = { state: 'left' as const, leftOn: '2026-11-05' };
    const write = { request: { key: 'a'.repeat(32), hash: '' }, audit: { action: 'child.left', subject, facts: {} } };
    await app.ports.store.change('children', child, { set: left }, write as never); // as the import does it
    expect(await app.call(null, 'timer.seats', {})).toMatchObject({ released: 0 });
    app.clock.advanceMs(86_400_000);
    expect(await app.call(null, 'timer.seats', {})).toMatchObject({ released: 1 });
    expect(await app.ports.store.get('clubSeats', 'x')).toMatchObject({ members: [], offers: [{ childId: 'c2' }] });
    expect(await app.ports.store.get('childSeats', `${ROUND}-c1`)).toMatchObject({ clubIds: [] });
    expect(await app.call(null, 'timer.seats', {})).toMatchObject({ released: 0 });
  });

  it('goes to the district by itself when the school is late', async () => {
    await drawn();
    const { dueAt } = await app.call(who('parent'), 'club.appeal', { ...forChild, words: WORDS });
    expect(await app.call(null, 'timer.escalate', {})).toMatchObject({ appeals: 0 });
    app.clock.advanceMs(dueAt - app.ports.clock());
    expect(await app.call(null, 'timer.escalate', {})).toMatchObject({ appeals: 1 });
    expect(await app.call(null, 'timer.escalate', {})).toMatchObject({ appeals: 0 });
    expect(await templates('district')).toContain('club.appealed');
    expect(await templates('parent')).toContain('club.appealEscalated');
    const [own] = (await app.call(who('admin'), 'club.appeals', {})).appeals;
    expect(own).toMatchObject({ state: 'district', isMine: false });
  });
});
