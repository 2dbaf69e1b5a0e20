// P3: a stolen dump opens nothing. Reports full of canaries go through the real functions; then every byte that lies on the
// disk (documents with their log, storage) is searched for them in every usual form, and everything in it that could be a
// key is tried on every envelope. Controls: a field left plain, a field hashed, a private key kept beside its envelopes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sodium from 'libsodium-wrappers';
import type { Ports } from '../../../cloudfunctions/_lib/ports';
import { openTestApp, type TestApp } from '../../support/app';
import { bytesOf, wav } from '../../support/media-fixtures';
import { openidOf, seatOffice, submitOne } from '../../support/report-cast';
import { type Trust, tally } from './trust';

const phoneOf = (i: number): string => `1380917${String(1000 + i)}`;
const canaryOf = (i: number): string =>
  `示例密语第${i}号x${createHash('sha256').update(`canary ${i}`).digest('hex').slice(0, 12)}`;

/** Every form in which a canary could lie there. Base64 has three, by where in a group of three bytes it begins. */
const formsOf = (canary: string): readonly (readonly [string, Buffer])[] => {
  const plain = Buffer.from(canary, 'utf8');
  const escaped = JSON.stringify(canary)
    .slice(1, -1)
    .replace(/[^ -~]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const base64 = [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(Math.ceil((shift * 4) / 3), -4);
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const hashes = ['md5', 'sha1', 'sha256'].flatMap((name) => {
    const digest = createHash(name).update(plain).digest();
    return [digest.toString('hex'), digest.toString('base64').replace(/=+$/, ''), digest.toString('base64url')];
  });
  return [
    ['plain', plain],
    ['wide', Buffer.from(canary, 'utf16le')],
    ['escaped', Buffer.from(escaped)],
    ['hex', Buffer.from(plain.toString('hex'))],
    ...base64.map((text) => ['base64', Buffer.from(text)] as const),
    ...hashes.map((text) => ['hashed', Buffer.from(text)] as const),
  ];
};

const dumpOf = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath ?? entry.path, entry.name))),
  );

const canariesIn = (dump: Buffer, canaries: readonly string[]): string[] =>
  canaries.flatMap((canary) => {
    const found = formsOf(canary).find(([, form]) => dump.includes(form));
    return found === undefined ? [] : [`${canary} lies there ${found[0]}`];
  });

/** Sealed data keys in the dump, and every text in it that decodes to the length of a key. */
const keysIn = (dump: Buffer) => {
  const text = dump.toString('latin1');
  const sealed = [...text.matchAll(/"key":"([A-Za-z0-9_-]{107})"/g)].map(([, key = '']) =>
    Buffer.from(key, 'base64url'),
  );
  const tokens = new Set<string>();
  for (const [token] of text.matchAll(/[A-Za-z0-9_+/-]{43,64}/g)) {
    for (let at = 0; at + 43 <= token.length; at++) tokens.add(token.slice(at, at + 43));
  }
  return {
    sealed,
    candidates: [...tokens].map((token) => Buffer.from(token, 'base64url')).filter((key) => key.length === 32),
  };
};

/** Which of the candidates open any sealed data key. */
const opening = async (dump: Buffer, most: number): Promise<{ opened: string[]; tried: number; envelopes: number }> => {
  await sodium.ready;
  const { sealed, candidates } = keysIn(dump);
  // One envelope of each sort is enough for a private key: it opens all of its ring or none.
  const targets = [...sealed.slice(0, 1), ...sealed.slice(-1)];
  const tried = candidates.slice(-most);
  const opened = tried.filter((key) =>
    targets.some((target) => {
      try {
        sodium.crypto_box_seal_open(target, sodium.crypto_scalarmult_base(key), key);
        return true;
      } catch {
        return false; // does not open: the good case
      }
    }),
  );
  return {
    opened: opened.map(() => 'a string of the dump opens an envelope'),
    tried: tried.length,
    envelopes: sealed.length,
  };
};

/** Tells `n` reports with canaries in every field, dialogue and evidence included. */
const tell = async (app: TestApp, n: number): Promise<readonly string[]> => {
  await seatOffice(app);
  const canaries: string[] = [];
  for (let i = 0; i < n; i++) {
    const canary = canaryOf(i);
    const sound = Buffer.from(wav([], []));
    Buffer.from(canary).copy(sound, 60); // among the samples: it is kept, and must be sealed
    const { evidenceId } = await app.call('', 'report.uploadEvidence', {
      base64: Buffer.from(bytesOf(new Uint8Array(sound))).toString('base64'),
    });
    const contact = { kind: 'named', name: `示例${canary.slice(-8)}`, phone: phoneOf(i) } as const;
    const one = await submitOne(app, {
      text: `经过：${canary}。`,
      placeName: `地方${canary}`,
      address: `地址${canary}`,
      timePattern: `时间${canary}`,
      evidenceIds: [evidenceId],
      contact,
    });
    await app.call(openidOf('ma'), 'report.accept', {
      reportId: one.reportId,
      category: 'HIDDEN_PLACE',
      severity: 'ordinary',
    });
    await app.call(openidOf('ma'), 'report.ask', { reportId: one.reportId, text: `问：${canary}`, answerDays: 7 });
    await app.call('', 'report.answer', { receipt: one.receipt, text: `答：${canary}` });
    canaries.push(canary, contact.name, phoneOf(i), one.receipt.replaceAll('-', ''), one.receipt);
  }
  await app.call(null, 'timer.relay', {});
  return canaries;
};

/** The product with one thing left undone, on a data folder of its own. */
const withVariant = async (
  name: string,
  change: (ports: Ports) => Ports,
  after: (app: TestApp) => Promise<unknown> = async () => undefined,
): Promise<string | null> => {
  const app = await openTestApp(name, { change });
  try {
    const canaries = await tell(app, 1);
    await after(app);
    const dump = dumpOf(app.gateway.dataDir);
    const faults = [...canariesIn(dump, canaries), ...(await opening(dump, 20_000)).opened];
    return faults[0] ?? null;
  } finally {
    await app.close();
  }
};

const leftPlain = (ports: Ports): Ports => ({
  ...ports,
  sealing: {
    ...ports.sealing,
    seal: async (ring, about, value) => ({
      ...(await ports.sealing.seal(ring, about, value)),
      box: Buffer.from(JSON.stringify(value)).toString('base64url'),
    }),
  },
});

/** Leaves something in an inbox, as a careless use-case might. */
const leave = (facts: Readonly<Record<string, unknown>>) => async (app: TestApp) =>
  app.ports.store.insertMany('messages', [
    { id: 'careless', document: { to: 'somebody', template: 'report.message', facts, at: 0, readAt: null } },
  ]);

export const p3: Trust = {
  id: 'P3',
  promise: 'a stolen dump opens nothing: no canary in any form, and no string in it that opens an envelope',
  async run(size) {
    const n = size === 'full' ? 50 : 5;
    const app = await openTestApp('p3');
    try {
      const canaries = await tell(app, n);
      const dump = dumpOf(app.gateway.dataDir);
      const { opened, tried, envelopes } = await opening(dump, size === 'full' ? 200_000 : 10_000);
      const hashed = createHash('sha256').update(canaryOf(0)).digest('hex');
      return {
        figures: [
          tally(
            `canaries of ${n} reports, their dialogue, names, telephones, receipts and sounds, in ${(dump.length / 1e6).toFixed(1)} MB of disk`,
            canariesIn(dump, canaries),
            canaries.length,
          ),
          tally(`strings that open one of ${envelopes} envelopes`, opened, tried),
          tally(
            'canaries in what the functions logged',
            canariesIn(Buffer.from(app.logged.join('\n')), canaries),
            canaries.length,
          ),
        ],
        controls: [
          { what: 'words left unsealed in their envelope', caught: await withVariant('p3 plain', leftPlain) },
          {
            what: 'a plain SHA-256 of a text kept for finding it again',
            caught: await withVariant('p3 hashed', (ports) => ports, leave({ hash: hashed })),
          },
          {
            what: 'the private key kept in the database',
            caught: await withVariant(
              'p3 key',
              (ports) => ports,
              leave({ secret: process.env['SEAL_CONTENT_PRIVATE']?.split(':')[1] }),
            ),
          },
        ],
      };
    } finally {
      await app.close();
    }
  },
};
