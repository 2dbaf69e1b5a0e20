// What anybody may send without saying who they are is limited, and the limit remembers nobody.
import { openCloudBase } from '../../../../cloudfunctions/_lib/cloudbase/sdk';
import { FLOOD_LIMITS } from '../../../../cloudfunctions/_lib/throttle';
import type { InputOf } from '../../../../shared/contracts';
import { openTestApp, type TestApp } from '../../../support/app';
import { aSubmission, DISTRICT, openidOf, seatOffice } from '../../../support/report-cast';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const WRITER = 'openid-of-a-writer';
const { ofOne } = FLOOD_LIMITS.report;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('flood');
  await seatOffice(app);
});
afterEach(() => app.close());

const send = async (who: string, part: Partial<InputOf<'report.submit'>> = {}, id?: string) => {
  const reply = await app.envelope(who, 'report.submit', aSubmission(part), id);
  return reply.ok ? 'ok' : reply.error;
};
const stored = async (): Promise<number> => (await app.ports.store.findAll('reports', {})).length;
const counters = async (): Promise<Record<string, unknown>[]> =>
  (await openCloudBase().database().collection('tries').where({}).limit(1000).get()).data;

describe('a flood of reports', () => {
  it('ends at ten an hour from one caller, says until when, and lets others and the next hour through', async () => {
    for (let i = 0; i < ofOne; i++) expect(await send(WRITER)).toBe('ok');
    const before = await stored();
    const refused = await send(WRITER);
    expect(refused).toMatchObject({ code: 'TOO_MANY_TRIES', details: { what: 'report', of: 'one', max: ofOne } });
    expect(refused).toMatchObject({ details: { retryAt: app.ports.clock() + 60 * 60_000 } });
    expect(await stored()).toBe(before);
    expect(await send('openid-of-a-neighbour')).toBe('ok');
    app.clock.advanceMs(60 * 60_000);
    expect(await send(WRITER)).toBe('ok');
  });

  it('lets no more than ten through when forty come at once', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => send(WRITER)));
    expect(all.filter((one) => one === 'ok')).toHaveLength(ofOne);
    expect(await stored()).toBe(ofOne);
  });

  it('never keeps danger to a child out, however many others came', async () => {
    for (let i = 0; i < ofOne; i++) await send(WRITER);
    const hour = Math.floor(app.ports.clock() / 3_600_000);
    for (let i = 0; i < FLOOD_LIMITS.report.ofAll; i += 100) {
      await openCloudBase()
        .database()
        .collection('tries')
        .doc(`flood-all-report-${hour}`)
        .update({ count: i + 100 });
    }
    expect(await send('openid-of-a-neighbour')).toMatchObject({ details: { of: 'all' } });
    expect(await send(WRITER, { category: 'SAFETY' })).toBe('ok');
  });

  it('does not count what is sent again, nor what is refused for another reason', async () => {
    const id = 'a'.repeat(32);
    for (let i = 0; i < ofOne + 3; i++) expect(await send(WRITER, {}, id)).toBe('ok');
    const wrong = { subject: { kind: 'institution', institutionId: 'not there', schoolId: null } } as const;
    for (let i = 0; i < ofOne + 3; i++) expect(await send(WRITER, wrong)).toMatchObject({ code: 'NOT_FOUND' });
    for (let i = 1; i < ofOne; i++) expect(await send(WRITER)).toBe('ok');
    expect(await send(WRITER)).toMatchObject({ code: 'TOO_MANY_TRIES' });
  });

  it('counts files apart, whole ones and the first piece of others', async () => {
    const upload = (i: number) => ({ upload: i.toString(16).padStart(32, '0'), piece: 0, of: 2, base64: PIXEL });
    for (let i = 0; i < FLOOD_LIMITS.file.ofOne - 1; i++) {
      expect((await app.envelope(WRITER, 'report.sendEvidencePiece', upload(i))).ok).toBe(true);
    }
    expect((await app.envelope(WRITER, 'report.uploadEvidence', { base64: PIXEL })).ok).toBe(true);
    const refused = await app.envelope(WRITER, 'report.sendEvidencePiece', upload(999));
    expect(refused).toMatchObject({ ok: false, error: { code: 'TOO_MANY_TRIES', details: { what: 'file' } } });
    const further = { ...upload(0), piece: 1 };
    expect((await app.envelope(WRITER, 'report.sendEvidencePiece', further)).ok).toBe(true);
    expect(await send(WRITER)).toBe('ok');
  }, 60_000);
});

describe('what a flood limit keeps', () => {
  it('is a count under a name that nobody can be found by, and it is gone after its hour', async () => {
    for (let i = 0; i < 3; i++) await send(WRITER);
    const rows = await counters();
    expect(rows.map(({ count }) => count).sort()).toEqual([3, 3]);
    const text = JSON.stringify(rows);
    expect(text).not.toContain(WRITER);
    expect(rows.every((row) => row['at'] === undefined)).toBe(true); // no moments
    const [report] = await app.ports.store.findAll('reports', {});
    expect(text).not.toContain(report?.id ?? '?');
    app.clock.advanceMs(61 * 60_000);
    await app.call(null, 'timer.escalate', {});
    expect(await counters()).toEqual([]);
  });

  it('has another name every hour, so two hours cannot be put together', async () => {
    await send(WRITER);
    const first = (await counters()).map(({ _id }) => _id);
    app.clock.advanceMs(60 * 60_000);
    await send(WRITER);
    const second = (await counters()).map(({ _id }) => _id).filter((id) => !first.includes(id));
    expect(second).toHaveLength(2);
  });

  it('does not reach the office: the report looks like any other', async () => {
    for (let i = 0; i <= ofOne; i++) await send(WRITER, { text: `第${i}次写：周末有人补课。` });
    const { reports } = await app.call(openidOf('ma'), 'report.triageList', {});
    expect(new Set(reports.map(({ districtCode }) => districtCode))).toEqual(new Set([DISTRICT]));
    expect(JSON.stringify(reports)).not.toMatch(/retryAt|count/);
  });
});
