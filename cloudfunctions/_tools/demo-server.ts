// The whole product on the local cloud: seeds on first start, then serves functions, timers and the H5 build. With --watch
// (npm run dev) newly built functions answer the next call.
import { createWriteStream, watch } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { asEpochMs, dateOf, parseLocalDate } from '../../shared/kernel/time';
import { startGateway } from '../_local/gateway';
import { startLocalCloud } from '../_local/local-cloud';
import { COLLECTIONS } from '../collections';
import { DEMO_STUDENT_CODES, PEOPLE } from './demo/people';
import { type DemoCodes, openDemoCodes } from './demo-codes';
import { clearUnseeded, DEFAULT_DATA, DEMO_VARIABLES, ROOT, seededWith, seedThrough } from './demo-data';
import { writeDemoFiles } from './demo-files';

const DEFAULT_PORT = '8787';

const FUNCTIONS = path.join(ROOT, 'dist', 'functions');
/** A build writes many files: what follows within this time belongs to the same change. */
const SAME_CHANGE_MS = 200;

const onChange = (folder: string, told: () => void): void => {
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(told, SAME_CHANGE_MS);
  });
};

/** What functions print goes to a file; errors show here as well. */
const keepLines = (file: string) => {
  const log = createWriteStream(file, { flags: 'a' });
  return (functionName: string, line: string, isError: boolean): void => {
    log.write(`[${functionName}] ${line}\n`);
    if (isError) process.stderr.write(`[${functionName}] ${line}\n`);
  };
};

const stop = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

/** @throws Error naming the option that is not one */
const readOptions = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: DEFAULT_PORT },
      h5: { type: 'string', default: path.join(ROOT, 'dist', 'h5') },
      data: { type: 'string', default: DEFAULT_DATA },
      day: { type: 'string', default: dateOf(asEpochMs(Date.now())) },
      watch: { type: 'boolean', default: false },
    },
  }).values;

const main = async (): Promise<void> => {
  const options = readOptions();
  const day = parseLocalDate(options.day) ?? stop(`--day ${options.day} is not a date like 2026-11-23.`);
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`--port ${options.port} is not a port number.`);
  const h5Dir = path.resolve(options.h5);
  const dataDir = path.resolve(options.data);
  try {
    clearUnseeded(dataDir);
  } catch (error) {
    stop(`The data folder ${dataDir} cannot be used: ${String(error)}`);
  }
  await writeDemoFiles(h5Dir, day);
  if (seededWith(dataDir) === null) {
    // Before the timers run: what they do depends on the moment, and the city must be the same every time.
    const gateway = await startGateway({ dataDir, collections: COLLECTIONS });
    process.stdout.write('Seeding the demo city (Hanzhong) … ');
    console.log(`${((await seedThrough(gateway, day)) / 1000).toFixed(1)} s`);
    await gateway.close();
  }
  let codes: DemoCodes | undefined;
  const cloud = await startLocalCloud({
    dataDir,
    port,
    h5Dir,
    functionsDir: FUNCTIONS,
    collections: COLLECTIONS,
    cloudbaserc: path.join(ROOT, 'cloudbaserc.json'),
    variables: DEMO_VARIABLES,
    onAnswered: (answered) =>
      void codes?.lineAfter(answered).then((line) => {
        if (line !== null) console.log(`  ${line}`);
      }),
    handle: async (request, response, url) => (await codes?.handle(request, response, url)) === true,
    ...(options.watch ? {} : { onLine: keepLines(path.join(dataDir, 'functions.log')) }),
  });
  Object.assign(process.env, cloud.gateway.env, DEMO_VARIABLES);
  codes = openDemoCodes(Date.now);
  console.log(`\n  打开 ${cloud.origin} （在“我的 → 演示身份”里选择是谁）\n`);
  for (const { role, name, note } of Object.values(PEOPLE)) console.log(`    ${role}：${name} — ${note}`);
  for (const { name, selectionCode } of DEMO_STUDENT_CODES) console.log(`    学生：${name} — 选课码 ${selectionCode}`);
  console.log('\n  工作人员提交时要输入动态验证码；现在是下面这些，以后每次要用时会在这里再印一行：');
  for (const line of await codes.lines()) console.log(`    ${line}`);
  const seeded = seededWith(dataDir);
  console.log(`\n    举报人：${seeded?.receipt.about} — 回执 ${seeded?.receipt.receipt}`);
  console.log(
    `\n  数据在 ${dataDir}（演示日 ${seeded?.day}，运行记录在 functions.log；npm run reset 重新开始）。按 Ctrl-C 结束。`,
  );
  if (options.watch) onChange(FUNCTIONS, () => void cloud.runner.reload());
  const end = (): void => void cloud.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
};

main().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)));
