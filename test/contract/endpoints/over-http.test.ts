// The deployed bundles behind the runner, over HTTP: they offer exactly what the contracts say, and broken requests get a
// typed answer and change nothing.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type LocalCloud, startLocalCloud } from '../../../cloudfunctions/_local/local-cloud';
import { accountOf, PEOPLE } from '../../../cloudfunctions/_tools/demo/people';
import { DEMO_VARIABLES } from '../../../cloudfunctions/_tools/demo-data';
import { freshenSecondFactor } from '../../../cloudfunctions/_tools/in-process';
import { COLLECTIONS } from '../../../cloudfunctions/collections';
import { contracts } from '../../../shared/contracts';
import { asEpochMs } from '../../../shared/kernel/time';
import { openTestApp } from '../../support/app';
import { buildFunctions } from '../../support/built-functions';
import { emptyFolder } from '../local-cloud/on-local-cloud';

jest.setTimeout(120_000);
const ROOT = path.resolve(__dirname, '..', '..', '..');
const MEGABYTE = 1024 * 1024;

let functionsDir: string;
let dataDir: string;
let cloud: LocalCloud;

beforeAll(async () => {
  functionsDir = buildFunctions();
  dataDir = emptyFolder();
  cloud = await startLocalCloud({
    dataDir,
    functionsDir,
    collections: COLLECTIONS,
    cloudbaserc: path.join(ROOT, 'cloudbaserc.json'),
    variables: DEMO_VARIABLES,
    durable: false,
    timers: false,
  });
});
afterAll(async () => {
  await cloud.close();
  for (const folder of [dataDir, path.dirname(functionsDir)]) rmSync(folder, { recursive: true, force: true });
});

const post = async (name: string, body: string | Uint8Array<ArrayBuffer>, openid = PEOPLE.cityOfficer.openid) => {
  const before = cloud.gateway.commits();
  const response = await fetch(`${cloud.origin}/call/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': openid },
    body,
  });
  const answer: unknown = await response.json();
  return { status: response.status, answer, commits: cloud.gateway.commits() - before };
};

const refused = (code: string) => ({ ok: false, error: { code } });
const ID = '0123456789abcdef0123456789abcdef';

describe('the built functions', () => {
  it.each(Object.entries(contracts))('%s offers exactly the endpoints of its contract', (name, contract) => {
    const built: unknown = require(path.join(functionsDir, name, 'index.js'));
    const { useCases, main } = built as { useCases: object; main: unknown };
    expect(Object.keys(useCases).sort()).toEqual(Object.keys(contract).sort());
    expect(main).toBeInstanceOf(Function);
  });
});

describe('a broken request', () => {
  it.each([
    '',
    '{',
    '{"action":',
    'null null',
    '\u0000',
    '[1,2',
    '{"action":"whoAmI","input":{}} trailing',
    '--boundary\r\nContent-Disposition: form-data',
  ])('that is not JSON (%j) is refused as such', async (body) => {
    expect(await post('account', body)).toEqual({
      status: 400,
      answer: expect.objectContaining({ code: 'INVALID_PARAM' }),
      commits: 0,
    });
  });

  it('in bytes that are no UTF-8 is refused or read as a question that makes no sense', async () => {
    const { answer, commits } = await post('account', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d));
    expect(JSON.stringify(answer)).toMatch(/INVALID_PARAM|INVALID_INPUT/);
    expect(commits).toBe(0);
  });

  it.each(['null', '1', '"text"', '[]', '{}', '{"action":1}', '{"action":["whoAmI"]}'])(
    'whose event is %s gets INVALID_INPUT',
    async (body) => {
      expect(await post('account', body)).toMatchObject({ status: 200, answer: refused('INVALID_INPUT'), commits: 0 });
    },
  );

  it.each(['nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'WHOAMI', 'whoAmI ', ''])(
    'for the endpoint %j gets UNKNOWN_ENDPOINT',
    async (action) => {
      const body = JSON.stringify({ action, input: {}, clientRequestId: ID });
      expect(await post('account', body)).toMatchObject({ answer: refused('UNKNOWN_ENDPOINT'), commits: 0 });
    },
  );

  it.each(['nothing', '_lib', '__proto__', 'index.js'])('for the function %j is not found', async (name) => {
    expect((await post(name, '{}')).status).toBe(404);
  });

  it.each([undefined, '', 'x', ID.toUpperCase(), `${ID}0`])('with the request id %j gets INVALID_INPUT', async (id) => {
    const input = { base64: 'aGVsbG8gd29ybGQ=' };
    const body = JSON.stringify({ action: 'uploadEvidence', input, clientRequestId: id });
    expect(await post('report', body)).toMatchObject({ answer: refused('INVALID_INPUT'), commits: 0 });
  });

  it('of 7 MB is too large, and the next one is answered', async () => {
    const body = JSON.stringify({
      action: 'uploadEvidence',
      input: { base64: 'A'.repeat(7 * MEGABYTE) },
      clientRequestId: ID,
    });
    expect(await post('report', body)).toMatchObject({
      status: 413,
      answer: { code: 'EXCEED_MAX_PAYLOAD_SIZE' },
      commits: 0,
    });
    const next = await post('account', JSON.stringify({ action: 'whoAmI', input: {} }));
    expect(next.answer).toMatchObject({ ok: true, data: { account: null } });
  });
});

describe('a spreadsheet that cannot be read', () => {
  beforeAll(async () => {
    const app = await openTestApp('over http');
    // The functions of this cloud look at the same database; only the clock is the real one here.
    Object.assign(process.env, cloud.gateway.env);
    await app.ports.store.insertMany('accounts', [
      { id: PEOPLE.cityOfficer.accountId, document: accountOf(PEOPLE.cityOfficer) },
    ]);
    await freshenSecondFactor(app.ports, app.ports.random, PEOPLE.cityOfficer.accountId, asEpochMs(Date.now()));
    await app.close();
  });

  const garbage = Buffer.from('PK\u0003\u0004 this only begins like a zip').toString('base64');
  const oldXls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]).toString('base64');
  it.each([
    ['garbage', garbage],
    ['an old .xls', oldXls],
    ['zero bytes', Buffer.alloc(100).toString('base64')],
    ['nothing', ''],
    ['text that is no base64', '!!!!'],
  ])('(%s) is refused whole', async (_what, base64) => {
    const input = { fileName: '名单.xlsx', base64, leaveOutRefused: true };
    const body = JSON.stringify({ action: 'commitImport', input, clientRequestId: ID });
    expect(await post('institution', body)).toMatchObject({ answer: refused('FILE_REFUSED'), commits: 0 });
  });
});
