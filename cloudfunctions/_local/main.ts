// `npm run cloud -- --port P --data DIR`: the gateway alone. Any number of function processes may use it.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { COLLECTIONS } from '../collections';
import { startGateway } from './gateway';

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8788' }, data: { type: 'string', default: '.data/cloud' } },
  });
  const gateway = await startGateway({
    port: Number(values.port),
    dataDir: path.resolve(values.data),
    collections: COLLECTIONS,
  });
  console.log(`# The local cloud's gateway is at ${gateway.url}; a function process needs these variables:`);
  for (const [name, value] of Object.entries(gateway.env)) console.log(`export ${name}='${value}'`);
  const end = (): void => void gateway.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
