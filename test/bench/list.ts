// `npm run bench -- list`: what the published list costs a phone — size, checking the signature, unpacking, memory — for a city
// like the demo's and for the largest one that is sent whole. Processor time of this machine; a phone takes several times as long.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ed25519 } from '@noble/curves/ed25519';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import { DEMO_VARIABLES } from '../../cloudfunctions/_tools/demo-data';
import { ROOT } from '../../cloudfunctions/_tools/prepare.mjs';
import { readingsOf } from '../../cloudfunctions/institution/public';
import type { ListedInstitution } from '../../shared/domain/institution/institution.schema';
import { acceptHead, type Head, MAX_LIST_BYTES, signedHead } from '../../shared/domain/institution/published-list/head';
import {
  fileNameOf,
  hashOfFile,
  readListFile,
  writeListFile,
} from '../../shared/domain/institution/published-list/list-file';
import { openList } from '../../shared/domain/institution/search/search-list';
import { signedBytes } from '../../shared/kernel/signature';
import { PUBLIC_FILES } from '../../shared/tenant/public-files';
import { PUBLIC_KEYS } from '../../shared/tenant/public-keys';
import { anInstitution } from '../support/institution';
import { openWeappHost } from '../support/weapp-host';
import { makeInstitutions } from './lookup-workload';

const CITIES = { 'a city of 400': 400, 'the largest, 2,000': 2000 } as const;
const TIMES = 15;
const BUDGET_KB = MAX_LIST_BYTES / 1000;
/** One key of WeChat's storage. */
const STORAGE_KB = 1024;
const SEARCH_PAGE = '/features/institution/pages/search/index';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const round = (x: number, digits = 3): number => Number(x.toPrecision(digits));

/** The median of some runs, processor milliseconds. */
const median = (work: () => unknown): number => {
  const runs = Array.from({ length: TIMES }, () => {
    const started = cpuMs();
    work();
    return cpuMs() - started;
  });
  return round(runs.sort((a, b) => a - b)[TIMES >> 1] ?? 0);
};

const heldMB = (): number => {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

const institutionsOf = (n: number): ListedInstitution[] =>
  makeInstitutions(n, readingsOf).map(({ id, name, creditCode, licenceNo, address, readings }) => ({
    ...anInstitution(id, { name: `示例·${name}`, creditCode, licenceNo, address }),
    id: `inst-${hashOfFile(new TextEncoder().encode(id)).slice(0, 20)}`,
    readings: (readings ?? []).map((of) => [...of]),
  }));

const publish = (institutions: readonly ListedInstitution[]): { readonly head: Head; readonly file: Uint8Array } => {
  const file = writeListFile(institutions);
  const sha256 = hashOfFile(file);
  const [number = '', secret = ''] = DEMO_VARIABLES.SIGNING_KEY.split(':');
  const head = signedHead(
    {
      format: 1,
      version: 1,
      asOf: Date.now(),
      signedAt: Date.now(),
      file: fileNameOf(1, sha256),
      bytes: file.length,
      sha256,
      previous: null,
      nextKey: null,
      retiredKeys: [],
      keyNumber: Number(number),
    },
    (content) => ed25519.sign(signedBytes('published-list', content), hexToBytes(secret)),
  );
  return { head, file };
};

/** The built mini-program in the host: from opening the page to the list drawn, with and without a kept list. */
const inTheHost = async (head: Head, file: Uint8Array) => {
  const dist = path.join(ROOT, 'dist', 'weapp');
  if (!existsSync(path.join(dist, 'app.json'))) return { 'in the weapp host': 'not run: npm run build:weapp first' };
  const host = openWeappHost({
    dist,
    readFile: async (fileId) =>
      fileId === `${PUBLIC_FILES}institutions/head.json` ? new TextEncoder().encode(JSON.stringify(head)) : file,
    callFunction: () => Promise.reject(new Error('a look-up calls no function')),
    photos: [],
  });
  await host.open('/pages/me/index'); // the app itself is up
  const open = async (): Promise<number> => {
    const started = cpuMs();
    await host.open(SEARCH_PAGE);
    return round(cpuMs() - started);
  };
  const first = await open();
  if (!/已核对教育局的电子签名/.test(host.text())) throw new Error('the host shows no checked list');
  const again = await open();
  host.close();
  return { 'weapp host: page with download, check, unpack, draw': first, 'weapp host: page again': again };
};

export const runListBench = async (): Promise<object> => {
  const rows: Record<string, object> = {};
  for (const [city, n] of Object.entries(CITIES)) {
    const { head, file } = publish(institutionsOf(n));
    const text = JSON.stringify(head);
    const accept = () => {
      const accepted = acceptHead(text, null, PUBLIC_KEYS);
      if (!accepted.ok) throw new Error(accepted.error);
    };
    const read = () => {
      const list = readListFile(file, head);
      if (!list.ok) throw new Error(list.error);
      return list.value;
    };
    accept();
    read();
    const before = heldMB();
    const list = openList(read());
    const held = heldMB() - before;
    const listed = list.institutions;
    rows[city] = {
      'list KB': round(file.length / 1000),
      'of 300': file.length <= MAX_LIST_BYTES,
      'head bytes': text.length,
      'kept KB (of 1,024)': round(JSON.stringify({ head, file: bytesToHex(file), learned: [] }).length / 1024),
      'check the signature': median(accept),
      'hash, unpack, parse': median(read),
      'make searchable': median(() => openList(listed)),
      'memory MB': round(held),
      ...(await inTheHost(head, file)),
    };
    if (file.length > MAX_LIST_BYTES) throw new Error(`${city}: ${file.length} bytes, more than ${BUDGET_KB} KB`);
    if ((file.length * 2) / 1024 > STORAGE_KB) throw new Error(`${city}: does not fit one key of the phone's storage`);
  }
  return {
    'the published list on a phone, CPU ms': Object.fromEntries(
      Object.keys(Object.values(rows)[0] ?? {}).map((figure) => [
        figure,
        Object.fromEntries(Object.entries(rows).map(([city, row]) => [city, (row as Record<string, unknown>)[figure]])),
      ]),
    ),
  };
};
