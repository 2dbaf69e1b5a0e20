// A5: timers answer the timer only, and clients reach neither database nor storage.
import { databaseRules, STORAGE_RULE } from '../../../cloudfunctions/security-rules';
import { collectionsInCode, faultsOfRules } from '../../contract/deploy/security-rules';
import { cellsOf, contractOf, faultsOfCell } from '../../contract/endpoints/cells';
import { onEachFeature } from './stages';
import { type Trust, tally } from './trust';

export const a5: Trust = {
  id: 'A5',
  promise: 'timers answer the timer only; database and storage deny all clients, except reading public/',
  async run() {
    const results = await onEachFeature(async (open) => {
      const cells = cellsOf(open.feature).filter(({ endpoint }) => contractOf(endpoint).callers === 'timer');
      const faults: string[] = [];
      for (const cell of cells) {
        const found = await faultsOfCell({ ...open, world: open.stage.world }, cell);
        faults.push(...found.map((fault) => `${cell.endpoint}, as ${cell.who}: ${fault}`));
      }
      return { cells: cells.length, faults };
    });
    const collections = collectionsInCode();
    const { accounts: _forgotten, ...forgetful } = databaseRules();
    const [forgotten] = faultsOfRules(forgetful, STORAGE_RULE, collections);
    const [open] = faultsOfRules(
      { ...databaseRules(), reports: { read: 'auth != null', write: false } },
      STORAGE_RULE,
      [],
    );
    const [readable] = faultsOfRules(databaseRules(), { read: true, write: false }, []);
    return {
      figures: [
        tally(
          'people for whom a timer’s endpoint is not as tabled',
          results.flatMap(({ faults }) => faults),
          results.reduce((sum, { cells }) => sum + cells, 0),
          true,
        ),
        tally(
          'collections and kinds of files that a client can touch',
          faultsOfRules(databaseRules(), STORAGE_RULE, collections),
          collections.length + 2,
          true,
        ),
      ],
      controls: [
        { what: 'a collection without a rule', caught: forgotten ?? null },
        { what: 'a collection that anybody signed in may read', caught: open ?? null },
        { what: 'storage that anybody may read', caught: readable ?? null },
      ],
    };
  },
};
