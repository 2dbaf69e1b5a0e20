// `npm run cloud -- --port P --data DIR`: the gateway alone. Any number of function processes may use it.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { COLLECTIONS } from '../collections';
import { startGateway } from './gateway';

const portOf = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`--port ${text} is not a port number: give one from 0 (any) to 65535.`);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '8788' }, data: { type: 'string', default: '.data/cloud' } },
  });
  const gateway = await startGateway({
    port: portOf(values.port),
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
