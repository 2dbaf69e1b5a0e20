// A gateway in a process of its own, to be killed. Prints its environment as one line of JSON when it is ready.
import type { CommitQueue, Work } from '../../../cloudfunctions/_local/commit-queue';
import { startGateway } from '../../../cloudfunctions/_local/gateway';
import type { Tables } from '../../../cloudfunctions/_local/tables';

/** The negative control: acknowledges at once and stores 50 ms later, as a write-behind cache would. */
const acknowledgeBeforeWrite = ({ db }: Tables): CommitQueue => {
  let isOpen = false;
  const begin = (): void => {
    isOpen = true;
    db.exec('BEGIN IMMEDIATE');
    setTimeout(() => {
      db.exec('COMMIT');
      isOpen = false;
    }, 50);
  };
  return {
    commits: () => 0,
    count: () => undefined,
    async run<T>(work: Work<T>): Promise<T> {
      if (!isOpen) begin();
      return work(() => undefined);
    },
  };
};

const [dataDir = '', variant] = process.argv.slice(2);
startGateway({
  dataDir,
  collections: [
    { name: 'written', indexes: [{ name: 'byWriter', fields: [{ field: 'writer', direction: 1 }] }] },
    { name: 'counters', indexes: [] },
  ],
  ...(variant === 'broken' ? { openQueue: acknowledgeBeforeWrite } : {}),
}).then(
  (gateway) => console.log(JSON.stringify(gateway.env)),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
