// `npm run bench -- duplicates`: does it find the tellings of one matter, beside the usual sketches on the very same pairs;
// and what one more report costs with 100,000 stored.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../cloudfunctions/_tools/seeded-random';
import { DUPLICATE_SCORE, openDuplicateIndex } from '../../shared/domain/report/duplicates/duplicates';
import { type DuplicateReport, featuresOf } from '../../shared/domain/report/duplicates/features';
import { daysBetween, localDate } from '../../shared/kernel/time';
import { jaccard, minHashSimilarity, simHashSimilarity } from './duplicates-peers';

interface Telling extends DuplicateReport {
  readonly matter: number;
  readonly day: string;
}

const tellings: readonly Telling[] = JSON.parse(
  readFileSync(path.join(__dirname, 'report-texts', 'tellings.json'), 'utf8'),
).reports;

const WINDOW = 90;
const isSame = (a: Telling, b: Telling): boolean =>
  a.matter === b.matter && Math.abs(daysBetween(localDate(a.day), localDate(b.day))) <= WINDOW;

/** Pairs within one half of the matters: even ones may be tuned on, odd ones are only measured. */
const pairsOf = (parity: 0 | 1): (readonly [Telling, Telling])[] => {
  const half = tellings.filter(({ matter }) => matter % 2 === parity);
  return half.flatMap((a, i) => half.slice(i + 1).map((b) => [a, b] as const));
};

type Score = (a: Telling, b: Telling) => number;

const f1At = (score: Score, threshold: number, parity: 0 | 1) => {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  for (const [a, b] of pairsOf(parity)) {
    const said = score(a, b) >= threshold;
    if (said && isSame(a, b)) hit++;
    else if (said) wrong++;
    else if (isSame(a, b)) missed++;
  }
  return { f1: hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed), hit, wrong, missed };
};

/** The threshold that does best on the even matters: every peer gets the one that suits it. */
const bestThreshold = (score: Score): number => {
  const steps = Array.from({ length: 50 }, (_, i) => (i + 1) / 50);
  return steps.reduce((best, at) => (f1At(score, at, 0).f1 > f1At(score, best, 0).f1 ? at : best));
};

/** Peers get our blocks too: they only have to judge the words. */
const inOneBlock = (compare: (a: string, b: string) => number): Score => {
  const blocks = new Map(tellings.map((telling) => [telling.id, featuresOf(telling).blocks]));
  return (a, b) =>
    (blocks.get(a.id) ?? []).some((block) => (blocks.get(b.id) ?? []).includes(block)) &&
    Math.abs(daysBetween(localDate(a.day), localDate(b.day))) <= WINDOW
      ? compare(a.text, b.text)
      : 0;
};

const OPENINGS = ['您好，我要反映', '请问能不能管管', '举报', '市民来电称', '我家附近', '听孩子说', '据了解', ''];
const MATTERS = [
  '周末有学生在上数学课',
  '收费转到个人账户',
  '没有办学许可证',
  '老师在家里带学生补习',
  '托管中心晚上讲语文',
  '打广告说保证提分',
  '晚上九点半还不下课',
  '要求退还剩余课时费',
  '学校周六让全体学生到校上课',
  '消防通道堵着',
  '涨价太多',
  '组织孩子参加收费比赛',
  '网上直播讲英语',
  '注销了还在上课',
  '画室教数学',
];
const DETAILS = [
  '大概有十几个孩子',
  '每节课一百元',
  '已经半年了',
  '邻居都知道',
  '墙上没有任何牌子',
  '家长敢怒不敢言',
  '从后门进去',
  '一个月八百',
  '每天七点开始',
  '问了几次都没人管',
];
const ENDINGS = ['希望核实处理。', '请教育局查一查。', '谢谢！', '盼回复。', ''];

/** A city's reports of some years: 3,000 places, common words, days over two years. */
const background = (n: number): DuplicateReport[] => {
  const random = seededRandom('duplicates');
  const pick = (size: number): number => {
    const [a = 0, b = 0, c = 0] = random.bytes(3);
    return (a * 65_536 + b * 256 + c) % size;
  };
  const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  return Array.from({ length: n }, (_, i) => {
    const day = new Date(Date.UTC(2025, 0, 1 + pick(730))).toISOString().slice(0, 10);
    const where = pick(3000);
    const text = `${one(OPENINGS)}${one(MATTERS)}，${one(DETAILS)}，${one(MATTERS)}，${one(DETAILS)}，${pick(40)}号${pick(20)}楼。${one(ENDINGS)}`;
    return where % 3 === 0
      ? { id: `b${i}`, text, place: `示例${where}路${pick(60)}号`, day }
      : { id: `b${i}`, text, institutionId: `n${where}`, day };
  });
};

const percentile = (values: number[], p: number): number => {
  const sorted = values.sort((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0) * 1000) / 1000;
};

const atSize = (n: number) => {
  const reports = background(n + 500);
  const before = process.memoryUsage();
  const index = openDuplicateIndex();
  const started = performance.now();
  for (const report of reports.slice(0, n)) index.add(report);
  const addMs = (performance.now() - started) / n;
  const after = process.memoryUsage();
  const times = reports.slice(n).map((report) => {
    const at = performance.now();
    index.find(report);
    index.add(report);
    return performance.now() - at;
  });
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return {
    stored: n,
    addMs: Math.round(addMs * 1000) / 1000,
    findAndAddP50Ms: percentile(times, 0.5),
    findAndAddP95Ms: percentile(times, 0.95),
    findAndAddMaxMs: percentile(times, 1),
    memoryMB: Math.round(bytes / 1e6),
  };
};

/** Ours, with the tellings among `stored` other reports: their words are rare or common as in real life. */
const ours = (stored: number): Score => {
  const index = openDuplicateIndex();
  for (const report of [...background(stored), ...tellings]) index.add(report);
  const found = new Map(
    tellings.map((telling) => [telling.id, new Map(index.find(telling, 500).map(({ id, score }) => [id, score]))]),
  );
  return (a, b) => found.get(a.id)?.get(b.id) ?? 0;
};

export const runDuplicatesBench = () => {
  const row = (name: string, score: Score, threshold = bestThreshold(score)) => {
    const { f1, ...counts } = f1At(score, threshold, 1);
    return { engine: name, threshold, f1OnUntunedHalf: Math.round(f1 * 1000) / 1000, ...counts };
  };
  return {
    targets: [{ perReportAt100k: '≤ 1 ms', f1: 'above every peer' }],
    quality: [
      row('duplicates, alone', ours(0), DUPLICATE_SCORE),
      row('duplicates, among 20,000', ours(20_000), DUPLICATE_SCORE),
      row('plain Jaccard of pairs', inOneBlock(jaccard)),
      row('MinHash, 128', inOneBlock(minHashSimilarity)),
      row('simhash, 64 bits', inOneBlock(simHashSimilarity)),
    ],
    speed: [atSize(1_000), atSize(10_000), atSize(100_000)],
  };
};
