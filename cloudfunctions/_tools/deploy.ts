// `npm run deploy`: builds everything, checks it against what the CloudBase CLI accepts, says exactly what goes up, and
// with credentials uploads it. `-- --dry-run` stops before the upload. Not run against a real environment yet.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { invitationCode, showInvitationCode } from '../../shared/domain/staff/invitation';
import { foundingHash } from '../_lib/founding-hash';
import { openSecrets } from '../_lib/secrets';
import { COLLECTIONS } from '../collections';
import { databaseRules, STORAGE_RULE } from '../security-rules';

const ROOT = path.resolve(__dirname, '..', '..');
const OUT = path.join(ROOT, 'dist', 'deploy');
/** What the CLI needs; the version whose options were read. */
const CLI = '@cloudbase/cli@2.12.10';

/** The platform's limits (platform.md §1), and the keys the CLI reads from cloudbaserc.json. */
const Trigger = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/),
  type: z.literal('timer'),
  config: z.string().refine((cron) => cron.split(' ').length === 7, 'a timer has 7 fields'),
});
const FunctionConfig = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/),
  handler: z.literal('index.main'),
  runtime: z.enum(['Nodejs16.13', 'Nodejs18.15', 'Nodejs20.19']),
  memorySize: z.int().min(64).max(3072),
  timeout: z.int().min(1).max(60),
  installDependency: z.boolean(),
  envVariables: z.record(z.string(), z.string()).optional(),
  triggers: z.array(Trigger).max(10).optional(),
});
const CloudBaseConfig = z.strictObject({
  version: z.literal('2.0'),
  envId: z.string().min(1),
  functionRoot: z.literal('./dist/functions'),
  functions: z.array(FunctionConfig).min(1).max(50),
});

/** 80 bits. */
const FOUNDING_BYTES = 10;
const MAX_FUNCTION_BYTES = 50 * 1024 * 1024;

const stop = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`;

const folderBytes = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);

/** Reads and checks cloudbaserc.json against the built functions. */
const readConfig = () => {
  const parsed = CloudBaseConfig.safeParse(JSON.parse(readFileSync(path.join(ROOT, 'cloudbaserc.json'), 'utf8')));
  if (!parsed.success) {
    return stop(`cloudbaserc.json is not what the CLI accepts: ${z.prettifyError(parsed.error)}`);
  }
  const built = readdirSync(path.join(ROOT, 'dist', 'functions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const configured = parsed.data.functions.map(({ name }) => name);
  for (const name of built) if (!configured.includes(name)) stop(`cloudbaserc.json says nothing about ${name}.`);
  for (const name of configured) if (!built.includes(name)) stop(`cloudbaserc.json names ${name}, which is not built.`);
  return parsed.data;
};

/** Variables that functions are given from this shell and that it does not have. */
const missingVariables = (config: z.infer<typeof CloudBaseConfig>): readonly string[] => {
  const named = config.functions.flatMap(({ envVariables = {} }) =>
    Object.values(envVariables).flatMap((value) =>
      [...value.matchAll(/\{\{env\.(\w+)\}\}/g)].map(([, name = '']) => name),
    ),
  );
  return [...new Set(named)].filter((name) => !process.env[name]).sort();
};

const describe = (config: z.infer<typeof CloudBaseConfig>): void => {
  console.log('\nFunctions');
  for (const { name, memorySize, timeout, triggers = [] } of config.functions) {
    const bytes = folderBytes(path.join(ROOT, 'dist', 'functions', name));
    if (bytes > MAX_FUNCTION_BYTES) stop(`${name} is ${kilobytes(bytes)}: more than the platform takes.`);
    const timers = triggers.map((trigger) => `${trigger.name} "${trigger.config}"`).join(', ');
    console.log(`  ${name.padEnd(14)} ${kilobytes(bytes).padStart(8)}  ${memorySize} MB  ${timeout} s  ${timers}`);
  }
  console.log('\nCollections (clients: no access)');
  for (const { name, indexes } of COLLECTIONS) {
    const told = indexes.map((index) => {
      const fields = index.fields.map(({ field, direction }) => (direction === 1 ? field : `-${field}`)).join('+');
      return index.unique ? `${fields} unique` : fields;
    });
    console.log(`  ${name.padEnd(20)} ${told.join(', ')}`);
  }
  console.log(`\nStorage rule          read ${STORAGE_RULE.read}, write ${STORAGE_RULE.write}`);
  console.log('\nEnvironment variables (values are taken from this shell)');
  for (const { name, envVariables = {} } of config.functions) {
    console.log(`  ${name.padEnd(14)} ${Object.keys(envVariables).join(', ') || 'none'}`);
  }
  console.log(
    `Mini-program          dist/weapp, ${kilobytes(folderBytes(path.join(ROOT, 'dist', 'weapp')))}: upload it from WeChat's developer tools`,
  );
};

/**
 * Makes the code with which the first system administrator comes in. Its hash goes up as a variable of the functions; the code
 * is printed once and kept nowhere. Without `--found` no code has the hash that goes up, so an older one ends with this deploy.
 */
const makeFoundingCode = (isWanted: boolean): string | null => {
  process.env['FOUNDING_CODE_HASH'] = 'none';
  if (!isWanted) return null;
  const code = invitationCode(randomBytes(FOUNDING_BYTES));
  process.env['FOUNDING_CODE_HASH'] = foundingHash(openSecrets(process.env['APP_SECRET']), code);
  return showInvitationCode(code);
};

const main = async (): Promise<void> => {
  const { values: options } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false }, found: { type: 'boolean', default: false } },
  });
  const { buildFunctions, ensureClientBuilt, run } = await import('./prepare.mjs');
  await buildFunctions();
  await ensureClientBuilt('weapp');
  const config = readConfig();
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path.join(OUT, 'collections.json'), JSON.stringify(COLLECTIONS, null, 2));
  writeFileSync(path.join(OUT, 'database-rules.json'), JSON.stringify(databaseRules(), null, 2));
  writeFileSync(path.join(OUT, 'storage-rule.json'), JSON.stringify(STORAGE_RULE, null, 2));
  describe(config);
  if (options['dry-run']) {
    console.log('\nDry run: nothing was uploaded.');
    return;
  }
  const founding = makeFoundingCode(options.found);
  const missing = missingVariables(config);
  if (missing.length > 0) {
    stop(
      `Set ${missing.join(', ')} to deploy: sealing keys come from cloudfunctions/_tools/seal-keys.ts (see SEALING.md).`,
    );
  }
  const { CLOUDBASE_ENV_ID: envId, TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key } = process.env;
  if (!envId || !id || !key) {
    return stop(
      'Set CLOUDBASE_ENV_ID, TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY to deploy (or use -- --dry-run).',
    );
  }
  await run('npx', ['--yes', CLI, 'login', '--apiKeyId', id, '--apiKey', key]);
  await run('npx', ['--yes', CLI, 'fn', 'deploy', '--all', '--force', '--envId', envId]);
  console.log(
    '\nFunctions are up. Create collections, indexes and rules from dist/deploy in the console; see the README.',
  );
  if (founding !== null) {
    console.log(
      `\nFounding code, shown this once: ${founding}\nThe first system administrator enters it in the mini-program under 我的 → 我有邀请码 → 首次部署. It works once.`,
    );
  }
};

main().catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)));
