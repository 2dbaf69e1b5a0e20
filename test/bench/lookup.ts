// `npm run bench -- lookup`: our look-up beside its peers, in one process, on the same names and queries, in the same order.
// Absolute times on a shared machine are no results: ratios, growth and hit rates are.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../cloudfunctions/_tools/prepare.mjs';
import { readingsOf } from '../../cloudfunctions/institution/public';
import { openNationalFile, writeNationalFile } from '../../shared/domain/institution/national/national-file';
import type { NationalInstitution } from '../../shared/domain/institution/national/national-list';
import { openList } from '../../shared/domain/institution/search/search-list';
import { localDate } from '../../shared/kernel/time';
import { openFts5, openFuse, openLinear, openMiniSearch, type Peer } from './lookup-peers';
import { type MadeInstitution, type MadeQuery, makeInstitutions, makeQueries, QUERY_KINDS } from './lookup-workload';

const NATIONAL = 150_000;
const SIZES = [10_000, 50_000, NATIONAL] as const;
const CITY = 2000;
const LIMIT = 10;
const QUERIES_EACH = 60;
/** So many lists of queries at city size: a miss in a thousand must show. */
const CITY_SEEDS = [777, 4242, 99, 5];
/** A peer that takes seconds a query is asked this many of each kind: quality and speed are the same, the run ends sooner. */
const FEW_EACH = 12;
const FUSE_NAMES = 10_000;
const FUSE_EACH = 4;
const WARM_UP = 150;

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
const round = (x: number, digits = 3): number => Number(x.toPrecision(digits));

interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly hit: number;
  readonly byKind: ReadonlyMap<string, { readonly p50: number; readonly p95: number; readonly hit: number }>;
}

/** Processor time of this process: what neighbours on a shared machine do does not count. */
const cpuNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const measure = (
  find: Peer['find'],
  queries: readonly MadeQuery[],
  byId: ReadonlyMap<string, MadeInstitution>,
  now: () => number = () => performance.now(),
): Measured => {
  for (const { q } of queries.slice(0, Math.min(WARM_UP, queries.length / 10))) find(q, LIMIT);
  const runs = queries.map(({ kind, q, means }) => {
    const started = now();
    const ids = find(q, LIMIT);
    const ms = now() - started;
    const isHit = ids.some((id) => {
      const found = byId.get(id);
      return found !== undefined && means(found);
    });
    return { kind, ms, isHit };
  });
  const of = (part: typeof runs) => ({
    p50: quantile(
      part.map(({ ms }) => ms),
      0.5,
    ),
    p95: quantile(
      part.map(({ ms }) => ms),
      0.95,
    ),
    hit: part.filter(({ isHit }) => isHit).length / part.length,
  });
  return {
    ...of(runs),
    byKind: new Map(QUERY_KINDS.map((kind) => [kind, of(runs.filter((run) => run.kind === kind))])),
  };
};

const timed = <T>(work: () => T): readonly [T, number] => {
  const started = performance.now();
  const value = work();
  return [value, performance.now() - started];
};

/** The slope of log time over log size, least squares. */
const growth = (points: readonly (readonly [number, number])[]): number => {
  const logs = points.map(([n, ms]) => [Math.log(n), Math.log(ms)] as const);
  const mean = (i: 0 | 1): number => logs.reduce((sum, point) => sum + point[i], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
};

const SOURCE = { source: '示例·全国名单', asOf: '2026-11-01' };

/** As a national list has it: what is shown of an institution is in the file too. */
const asNational = ({
  name,
  creditCode,
  licenceNo,
  address,
  city,
  district,
}: MadeInstitution): NationalInstitution => ({
  name,
  formerNames: [],
  creditCode,
  licenceNo,
  place: `${city}市${district}区`,
  address,
  category: 'art',
  status: 'licensed',
  validUntil: localDate('2027-08-31'),
});

/** The national list through its file, as a function loads it: written, read back, opened; milliseconds and bytes. */
const openFromFile = (institutions: readonly MadeInstitution[]) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookup-bench-'));
  const file = path.join(folder, 'national.bin');
  const readings = new Map(institutions.map((one) => [one.name, one.readings ?? []]));
  const [bytes, buildMs] = timed(() =>
    writeNationalFile(SOURCE, institutions.map(asNational), (name) => (readings.get(name) ?? []).map((of) => [...of])),
  );
  writeFileSync(file, bytes);
  const tsx = path.join(ROOT, 'node_modules', '.bin', 'tsx');
  const loads = [0, 1, 2].map(() =>
    Number(execFileSync(tsx, [path.join(__dirname, 'lookup-load.ts'), file]).toString()),
  );
  const directory = openNationalFile(readFileSync(file));
  rmSync(folder, { recursive: true });
  const idOfCode = new Map(institutions.map(({ id, creditCode }) => [creditCode, id]));
  return {
    find: (q: string, limit: number) =>
      directory.search(q, limit).map(({ institution }) => idOfCode.get(institution.creditCode) ?? ''),
    bytes: bytes.length,
    buildMs,
    loadMs: quantile(loads, 0.5),
  };
};

const PEERS = [
  { name: 'SQLite FTS5, tuned tokens', open: openFts5, each: QUERIES_EACH },
  { name: 'MiniSearch, tuned tokens', open: openMiniSearch, each: FEW_EACH },
  { name: 'linear, bit-parallel, no index', open: openLinear, each: FEW_EACH },
] as const;

const national = () => {
  const sizes: { n: number; p50: number; p95: number; hit: number; bytes: number; loadMs: number; buildMs: number }[] =
    [];
  let ours: Measured | undefined;
  const peers: Record<string, object> = {};
  let fts5: Measured | undefined;
  for (const n of SIZES) {
    const institutions = makeInstitutions(n, readingsOf);
    const byId = new Map(institutions.map((one) => [one.id, one]));
    const index = openFromFile(institutions);
    const queries = makeQueries(institutions, QUERIES_EACH);
    ours = measure(index.find, queries, byId);
    const { bytes, loadMs, buildMs } = index;
    sizes.push({ n, p50: ours.p50, p95: ours.p95, hit: ours.hit, bytes, loadMs, buildMs });
    if (n !== NATIONAL) continue;
    for (const { name, open, each } of PEERS) {
      console.log(`   ${name} …`);
      const [peer, openMs] = timed(() => open(institutions));
      const result = measure(peer.find, makeQueries(institutions, each), byId);
      if (open === openFts5) fts5 = result;
      peers[name] = {
        names: n,
        queries: each * QUERY_KINDS.length,
        'p50 ms': round(result.p50),
        'p95 ms': round(result.p95),
        'hit@10': round(result.hit),
        MB: peer.bytes === null ? '—' : round(peer.bytes / 1e6),
        'open s': round(openMs / 1000),
        'times ours (p50)': round(result.p50 / ours.p50),
        'times ours (p95)': round(result.p95 / ours.p95),
      };
      peer.close?.();
    }
    const few = institutions.slice(0, FUSE_NAMES);
    console.log(
      `   Fuse.js on ${FUSE_NAMES} names: it reads every record for every query, seconds each at ${NATIONAL} …`,
    );
    const fuse = openFuse(few);
    const result = measure(fuse.find, makeQueries(few, FUSE_EACH), byId);
    peers['Fuse.js'] = {
      names: FUSE_NAMES,
      queries: FUSE_EACH * QUERY_KINDS.length,
      'p50 ms': round(result.p50),
      'p95 ms': round(result.p95),
      'hit@10': round(result.hit),
      MB: '—',
      'open s': '—',
      'times ours (p50)': `${round(result.p50 / ours.p50)} on a fifteenth of the names`,
      'times ours (p95)': '—',
    };
  }
  if (ours === undefined || fts5 === undefined) throw new Error('no sizes');
  const last = sizes.at(-1);
  const kinds = Object.fromEntries(
    QUERY_KINDS.map((kind) => {
      const mine = ours.byKind.get(kind);
      const theirs = fts5.byKind.get(kind);
      return [
        kind,
        {
          'hit@10': round(mine?.hit ?? 0),
          'p50 ms': round(mine?.p50 ?? 0),
          'p95 ms': round(mine?.p95 ?? 0),
          'FTS5 hit@10': round(theirs?.hit ?? 0),
          'FTS5 p50 ms': round(theirs?.p50 ?? 0),
          ratio: round((theirs?.p50 ?? 0) / (mine?.p50 ?? 1)),
        },
      ];
    }),
  );
  const targets = {
    'hit@10 at 150,000': { measured: round(ours.hit, 4), target: '≥ .97', holds: ours.hit >= 0.97 },
    'times faster than FTS5, p50': {
      measured: round(fts5.p50 / ours.p50),
      target: '≥ 50',
      holds: fts5.p50 / ours.p50 >= 50,
    },
    'growth exponent, p50': {
      measured: round(growth(sizes.map(({ n, p50 }) => [n, p50]))),
      target: '≤ 0.7',
      holds: growth(sizes.map(({ n, p50 }) => [n, p50])) <= 0.7,
    },
    'file (index and what is shown), MB': {
      measured: round((last?.bytes ?? 0) / 1e6),
      target: '≤ 80',
      holds: (last?.bytes ?? 0) <= 80e6,
    },
    'cold load, ms': { measured: round(last?.loadMs ?? 0), target: '≤ 200', holds: (last?.loadMs ?? 0) <= 200 },
  };
  return {
    kinds,
    sizes: sizes.map((row) => ({
      ...row,
      p50: round(row.p50),
      p95: round(row.p95),
      hit: round(row.hit, 4),
      buildMs: round(row.buildMs),
      loadMs: round(row.loadMs),
    })),
    peers,
    targets,
  };
};

const city = () => {
  const institutions = makeInstitutions(CITY, readingsOf);
  const byId = new Map(institutions.map((one) => [one.id, one]));
  const [list, openMs] = timed(() => openList(institutions));
  const queries = CITY_SEEDS.flatMap((seed) => makeQueries(institutions, QUERIES_EACH, seed));
  const result = measure(
    (q, limit) => list.search(q, limit).map(({ institution }) => institution.id),
    queries,
    byId,
    cpuNow,
  );
  const slowest = [...result.byKind].reduce((worst, one) => (one[1].p50 > worst[1].p50 ? one : worst));
  return {
    'on the phone, no index': {
      names: CITY,
      queries: queries.length,
      'p50 CPU ms': round(result.p50),
      'p95 CPU ms': round(result.p95),
      'slowest kind, p50 CPU ms': `${slowest[0]} ${round(slowest[1].p50)}`,
      'hit@10': round(result.hit, 4),
      MB: round(list.bytes / 1e6),
      'open ms': round(openMs),
      'target every kind p50 ≤ 1 ms, hit 1.0': slowest[1].p50 <= 1 && result.hit === 1,
    },
  };
};

export const runLookupBench = async () => {
  const { kinds, sizes, peers, targets } = national();
  return { 'query kinds at 150,000': kinds, sizes, peers, 'city scale': city(), targets };
};
