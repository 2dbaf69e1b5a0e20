// P2: a named reporter's identity is opened by two people only, neither of whom is close to the reported side. Every set of one or
// two rights, every closeness, every state of a request: held against an oracle written in other words.
import { ROLES, type RoleGrant } from '../../../shared/domain/account/roles';
import { isConflicted, type Reader } from '../../../shared/domain/report/access';
import { mayAskUnsealing, mayDecideUnsealing, mayOpenIdentity } from '../../../shared/domain/report/unsealing';
import { localDate } from '../../../shared/kernel/time';
import { type Trust, tally } from './trust';

const X = 'school-x';
const REPORT = { subject: { institutionId: null, schoolId: X } };
const TODAY = localDate('2026-11-23');

const right = (role: (typeof ROLES)[number]): RoleGrant => {
  switch (role) {
    case 'teacher':
    case 'schoolAdmin':
      return { role, schoolId: X };
    case 'officer':
      return { role, districtCode: '610702' };
    case 'gridWorker':
      return { role, communityCodes: ['610702001001'] };
    default:
      return { role };
  }
};
const PAIRS = [[], ...ROLES.map((one) => [one]), ...ROLES.flatMap((a, i) => ROLES.slice(i + 1).map((b) => [a, b]))];
const CLOSENESS = ['none', 'declared', 'child'] as const;
const STATES = ['asked', 'approved', 'refused', 'opened'] as const;
const DECIDED = [null, '2026-11-23', '2026-11-16', '2026-11-15'] as const;

type Rules = {
  readonly ask: typeof mayAskUnsealing;
  readonly decide: typeof mayDecideUnsealing;
  readonly open: typeof mayOpenIdentity;
};

/** Cells where the rules say otherwise than the oracle. */
const faultsOf = (rules: Rules): { faults: string[]; cells: number } => {
  const faults: string[] = [];
  let cells = 0;
  for (const roles of PAIRS) {
    for (const closeness of CLOSENESS) {
      const reader: Reader = {
        id: 'me',
        grants: roles.map(right),
        conflicts: closeness === 'declared' ? [{ subject: 'school', id: X }] : [],
        childSchoolIds: closeness === 'child' ? [X] : [],
      };
      const close = closeness !== 'none' || roles.some((role) => role === 'teacher' || role === 'schoolAdmin');
      const handles = roles.some((role) => role === 'officer' || role === 'gridWorker');
      const keeps = roles.some((role) => role === 'custodian') && !handles && !close;
      const watches = roles.some((role) => role === 'custodian' || role === 'auditor') && !handles && !close;
      const check = (what: string, got: boolean, wanted: boolean): void => {
        cells++;
        if (got !== wanted) faults.push(`${roles.join('+') || 'no right'}, close: ${closeness}, ${what}: ${got}`);
      };
      check('asks', rules.ask(reader, REPORT).ok, keeps);
      for (const askedBy of ['me', 'somebody else']) {
        for (const state of STATES) {
          const wanted = watches && askedBy !== 'me' && state === 'asked';
          check(`decides ${askedBy}'s, ${state}`, rules.decide(reader, { askedBy, state }, REPORT).ok, wanted);
          for (const decidedOn of DECIDED) {
            const isInTime = decidedOn === '2026-11-23' || decidedOn === '2026-11-16';
            check(
              `opens ${askedBy}'s, ${state}, decided ${decidedOn}`,
              rules.open(reader, { askedBy, state, decidedOn }, REPORT, TODAY).ok,
              keeps && askedBy === 'me' && state === 'approved' && isInTime,
            );
          }
        }
      }
    }
  }
  return { faults, cells };
};

const SOUND: Rules = { ask: mayAskUnsealing, decide: mayDecideUnsealing, open: mayOpenIdentity };

/** Rules that were meant well. */
const BROKEN: readonly { readonly what: string; readonly rules: Rules }[] = [
  {
    what: 'who asks may also agree',
    rules: { ...SOUND, decide: (reader, one, report) => mayDecideUnsealing({ ...reader, id: 'another' }, one, report) },
  },
  {
    what: 'interests are not looked at',
    rules: {
      ...SOUND,
      ask: (reader, report) => mayAskUnsealing({ ...reader, conflicts: [], childSchoolIds: [] }, report),
    },
  },
  {
    what: 'an approval lasts for ever',
    rules: {
      ...SOUND,
      open: (reader, one, report) =>
        mayOpenIdentity(reader, one, report, one.decidedOn === null ? TODAY : localDate(one.decidedOn)),
    },
  },
];

export const p2: Trust = {
  id: 'P2',
  promise:
    'a reporter’s identity is opened by a custodian with a second person, by nobody close to the reported side, by nobody who works on reports',
  async run() {
    const { faults, cells } = faultsOf(SOUND);
    if (!isConflicted({ id: 'me', grants: [right('teacher')], conflicts: [] }, REPORT))
      faults.push('a teacher is no stranger');
    return {
      figures: [tally('cells of who × closeness × state that differ from the oracle', faults, cells, true)],
      controls: BROKEN.map(({ what, rules }) => ({ what, caught: faultsOf(rules).faults[0] ?? null })),
    };
  },
};
