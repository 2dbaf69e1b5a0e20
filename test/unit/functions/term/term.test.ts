// A club's term through the real SDK: what a repeat, a lost answer and a killed call leave behind, and who is told.
import { unzipSync } from 'fflate';
import { openInProcess } from '../../../../cloudfunctions/_tools/in-process';
import { seededRandom } from '../../../../cloudfunctions/_tools/seeded-random';
import type { EndpointName } from '../../../../shared/contracts';
import { lastingGrant, type RoleGrant } from '../../../../shared/domain/account/roles';
import { openSeats } from '../../../../shared/domain/club/seats';
import { localDate, startOf } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';
import { aChildDocument } from '../../../support/child-document';
import { dyingAt } from '../../../support/dying-store';

const SCHOOL = 'school';
const CLUB = 'planes';
const OTHER = 'choir';
const MONDAY = '2026-11-23';
const NEXT = localDate('2026-11-30');

describe('a club’s term', () => {
  let app: TestApp;

  const person = (name: string, ...grants: RoleGrant[]) => ({
    id: name,
    document: {
      openid: `o-${name}`,
      displayName: `示例·${name}`,
      conflicts: [],
      grants: grants.map((one) => lastingGrant(one)),
    },
  });
  const club = (id: string, slot: string, teacherId: string | null, room: string) => ({
    id,
    document: {
      schoolId: SCHOOL,
      roundId: 'round',
      term: '2026-autumn',
      name: `示例·${id}`,
      description: '',
      slots: [slot],
      grades: [4],
      capacity: 20,
      minSize: 0,
      teacherId,
      teacherName: `示例·${teacherId ?? '外聘'}`,
      room,
      feeFen: 0,
    },
  });

  beforeEach(async () => {
    app = await openTestApp();
    const { store } = app.ports;
    const at = (role: 'teacher' | 'schoolAdmin'): RoleGrant => ({ role, schoolId: SCHOOL });
    await store.insertMany('accounts', [
      person('liu', at('teacher')),
      person('he', at('teacher')),
      person('chen', at('schoolAdmin')),
      person('zhou', at('schoolAdmin')),
      person('mother', { role: 'guardian' }),
      person('father', { role: 'guardian' }),
    ]);
    await store.insertMany('schools', [
      { id: SCHOOL, document: { name: '示例·小学', districtCode: '610702', stages: ['primary'], address: '' } },
    ]);
    await store.insertMany('children', [
      { id: 'a', document: aChildDocument(['mother'], { schoolId: SCHOOL, number: 'a' }) },
      { id: 'b', document: aChildDocument(['father'], { schoolId: SCHOOL, number: 'b' }) },
    ]);
    await store.insertMany('rounds', [
      {
        id: 'round',
        document: {
          schoolId: SCHOOL,
          term: '2026-autumn',
          title: '示例',
          opensAt: 1,
          closesAt: 2,
          mechanism: 'deferredAcceptance',
          offerHours: 24,
          wants: 2,
          maxChoices: 3,
          commitment: '',
          publicNumberSource: '',
          publicNumber: '1',
          secret: '',
          inputHash: '',
          drawnAt: startOf(localDate('2026-10-20')),
        },
      },
    ]);
    await store.insertMany('clubs', [club(CLUB, 'Mon-1', 'liu', '302'), club(OTHER, 'Tue-1', 'he', '201')]);
    const seats = { roundId: 'round', schoolId: SCHOOL };
    await store.insertMany('clubSeats', [
      { id: CLUB, document: { ...seats, ...openSeats(20, ['a', 'b'], []) } },
      { id: OTHER, document: { ...seats, ...openSeats(20, ['a'], []) } },
    ]);
    await store.insertMany('childSeats', [
      { id: 'round-a', document: { ...seats, childId: 'a', clubIds: [CLUB, OTHER], pending: null } },
      { id: 'round-b', document: { ...seats, childId: 'b', clubIds: [CLUB], pending: null } },
    ]);
  });
  afterEach(() => app.close());

  const record = (presentChildIds: string[], more: object = {}) => ({
    clubId: CLUB,
    date: MONDAY,
    presentChildIds,
    activities: ['made' as const],
    basedOn: null,
    reason: null,
    ...more,
  });
  const codeOf = async (who: string, endpoint: EndpointName, input: unknown, request?: string) => {
    const reply = await app.envelope(who, endpoint, input, request);
    return reply.ok ? 'ok' : reply.error.code;
  };
  const templates = async (who: string): Promise<string[]> => {
    await app.call(null, 'timer.relay', {});
    return (await app.call(who, 'account.myMessages', {})).messages.map(({ template }) => template);
  };

  it('tells the family of a child who is missing, once, however often the request comes', async () => {
    const request = 'ab'.repeat(16);
    const first = await app.envelope('o-liu', 'term.recordAttendance', record(['a']), request);
    const again = await app.envelope('o-liu', 'term.recordAttendance', record(['a']), request);
    expect(first).toMatchObject({ ok: true, data: { present: 1, told: 1, version: 1 } });
    expect(again).toMatchObject({ ok: true, data: { present: 1, told: 1, version: 1 } });
    expect(await templates('o-father')).toEqual(['term.absent']);
    expect(await templates('o-mother')).toEqual([]);
  });

  it('tells nobody of an absence the family announced itself, and the family that its child was there after all', async () => {
    await app.call('o-father', 'term.setAbsence', {
      childId: 'b',
      clubId: CLUB,
      date: localDate(MONDAY),
      isAbsent: true,
    });
    await app.call('o-liu', 'term.recordAttendance', record([]));
    expect(await templates('o-father')).toEqual([]);
    expect(await templates('o-mother')).toEqual(['term.absent']);
    expect(await templates('o-liu')).toEqual(['term.absenceAnnounced']);
    await app.call('o-liu', 'term.recordAttendance', record(['a'], { basedOn: 1, reason: 'cameLate' }));
    expect((await templates('o-mother')).sort()).toEqual(['term.absent', 'term.wasThere']);
  });

  it('shows two phones that they differ instead of losing one record', async () => {
    await app.call('o-liu', 'term.recordAttendance', record(['a', 'b']));
    const late = await app.envelope('o-liu', 'term.recordAttendance', record(['a']));
    expect(late).toMatchObject({ ok: false, error: { code: 'CONFLICT', details: { version: 1 } } });
    expect((await app.ports.store.get('sessions', `${CLUB}-${MONDAY}`))?.presentChildIds).toEqual(['a', 'b']);
  });

  it('lets a child go with whom the family named; a stranger makes family and school hear of it at once', async () => {
    const persons = [{ id: 'p1', name: '示例·奶奶', relation: 'grandparent' as const }];
    await app.call('o-mother', 'term.savePickUps', { childId: 'a', persons, mayGoAlone: false, everybodyAgreed: true });
    await app.call('o-liu', 'term.recordAttendance', record(['a', 'b']));
    const leave = (childId: string, personId: string) => ({
      clubId: CLUB,
      date: MONDAY,
      childId,
      kind: 'person',
      personId,
    });
    expect(await codeOf('o-liu', 'term.signOut', leave('b', 'p1'))).toBe('NOT_FOUND');
    expect(await codeOf('o-liu', 'term.signOut', leave('a', 'p1'))).toBe('ok');
    expect(await templates('o-mother')).toEqual(['term.left']);
    await app.call('o-liu', 'term.refusePickUp', { clubId: CLUB, date: localDate(MONDAY), childId: 'b' });
    expect(await templates('o-father')).toEqual(['term.strangerAtDoor']);
    expect(await templates('o-chen')).toEqual(['term.strangerAtDoor']);
    const { sessions } = await app.call('o-chen', 'term.desk', {});
    expect(sessions.find(({ clubId, date }) => clubId === CLUB && date === MONDAY)?.unclaimed).toBe(1);
  });

  it('moves a meeting to another day only where room, teacher and children are free', async () => {
    await app.call('o-chen', 'term.cancelSession', { clubId: CLUB, date: NEXT, reason: 'room', note: '' });
    const tuesday = { date: localDate('2026-12-01'), slot: 'Tue-1', room: '302' };
    const moved = (makeUp: object, acceptsChildren = false) => ({ clubId: CLUB, date: NEXT, makeUp, acceptsChildren });
    // Child a sings in the choir then; the choir's room is taken.
    expect(await codeOf('o-chen', 'term.makeUpSession', moved(tuesday))).toBe('WRONG_STATE');
    expect(await codeOf('o-chen', 'term.makeUpSession', moved({ ...tuesday, room: '201' }, true))).toBe('WRONG_STATE');
    const wednesday = { date: localDate('2026-12-02'), slot: 'Wed-1', room: '302' };
    expect(await codeOf('o-chen', 'term.makeUpSession', moved(wednesday))).toBe('ok');
    const week = await app.call('o-father', 'term.week', { monday: NEXT });
    expect(week.children[0]?.sessions).toMatchObject([
      { date: NEXT, cancelled: { reason: 'room' }, makeUpOn: '2026-12-02' },
      { date: '2026-12-02', makeUpFor: NEXT, cancelled: null },
    ]);
    expect((await templates('o-father')).sort()).toEqual(['term.cancelled', 'term.madeUp']);
  });

  it('pays who held a meeting, asks a second person, and makes another version of what is corrected', async () => {
    await app.call('o-chen', 'term.substitute', {
      clubId: CLUB,
      date: localDate(MONDAY),
      teacherId: 'he',
      outside: null,
    });
    await app.call('o-he', 'term.recordAttendance', record(['a', 'b']));
    const month = '2026-11';
    const mine = async (who: string) => (await app.call(who, 'term.myHours', { month })).schools[0];
    expect((await mine('o-liu'))?.lines).toEqual([]);
    const hours = await mine('o-he');
    expect(hours?.lines).toMatchObject([{ clubId: CLUB, isSubstitute: true, lessons: 1 }]);
    await app.call('o-he', 'term.checkHours', { schoolId: SCHOOL, month, mark: hours?.mark ?? '' });
    const approve = { schoolId: SCHOOL, month, payee: 'he', version: 1 };
    expect(await codeOf('o-chen', 'term.exportHours', { month })).toBe('WRONG_STATE');
    expect(await codeOf('o-chen', 'term.approveHours', approve)).toBe('ok');
    expect(await codeOf('o-zhou', 'term.approveHours', approve)).toBe('WRONG_STATE');
    expect(await templates('o-he')).toContain('term.hoursApproved');

    const { base64 } = await app.call('o-chen', 'term.exportHours', { month });
    const files = unzipSync(new Uint8Array(Buffer.from(base64, 'base64')));
    const text = Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
      .join('');
    expect(text).toContain('示例·he');
    expect(text).not.toContain('<f>');

    // The school enters its lesson times: what was recorded without minutes now has some, and is checked anew.
    const lessons = [970, 1040, 1085].map((startMinute) => ({ startMinute, minutes: 40 }));
    await app.call('o-chen', 'term.saveLessonTimes', { schoolId: SCHOOL, lessons });
    expect((await mine('o-he'))?.state).toBe('changed');
  });

  it('keeps what happened even while the check is down, and shows the words only after somebody has read them', async () => {
    app.gateway.wxApi.set('down');
    const note = { clubId: CLUB, date: localDate(MONDAY), childId: 'a', kind: 'injury' as const };
    const reply = await app.call('o-liu', 'term.noteIncident', { ...note, what: '摔了一跤', measures: '校医看过' });
    expect(reply.isShown).toBe(false);
    const words = async () =>
      (await app.call('o-mother', 'term.week', { monday: null })).children[0]?.incidents[0]?.words;
    expect(await words()).toBeNull();
    await app.call('o-zhou', 'term.releaseIncident', { id: reply.id });
    expect(await words()).toEqual({ what: '摔了一跤', measures: '校医看过' });
    expect(JSON.stringify(await app.call('o-father', 'term.week', { monday: null }))).not.toContain('摔了一跤');
  });

  it('gives one certificate a child and club, which stays as it was given', async () => {
    await app.call('o-liu', 'term.recordAttendance', record(['a', 'b']));
    const which = { childId: 'a', clubId: CLUB };
    expect(await codeOf('o-mother', 'term.issueCertificate', which)).toBe('WRONG_STATE');
    await app.call('o-liu', 'term.giveWords', { clubId: CLUB, childId: 'a', words: ['curious', 'helpful'] });
    const { code } = await app.call('o-mother', 'term.issueCertificate', which);
    await app.call('o-liu', 'term.giveWords', { clubId: CLUB, childId: 'a', words: ['creative'] });
    expect((await app.call('o-mother', 'term.issueCertificate', which)).code).toBe(code);
    const { clubs } = await app.call('o-mother', 'term.certificates', { childId: 'a' });
    expect(clubs.find(({ clubId }) => clubId === CLUB)?.certificate).toMatchObject({
      words: ['curious', 'helpful'],
      attended: 1,
    });
    const seen = await app.call(null, 'term.verifyCertificate', { code: code.toLowerCase() });
    expect(seen).toMatchObject({ attended: 1, clubName: `示例·${CLUB}` });
    expect(JSON.stringify(seen)).not.toContain('childId');
  });

  it('has all of its effect or none wherever a record is killed, and one effect after it is tried again', async () => {
    let killed = 0;
    for (let n = 1; ; n++) {
      const date = MONDAY;
      const before = await app.ports.store.get('sessions', `${CLUB}-${date}`);
      const input = record(['a'], before === null ? {} : { basedOn: before.version, reason: 'other' });
      const request = n.toString(16).padStart(32, 'd');
      const dying = openInProcess(dyingAt(app.ports, n), seededRandom(`${n}`));
      const reply = await dying.envelope('o-liu', 'term.recordAttendance', input, request);
      if (reply.ok) break;
      killed++;
      expect(await app.envelope('o-liu', 'term.recordAttendance', input, request)).toMatchObject({ ok: true });
      const after = await app.ports.store.get('sessions', `${CLUB}-${date}`);
      expect(after?.version).toBe((before?.version ?? 0) + 1);
    }
    expect(killed).toBeGreaterThan(5);
    // However often it was killed and tried again: the family was told of the missing child once.
    expect(await templates('o-father')).toEqual(['term.absent']);
  });
});
