// The published list on a phone: real signatures, a clock in the test's hand, a storage that the test answers for.
import '../../miniprogram/src/platform/text-encoder';
import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import { act, renderHook } from '@testing-library/react';
import * as React from 'react';
import { DEMO_VARIABLES } from '../../cloudfunctions/_tools/demo-data';
import { type Head, type HeadFacts, signedHead } from '../../shared/domain/institution/published-list/head';
import { fileNameOf, hashOfFile, writeListFile } from '../../shared/domain/institution/published-list/list-file';
import { signedBytes } from '../../shared/kernel/signature';
import { anInstitution } from '../support/institution';
import * as taro from '../support/taro';

const { default: Taro, phone } = taro;

type Platform = typeof import('../../miniprogram/src/platform/published-list');

const NOW = Date.parse('2026-11-23T09:00:00+08:00');
const MINUTE = 60_000;
/** The demo's key, number 1, which phones come with; and the one that will follow it. */
const SECRETS: Readonly<Record<number, Uint8Array>> = {
  1: hexToBytes(DEMO_VARIABLES.SIGNING_KEY.slice(2)),
  2: new Uint8Array(32).fill(2),
};
const keyOf = (number: number) => ({ number, hex: bytesToHex(ed25519.getPublicKey(SECRETS[number] as Uint8Array)) });

type Status = 'licensed' | 'suspended';
interface Published {
  readonly head: Head;
  readonly file: Uint8Array;
}
/** A list of one institution in this state, as the bureau publishes it. */
const publish = (version: number, status: Status, more: Partial<HeadFacts> = {}): Published => {
  const file = writeListFile([{ id: 'one', ...anInstitution('one', { status }) }]);
  const sha256 = hashOfFile(file);
  const keyNumber = more.keyNumber ?? 1;
  const facts: HeadFacts = {
    format: 1,
    version,
    asOf: NOW,
    signedAt: NOW,
    file: fileNameOf(version, sha256),
    bytes: file.length,
    sha256,
    previous: null,
    nextKey: null,
    retiredKeys: [],
    keyNumber,
    ...more,
  };
  const sign = (content: Uint8Array) =>
    ed25519.sign(signedBytes('published-list', content), SECRETS[keyNumber] as Uint8Array);
  return { head: signedHead(facts, sign), file };
};

let looks: number;
/** What lies in storage from now on; null: the phone has no network. */
const serve = (published: Published | null): void => {
  phone.download = async (fileId) => {
    if (fileId.endsWith('/head.json')) looks++;
    if (published === null) return null;
    if (fileId.endsWith('/head.json')) return new TextEncoder().encode(JSON.stringify(published.head));
    return fileId.endsWith(`/${published.head.file}`) ? published.file : null;
  };
};

/** The app as it starts: nothing in memory, what was kept is kept. Same React, same phone. */
const start = (): Platform => {
  let platform: Platform | undefined;
  jest.isolateModules(() => {
    jest.doMock('react', () => React);
    jest.doMock('@tarojs/taro', () => taro);
    platform = jest.requireActual('../../miniprogram/src/platform/published-list');
  });
  return platform as Platform;
};
const later = (ms: number) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)));
const openPage = async ({ useCityList }: Platform) => {
  const page = renderHook(() => useCityList());
  await later(0);
  return {
    status: () => page.result.current.list?.institutions[0]?.status,
    refused: () => page.result.current.refused,
    isOffline: () => page.result.current.isOffline,
    close: () => page.unmount(),
  };
};

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  phone.reset();
  looks = 0;
});
afterEach(() => jest.useRealTimers());

describe('the published list on a phone', () => {
  it('shows a revocation within a minute of its commit, whenever that was', async () => {
    serve(publish(1, 'licensed'));
    const page = await openPage(start());
    expect(page.status()).toBe('licensed');
    await later(1); // the worst moment: just after the phone has looked
    serve(publish(2, 'suspended'));
    await later(MINUTE);
    expect(page.status()).toBe('suspended');
    page.close();
  });

  it('does so too when the page was opened between two looks, and when pages follow each other', async () => {
    serve(publish(1, 'licensed'));
    const app = start();
    const first = await openPage(app);
    await later(50_000);
    const second = await openPage(app);
    first.close();
    expect(looks).toBe(1);
    serve(publish(2, 'suspended'));
    await later(MINUTE);
    expect(second.status()).toBe('suspended');
    second.close();
  });

  it('looks about once a minute while a page needs it, however many, and never while none does', async () => {
    serve(publish(1, 'licensed'));
    const app = start();
    const pages = [await openPage(app), await openPage(app), await openPage(app)];
    await later(10 * MINUTE);
    expect(looks).toBeLessThanOrEqual(11);
    const before = looks;
    for (const page of pages) page.close();
    await later(10 * MINUTE);
    expect(looks).toBe(before);
  });

  it('keeps looking after the phone’s clock was set back', async () => {
    serve(publish(1, 'licensed'));
    const page = await openPage(start());
    jest.setSystemTime(NOW - 24 * 60 * MINUTE);
    serve(publish(2, 'suspended'));
    await later(MINUTE);
    expect(page.status()).toBe('suspended');
    page.close();
  });

  it('goes on with what it kept while there is no network, and finds the newest with the network again', async () => {
    serve(publish(1, 'licensed'));
    (await openPage(start())).close();
    serve(null);
    const page = await openPage(start());
    expect([page.status(), page.isOffline()]).toEqual(['licensed', true]);
    serve(publish(2, 'suspended'));
    await later(MINUTE);
    expect([page.status(), page.isOffline()]).toEqual(['suspended', false]);
    page.close();
  });

  it('refuses a tampered head, a tampered list, a rolled-back one and a split one, and keeps its own', async () => {
    const [old, own] = [publish(1, 'licensed'), publish(2, 'suspended')];
    const newer = publish(3, 'licensed');
    const file = newer.file.slice();
    file[9] = (file[9] ?? 0) ^ 1;
    serve(own);
    const app = start();
    const page = await openPage(app);
    for (const [attack, refusal] of [
      [{ ...newer, head: { ...newer.head, version: 4 } }, 'FORGED'],
      [{ ...newer, file }, 'UNREADABLE'],
      [old, 'ROLLED_BACK'],
      [publish(2, 'licensed'), 'SPLIT'],
    ] as const) {
      serve(attack);
      await later(MINUTE);
      expect([page.status(), page.refused()]).toEqual(['suspended', refusal]);
    }
    page.close();
    serve(old);
    const restarted = await openPage(start());
    expect([restarted.status(), restarted.refused()]).toEqual(['suspended', 'ROLLED_BACK']);
    serve(newer);
    await later(MINUTE);
    expect([restarted.status(), restarted.refused()]).toEqual(['licensed', null]);
    restarted.close();
  });

  it.each([
    ['the app runs through it', false],
    ['it is started anew at every step', true],
  ])('follows the bureau from key to key while %s', async (_, isRestarted) => {
    const announcing = publish(1, 'licensed', { nextKey: keyOf(2) });
    const rotated = publish(2, 'suspended', { keyNumber: 2, retiredKeys: [1] });
    const stolen = publish(3, 'licensed', { keyNumber: 1 });
    const last = publish(3, 'licensed', { keyNumber: 2, retiredKeys: [1] });
    serve(announcing);
    let page = await openPage(start());
    const step = async (published: Published) => {
      serve(published);
      if (isRestarted) {
        page.close();
        page = await openPage(start());
      } else await later(MINUTE);
      return [page.status(), page.refused()];
    };
    expect(await step(rotated)).toEqual(['suspended', null]);
    expect(await step(stolen)).toEqual(['suspended', 'FORGED']);
    expect(await step(last)).toEqual(['licensed', null]);
    page.close();
  });

  it('does not trust a key that nobody announced', async () => {
    serve(publish(1, 'licensed'));
    const page = await openPage(start());
    serve(publish(2, 'suspended', { keyNumber: 2 }));
    await later(MINUTE);
    expect([page.status(), page.refused()]).toEqual(['licensed', 'FORGED']);
    page.close();
  });

  it('starts as a new phone when what it kept is damaged', async () => {
    serve(publish(1, 'licensed'));
    (await openPage(start())).close();
    const kept = JSON.parse(String(phone.kept('published-list'))) as { file: string };
    Taro.setStorageSync('published-list', JSON.stringify({ ...kept, file: 'no hexadecimal' }));
    const page = await openPage(start());
    expect(page.status()).toBe('licensed');
    page.close();
  });
});
