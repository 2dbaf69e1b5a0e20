// A4: every reply is cut to what its contract names.
import { FEATURES } from '../../contract/endpoints';
import { cellsOf, faultsOfCell, faultsOfExamples, tablesOf } from '../../contract/endpoints/cells';
import { behind, firstRed, onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

export const a4: Trust = {
  id: 'A4',
  promise: 'every reply is projected: it holds nothing that its contract does not name',
  async run() {
    const results = await onEachFeature(async (open) => {
      const run = { ...open, world: open.stage.world };
      const faults: string[] = [];
      let replies = 0;
      for (const [endpoint, table] of tablesOf(open.feature)) {
        replies += table.examples.length;
        faults.push(...(await faultsOfExamples(run, endpoint, table)));
      }
      for (const cell of cellsOf(open.feature).filter(({ expected }) => expected === 'ok')) {
        replies++;
        const found = await faultsOfCell(run, cell);
        faults.push(...found.map((fault) => `${cell.endpoint}, ${cell.caseName}, as ${cell.who}: ${fault}`));
      }
      return { replies, faults };
    });
    const institution = FEATURES.find(({ name }) => name === 'institution');
    if (institution === undefined) throw new Error('the control reads the public list');
    const open = await openFeature(institution);
    const variants = await openVariants();
    const variant = await variants.build([
      replacing('cloudfunctions/_lib/serve.ts', 'return endpoint.output.parse(reply);', 'return reply;'),
    ]);
    const caught = await firstRed(open, behind(open, variant), ({ endpoint }) => endpoint === 'institution.get');
    await variants.close();
    await open.stage.close();
    const replies = results.reduce((sum, one) => sum + one.replies, 0);
    return {
      figures: [
        tally(
          'replies with a member too many',
          results.flatMap(({ faults }) => faults),
          replies,
          true,
        ),
      ],
      controls: [{ what: 'replies are not cut', caught }],
    };
  },
};
