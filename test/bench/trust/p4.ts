// P4: logs hold no personal data. Every example and every cell runs while everything printed is read.
import { FEATURES } from '../../contract/endpoints';
import { CHILDREN, identityOf, PERSONS } from '../../contract/endpoints/cast';
import { cellsOf, faultsOfCell, faultsOfExamples, tablesOf } from '../../contract/endpoints/cells';
import { onEachFeature, openFeature } from './stages';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

/** What stands for a person in the worlds of the table: names, openids, codes, telephone numbers, words of a report. */
const CANARIES: readonly string[] = [
  ...PERSONS.flatMap((person) => [identityOf(person) ?? '', `示例·${person}`]),
  ...Object.values(CHILDREN).flatMap(({ id, code }) => [`示例·${id}`, code]),
  '0916-0000000',
  '示例·法人',
  '每到周末就有十几个孩子',
  '示例小区三楼',
];

/** A text as it could come out of a log: as it is, escaped, or encoded. */
const disguises = (text: string): string[] => [
  text,
  JSON.stringify(text).slice(1, -1),
  [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('hex'),
  encodeURIComponent(text),
];
const NEEDLES = CANARIES.filter((canary) => canary !== '').map((canary) => ({ canary, forms: disguises(canary) }));

/** Runs `work` and returns what it wrote to standard output and standard error. */
const printedBy = async (work: () => Promise<void>): Promise<string> => {
  const lines: string[] = [];
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = ((chunk: string | Uint8Array) => {
      lines.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    }) as typeof stream.write; // only the form that console uses
  }
  try {
    await work();
  } finally {
    for (const [i, stream] of streams.entries()) stream.write = originals[i] as typeof stream.write;
  }
  return lines.join('');
};

const canariesIn = (text: string): string[] =>
  NEEDLES.filter(({ forms }) => forms.some((form) => text.includes(form))).map(({ canary }) => canary);

export const p4: Trust = {
  id: 'P4',
  promise: 'logs hold no personal data',
  async run(size) {
    const results = await onEachFeature(async (open) => {
      const run = { ...open, world: open.stage.world };
      const printed = await printedBy(async () => {
        for (const [endpoint, table] of tablesOf(open.feature)) await faultsOfExamples(run, endpoint, table);
        for (const cell of cellsOf(open.feature).filter((one) => one.isAdmitted && size === 'full'))
          await faultsOfCell(run, cell);
      });
      const text = [printed, ...open.stage.world.logged].join('\n');
      return {
        lines: open.stage.world.logged.length,
        found: canariesIn(text).map((one) => `${open.feature.name}: ${one}`),
      };
    });
    const report = FEATURES.find(({ name }) => name === 'report');
    if (report === undefined) throw new Error('the control reports something');
    const open = await openFeature(report);
    const variants = await openVariants();
    const chatty = await variants.build([
      replacing(
        'cloudfunctions/_lib/serve.ts',
        'const parsed = parseEvent(event);',
        'console.log(event); const parsed = parseEvent(event);',
      ),
    ]);
    const world = open.stage.withFunctions(chatty.wire, chatty.openFunctions);
    const printed = await printedBy(async () => {
      for (const [endpoint, table] of tablesOf(report)) await faultsOfExamples({ ...open, world }, endpoint, table);
    });
    const caught = canariesIn(printed);
    await variants.close();
    await open.stage.close();
    const lines = results.reduce((sum, one) => sum + one.lines, 0);
    return {
      figures: [
        tally(
          `log lines of the whole table with one of ${NEEDLES.length} canaries in any form`,
          results.flatMap(({ found }) => found),
          lines,
        ),
      ],
      controls: [
        {
          what: 'console.log(event)',
          caught: caught.length > 0 ? `${caught.length} canaries, first ${caught[0]}` : null,
        },
      ],
    };
  },
};
