// `npm start`: from a fresh clone to the whole product in the browser. `-- --port P`, `-- --data DIR`, `-- --day 2026-11-23`.
import { bin, buildFunctions, ensureClientBuilt, ensureInstalled, ROOT, requireNode, run } from './prepare.mjs';

requireNode();
await ensureInstalled();
await buildFunctions();
await ensureClientBuilt('h5');

// Ctrl-C reaches the server too; it ends itself cleanly and we end with it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
await run(bin('tsx'), ['cloudfunctions/_tools/demo-server.ts', ...process.argv.slice(2)], { cwd: ROOT }).catch(() => {
  process.exitCode = 1;
});
