// I2: no operator injection.
import { FEATURES } from '../../contract/endpoints';
import { tablesOf } from '../../contract/endpoints/cells';
import { injectInto } from '../../contract/endpoints/fuzz';
import { behind, onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

export const i2: Trust = {
  id: 'I2',
  promise: 'no operator gets from an input into the database',
  async run(size) {
    const reports = (
      await onEachFeature(async (open) => {
        const done = [];
        for (const [endpoint] of tablesOf(open.feature)) {
          done.push(await injectInto({ ...open, world: open.stage.world }, endpoint, size === 'full'));
        }
        return done;
      })
    ).flat();
    const inputs = reports.reduce((sum, one) => sum + one.inputs, 0);
    const account = FEATURES.find(({ name }) => name === 'account');
    if (account === undefined) throw new Error('the control injects into the messages');
    const open = await openFeature(account);
    const variants = await openVariants();
    // The classic hole: what comes in goes into the query as it came.
    const variant = await variants.build([
      replacing(
        'cloudfunctions/_lib/serve.ts',
        'endpoint.input.safeParse(event.input)',
        '{ success: true as const, data: event.input as never }',
      ),
      replacing(
        'cloudfunctions/_lib/cloudbase/store.ts',
        '.where({ _id: id }).limit(1).get()',
        '.where({ _id: id as never }).limit(1).get()',
      ),
      replacing('cloudfunctions/account/inbox.ts', 'message.to !== callerAccount(call).id', 'false'),
    ]);
    const { faults } = await injectInto({ ...open, world: behind(open, variant) }, 'account.readMessage', true);
    await open.stage.close();
    await variants.close();
    return {
      figures: [
        tally(
          'operators in texts of good inputs that were let through',
          reports.flatMap((one) => one.faults),
          inputs,
          true,
        ),
      ],
      controls: [{ what: 'the input goes into the query as it came', caught: faults[0]?.slice(0, 160) ?? null }],
    };
  },
};
