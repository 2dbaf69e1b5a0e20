// R5: what cannot be moved on is parked and visible, and holds nothing else up.

import { firstBreak } from '../../../../shared/domain/account/audit-chain';
import { lastingGrant } from '../../../../shared/domain/account/roles';
import { openTestApp, type TestApp } from '../../../support/app';
import { idOf, openidOf, seatOffice, submitOne } from '../../../support/report-cast';

const SYSADMIN = 'openid-of-sysadmin';
const POISONED = idOf('niu');

let app: TestApp;
let isPoisoned: boolean;
let isRowPoisoned: boolean;
beforeEach(async () => {
  isPoisoned = true;
  isRowPoisoned = false;
  app = await openTestApp('relay', {
    change: (ports) => ({
      ...ports,
      relay: {
        ...ports.relay,
        deliver: async (message, at) => {
          if (isPoisoned && message.to === POISONED) throw new RangeError('this inbox cannot be written');
          await ports.relay.deliver(message, at);
        },
        appendAudit: async (row) => {
          if (isRowPoisoned && row.action === 'report.submitted') throw new TypeError('this row cannot be sealed');
          return ports.relay.appendAudit(row);
        },
      },
    }),
  });
  await seatOffice(app);
  await app.ports.store.insertMany('accounts', [
    {
      id: 'account-sysadmin',
      document: {
        openid: SYSADMIN,
        displayName: '示例·管理员',
        grants: [lastingGrant({ role: 'sysadmin' })],
        conflicts: [],
      },
    },
  ]);
});
afterEach(() => app.close());

const relay = () => app.call(null, 'timer.relay', {});
const inboxOf = async (id: string) =>
  (await app.ports.store.findAll('messages', {})).filter(({ to }) => to === id).map(({ template }) => template);
const parked = async () => (await app.call(SYSADMIN, 'audit.parked', {})).parked;

describe('a message that cannot be delivered', () => {
  it('keeps no other message and no row of the same document back', async () => {
    await submitOne(app, { category: 'SAFETY' });
    await submitOne(app, { category: 'SAFETY' });
    await relay();
    expect(await inboxOf(idOf('ma'))).toEqual(['report.danger', 'report.danger']);
    expect(await inboxOf(POISONED)).toEqual([]);
    const rows = await app.ports.store.findAll('audit', { action: 'report.submitted' });
    expect(rows).toHaveLength(2);
    expect(await parked()).toEqual([]); // not yet: it may heal by itself
  });

  it('is parked after five rounds, told to the system administrators once, and left alone', async () => {
    const { reportId } = await submitOne(app, { category: 'SAFETY' });
    for (let round = 1; round < 5; round++) expect(await relay()).toMatchObject({ parked: 0 });
    expect(await relay()).toMatchObject({ parked: 1 });
    expect(await relay()).toEqual({ sealed: 0, delivered: 0, parked: 0 });
    expect(await parked()).toEqual([
      {
        collection: 'reports',
        id: reportId,
        part: 'message',
        name: 'report.danger',
        fault: 'RangeError',
        at: app.ports.clock(),
        entries: 1,
        messages: expect.any(Number),
      },
    ]);
    expect(await inboxOf('account-sysadmin')).toEqual(['relay.parked']);
    expect(JSON.stringify(await parked())).not.toContain(POISONED);
    // What is parked is not removable: nothing of it is lost.
    expect(await app.ports.store.removable('reports', [reportId])).toEqual([]);
  });

  it('goes out once after the cause is mended and somebody has it tried again', async () => {
    const { reportId } = await submitOne(app, { category: 'SAFETY' });
    for (let round = 0; round < 5; round++) await relay();
    isPoisoned = false;
    expect(await relay()).toMatchObject({ delivered: 0 });
    const id = 'e'.repeat(32);
    const again = () => app.call(SYSADMIN, 'audit.retryParked', { collection: 'reports', id: reportId }, id);
    expect(await again()).toEqual({ isWaiting: true });
    expect(await again()).toEqual({ isWaiting: true });
    await relay();
    expect(await again()).toEqual({ isWaiting: true });
    expect(await inboxOf(POISONED)).toEqual(['report.danger']);
    expect((await inboxOf(idOf('ma'))).filter((template) => template === 'report.danger')).toHaveLength(1);
    expect(await parked()).toEqual([]);
    const rows = await app.ports.store.findAll('audit', {});
    expect(rows.filter(({ action }) => action === 'relay.retried')).toHaveLength(1);
    expect(firstBreak(rows.sort((a, b) => a.sequence - b.sequence))).toBeNull();
  });

  it('is tried again by itself when its document is written to', async () => {
    const { reportId } = await submitOne(app, { category: 'SAFETY' });
    for (let round = 0; round < 5; round++) await relay();
    isPoisoned = false;
    await app.call(openidOf('ma'), 'report.accept', { reportId, category: 'SAFETY', severity: 'urgent' });
    await relay();
    expect(await inboxOf(POISONED)).toContain('report.danger');
    expect(await parked()).toEqual([]);
  });
});

describe('a row that cannot be sealed', () => {
  it('is parked with its document, the chain stays whole, and afterwards the row is in it', async () => {
    isPoisoned = false;
    isRowPoisoned = true;
    const { reportId } = await submitOne(app);
    for (let round = 0; round < 5; round++) await relay();
    expect(await parked()).toMatchObject([{ part: 'audit', name: 'report.submitted', fault: 'TypeError' }]);
    isRowPoisoned = false;
    await app.call(SYSADMIN, 'audit.retryParked', { collection: 'reports', id: reportId });
    await relay();
    const rows = (await app.ports.store.findAll('audit', {})).sort((a, b) => a.sequence - b.sequence);
    expect(rows.map(({ action }) => action)).toContain('report.submitted');
    expect(firstBreak(rows)).toBeNull();
  });
});
