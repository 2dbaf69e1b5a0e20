// R4: the local backend loses no acknowledged write.
import { killWhileWriting } from '../../contract/local-cloud/kill9';
import { type Trust, tally } from './trust';

export const r4: Trust = {
  id: 'R4',
  promise: 'the local backend loses no acknowledged write, whenever it is killed',
  async run(size) {
    const report = await killWhileWriting({ kills: size === 'full' ? 200 : 5 });
    const control = await killWhileWriting({ kills: size === 'full' ? 10 : 3, isBroken: true });
    return {
      figures: [
        tally(`acknowledged writes that were gone after ${report.kills} SIGKILLs`, report.lost, report.acknowledged),
        { what: 'restart after a kill, the slowest', value: report.slowestRestartMs, unit: 'ms', limit: 2_000 },
      ],
      controls: [
        {
          what: 'acknowledge before writing',
          caught: control.lost.length > 0 ? `${control.lost.length} of ${control.acknowledged} lost` : null,
        },
      ],
    };
  },
};
