// `npm run replay -- FILE`: recomputes a draw from the file that its families can download. Exit 0 when everything is as told,
// 1 when something is not, 2 when the file cannot be read.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { REPLAY_CHECKS, type ReplayCheck, ReplayFile, replayDraw } from '../../shared/domain/club/replay';

const MEANS: Record<ReplayCheck, string> = {
  commitment: 'the secret is the one committed to before the round opened',
  seed: 'it was drawn with that secret and the public number',
  hash: 'wishes, clubs and rules are those whose hash was published',
  outcome: 'every child gets the same clubs',
};
const SHOWN = 20;

const unreadable = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};

const read = (path: string | undefined): ReplayFile => {
  if (path === undefined) return unreadable('usage: npm run replay -- FILE (the file that 下载验算文件 saves)');
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return unreadable(`${path} cannot be read as JSON.`);
  }
  const parsed = ReplayFile.safeParse(document);
  return parsed.success ? parsed.data : unreadable(`${path} is not a replay file:\n${z.prettifyError(parsed.error)}`);
};

const file = read(process.argv[2]);
const started = performance.now();
const { checks, different } = replayDraw(file);
const ms = performance.now() - started;
console.log(
  `${file.input.students.length} children, ${file.input.clubs.length} clubs, drawn again in ${ms.toFixed(0)} ms`,
);
for (const check of REPLAY_CHECKS) console.log(`${checks[check] ? 'ok    ' : 'WRONG '} ${MEANS[check]}`);
for (const student of different.slice(0, SHOWN)) console.log(`       differs: ${student}`);
if (different.length > SHOWN) console.log(`       and ${different.length - SHOWN} more`);
console.log(
  `commitment ${file.commitment}\ninput hash ${file.inputHash}\n(compare both with what the round's page showed)`,
);
process.exitCode = REPLAY_CHECKS.every((check) => checks[check]) ? 0 : 1;
