// What somebody declares — "my child's school", "my relative works there" — closes every matter of that place to them from the
// next call on: seeing, being given, looking, unsealing, deciding and opening. Taken back, it is open again.
import type { InputOf } from '../../../../shared/contracts';
import { openTestApp, type TestApp } from '../../../support/app';
import {
  COMMUNITY,
  DISTRICT,
  idOf,
  openidOf,
  type Reported,
  type ReportPerson,
  SCHOOL,
  seatOffice,
  submitOne,
  takeTo,
} from '../../../support/report-cast';

const SUBJECT = { kind: 'school', institutionId: null, schoolId: SCHOOL } as const;
const NAMED = { kind: 'named', name: '示例·举报人', phone: '13912345678' } as const;
const REASON = { reason: 'retaliation', text: '举报人称遭到威胁，需要联系其本人。' } as const;

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp('conflicts');
  await seatOffice(app);
});
afterEach(() => app.close());

const declare = (who: ReportPerson, why: InputOf<'account.declareConflict'>['why']) =>
  app.call(openidOf(who), 'account.declareConflict', { subject: 'school', id: SCHOOL, why });
const takeBack = (who: ReportPerson) =>
  app.call(openidOf(who), 'account.withdrawConflict', { subject: 'school', id: SCHOOL });
const codeOf = async (who: ReportPerson, name: string, input: unknown): Promise<string> => {
  const reply = await app.envelope(openidOf(who), name, input);
  return reply.ok ? 'ok' : reply.error.code;
};
const isOnDesk = async (who: ReportPerson, { reportId }: Reported): Promise<boolean> =>
  (await app.call(openidOf(who), 'report.triageList', {})).reports.some(({ id }) => id === reportId);

describe.each(['ownChild', 'relative', 'interest'] as const)('a declared %s', (why) => {
  it('keeps a report about the school from the officer, and lets it back when it is withdrawn', async () => {
    const one = await submitOne(app, { subject: SUBJECT });
    await takeTo(app, one, 'accepted');
    const toNiu = { reportId: one.reportId, handlerId: idOf('niu'), districtCode: DISTRICT };
    const suggested = async () =>
      (await app.call(openidOf('ma'), 'report.suggest', { reportId: one.reportId })).handlers.map(
        ({ accountId }) => accountId,
      );
    expect(await isOnDesk('niu', one)).toBe(true);
    expect(await suggested()).toContain(idOf('niu'));
    await declare('niu', why);
    expect(await isOnDesk('niu', one)).toBe(false);
    expect(await codeOf('niu', 'report.open', { reportId: one.reportId })).toBe('NOT_FOUND');
    expect(await suggested()).not.toContain(idOf('niu'));
    expect(await codeOf('ma', 'report.dispatch', toNiu)).toBe('CONFLICT_OF_INTEREST');
    await takeBack('niu');
    expect(await codeOf('ma', 'report.dispatch', toNiu)).toBe('ok');
  });

  it('takes a running case out of its handler’s hands', async () => {
    const one = await submitOne(app, { subject: SUBJECT });
    await takeTo(app, one, 'dispatched');
    await declare('niu', why);
    expect(await isOnDesk('niu', one)).toBe(false);
    expect(await codeOf('niu', 'report.begin', { reportId: one.reportId })).toBe('NOT_FOUND');
  });

  it('keeps the custodian from asking, the second from deciding, and whoever asked before it from opening', async () => {
    const one = await submitOne(app, { subject: SUBJECT, contact: NAMED });
    const ask = { reportId: one.reportId, ...REASON };
    await declare('keeper2', why);
    expect(await codeOf('keeper2', 'unseal.ask', ask)).toBe('NOT_FOUND');
    const { id } = await app.call(openidOf('keeper'), 'unseal.ask', ask);
    expect(await codeOf('keeper2', 'unseal.decide', { id, isApproved: true })).toBe('NOT_FOUND');
    await declare('auditor', why);
    expect(await codeOf('auditor', 'unseal.decide', { id, isApproved: true })).toBe('NOT_FOUND');
    await takeBack('keeper2');
    expect(await codeOf('keeper2', 'unseal.decide', { id, isApproved: true })).toBe('ok');
    await declare('keeper', why);
    expect(await codeOf('keeper', 'unseal.open', { id })).toBe('NOT_FOUND');
  });

  it('sends somebody else to look', async () => {
    const one = await submitOne(app, { subject: SUBJECT });
    await takeTo(app, one, 'dispatched');
    const look = { reportId: one.reportId, communityCode: COMMUNITY };
    await declare('grid', why);
    expect(await codeOf('niu', 'report.askLook', look)).toBe('NOT_SET');
    await takeBack('grid');
    expect(await codeOf('niu', 'report.askLook', look)).toBe('ok');
  });
});

it('declares the same place once, with the newest reason', async () => {
  await declare('niu', 'relative');
  await declare('niu', 'ownChild');
  const { conflicts } = await app.call(openidOf('niu'), 'account.myConflicts', {});
  expect(conflicts).toMatchObject([{ subject: 'school', id: SCHOOL, why: 'ownChild', name: '示例·小学' }]);
});
