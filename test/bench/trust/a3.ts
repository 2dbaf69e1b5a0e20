// A3: what is not yours answers exactly like what is not there.

import { FEATURES } from '../../contract/endpoints';
import { cellsOf, faultsOfCell } from '../../contract/endpoints/cells';
import { behind, firstRed, onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

export const a3: Trust = {
  id: 'A3',
  promise: 'what is not yours answers byte for byte like what does not exist',
  async run() {
    const results = await onEachFeature(async (open) => {
      const cells = cellsOf(open.feature).filter(
        ({ expected, caseName }) => expected === 'NOT_FOUND' && caseName !== 'absent',
      );
      const faults: string[] = [];
      for (const cell of cells) {
        const found = await faultsOfCell({ ...open, world: open.stage.world }, cell);
        faults.push(...found.map((fault) => `${cell.endpoint}, ${cell.caseName}, as ${cell.who}: ${fault}`));
      }
      return { pairs: cells.length, faults };
    });
    const inspection = FEATURES.find(({ name }) => name === 'inspection');
    if (inspection === undefined) throw new Error('the control looks at visits');
    const open = await openFeature(inspection);
    const variants = await openVariants();
    const variant = await variants.build([
      replacing(
        'cloudfunctions/inspection/file-checklist.ts',
        "if (!coversDistrict(grants, visit.districtCode)) throw new AppError('NOT_FOUND');",
        "if (!coversDistrict(grants, visit.districtCode)) throw new AppError('NOT_FOUND', { district: visit.districtCode });",
      ),
    ]);
    const caught = await firstRed(open, behind(open, variant), ({ endpoint }) => endpoint === 'inspection.file');
    await variants.close();
    await open.stage.close();
    const pairs = results.reduce((sum, one) => sum + one.pairs, 0);
    return {
      figures: [
        tally(
          'pairs of answers that differ',
          results.flatMap(({ faults }) => faults),
          pairs,
          true,
        ),
      ],
      controls: [{ what: 'a refusal that says which district it was', caught }],
    };
  },
};
