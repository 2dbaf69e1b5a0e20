// P1: an anonymous report carries nothing of its reporter.
import { differences } from '../../support/two-worlds';
import { type Trust, tally } from './trust';
import { openVariants, replacing } from './variant';

const PRINCIPAL = 'cloudfunctions/_lib/principal.ts';
const SERVE = 'cloudfunctions/_lib/serve.ts';

/** The caller is looked at although the endpoint does not want to know: what every leak begins with. */
const LOOKED_AT = replacing(
  PRINCIPAL,
  "if (endpoint.callers === 'unidentified') return { kind: 'unidentified' };",
  "if (endpoint.callers === 'unidentified') return { kind: 'visitor', openid: identity.openid ?? '' };",
);

const LEAKS = [
  {
    what: 'the plain openid in the audit trail',
    edits: [
      LOOKED_AT,
      replacing(
        PRINCIPAL,
        "    default:\n      return { kind: 'unidentified' };",
        "    case 'visitor':\n      return { kind: 'account', accountId: principal.openid };\n    default:\n      return { kind: 'unidentified' };",
      ),
    ],
  },
  {
    what: 'the SHA-256 of the openid as the request’s key',
    edits: [
      LOOKED_AT,
      replacing(
        SERVE,
        "const caller = principal.kind === 'account' ? principal.account.id : '';",
        "const caller = principal.kind === 'account' ? principal.account.id : principal.kind === 'visitor' ? require('node:crypto').createHash('sha256').update(principal.openid).digest('hex') : '';",
      ),
    ],
  },
  {
    what: 'an id in order of time',
    edits: [
      replacing(
        'cloudfunctions/_lib/call.ts',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of our source, not a template
        "export const newId = (call: Pick<Call, 'request'>, part = ''): string => `${call.request.key.slice(0, 26)}${part}`;",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of our source, not a template
        "export const newId = (call: Pick<Call, 'request'>, part = ''): string => `${((call as unknown as { now: number }).now ?? 0).toString(36)}${call.request.key.slice(0, 18)}${part}`;",
      ),
    ],
  },
  {
    what: 'the openid in a storage path',
    edits: [
      replacing(
        SERVE,
        'const identity = ports.identify(context);',
        "const identity = ports.identify(context);\n  (globalThis as unknown as Record<string, unknown>)['seen'] = identity.openid;",
      ),
      replacing(
        'cloudfunctions/_lib/cloudbase/files.ts',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of our source, not a template
        'cloudPath: `${folder}/${randomId(random)}.${extension}`',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of our source, not a template
        "cloudPath: `${folder}/${(globalThis as unknown as Record<string, unknown>)['seen']}-${randomId(random)}.${extension}`",
      ),
    ],
  },
] as const;

export const p1: Trust = {
  id: 'P1',
  promise:
    'an anonymous report carries nothing of its reporter: sent by A and by B at other minutes of the same days, every persisted byte and every log line is the same',
  async run(size) {
    const count = size === 'full' ? 200 : 20;
    const { lines, different } = await differences(count);
    const variants = await openVariants();
    const controls = [];
    for (const { what, edits } of LEAKS) {
      const leaking = await variants.build([...edits]);
      const found = await differences(4, leaking);
      controls.push({ what, caught: found.different[0] === undefined ? null : found.different[0].slice(0, 90) });
    }
    await variants.close();
    return {
      figures: [
        tally(
          `lines (documents, index entries, files, logs) of ${count} reports that tell A from B`,
          different,
          lines,
          true,
        ),
      ],
      controls,
    };
  },
};
