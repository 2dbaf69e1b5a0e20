// A6: the writes of those who decide need a fresh second factor, as the tenant switches it, and rights change at once. Held
// against a table of role × factor × switch, and against builds that remember rights, keep factors for ever or take a code twice.
import { openCloudBase } from '../../../cloudfunctions/_lib/cloudbase/sdk';
import { totpFor } from '../../../cloudfunctions/_lib/totp';
import { demoSeedOf } from '../../../cloudfunctions/_tools/in-process';
import type { Role } from '../../../shared/domain/account/roles';
import { rolesWithSecondFactor, type SecondFactorMode } from '../../../shared/domain/account/second-factor';
import { PARAMETERS } from '../../../shared/tenant/parameters';
import { accountOf, NEAR, type Person } from '../../contract/endpoints/cast';
import { openStage, type Stage, type World } from '../../contract/endpoints/world';
import { type Trust, tally } from './trust';
import { openVariants, replacing, type Variant } from './variant';

const FRESH_MS = PARAMETERS.secondFactorMinutes.initial * 60_000;
const MODES: readonly SecondFactorMode[] = ['off', 'bureau', 'bureauAndSchools'];
const PEOPLE: readonly (readonly [Person, Role])[] = [
  ['cityOfficer', 'officer'],
  ['districtOfficer', 'officer'],
  ['custodian', 'custodian'],
  ['sysadmin', 'sysadmin'],
  ['schoolAdmin', 'schoolAdmin'],
  ['teacher', 'teacher'],
  ['guardian', 'guardian'],
  ['auditor', 'auditor'],
];

/** Every state of somebody's factor, and whether it is fresh. `at` is when it was shown, before now. */
const FACTORS = [
  { what: 'none', factor: null, isFresh: false },
  { what: 'begun', factor: { enrolledAt: null, shownMsAgo: null }, isFresh: false },
  { what: 'begun anew, a moment left from before', factor: { enrolledAt: null, shownMsAgo: 0 }, isFresh: false },
  { what: 'enrolled, reset since', factor: { enrolledAt: 1, shownMsAgo: null }, isFresh: false },
  { what: 'shown just now', factor: { enrolledAt: 1, shownMsAgo: 0 }, isFresh: true },
  { what: 'fresh for one more millisecond', factor: { enrolledAt: 1, shownMsAgo: FRESH_MS - 1 }, isFresh: true },
  { what: 'stale this very moment', factor: { enrolledAt: 1, shownMsAgo: FRESH_MS }, isFresh: false },
  { what: 'shown in the future', factor: { enrolledAt: 1, shownMsAgo: -1 }, isFresh: false },
] as const;

const codeOf = async (reply: ReturnType<World['envelope']>): Promise<string> => {
  const answer = await reply;
  return answer.ok ? 'ok' : answer.error.code;
};

/** A write that every role may call and that finds nothing to do: past the factor it answers NOT_FOUND. */
const write = (world: World, who: Person): Promise<string> =>
  codeOf(world.envelope(who, 'account.withdrawConflict', { subject: 'school', id: NEAR.school }));

/** Puts a document in place whether or not there is one: a world is made, not lived. */
const lay = async (stage: Stage, mode: SecondFactorMode, who: Person, state: (typeof FACTORS)[number]) => {
  const { world } = stage;
  const id = accountOf(who);
  // The cast comes with fresh factors: every cell lays its own.
  const { command } = openCloudBase().database();
  await openCloudBase()
    .database()
    .collection('secondFactors')
    .where({ _id: command.neq('') })
    .remove();
  await world.put('parameters', 'secondFactor', { value: mode, proposal: null, history: [] });
  if (state.factor === null) return;
  const { enrolledAt, shownMsAgo } = state.factor;
  const verifiedAt = shownMsAgo === null ? null : world.ports.clock() - shownMsAgo;
  await world.put('secondFactors', id, {
    seed: demoSeedOf(id),
    enrolledAt,
    lastStep: 0,
    verifiedAt,
    recoveryHashes: [],
  });
};

const faultsOfTable = async (stage: Stage, world: World, isStopped: (faults: string[]) => boolean) => {
  const faults: string[] = [];
  let cells = 0;
  for (const mode of MODES) {
    for (const [who, role] of PEOPLE) {
      for (const state of FACTORS) {
        stage.restore();
        await lay(stage, mode, who, state);
        const expected =
          rolesWithSecondFactor(mode).includes(role) && !state.isFresh ? 'SECOND_FACTOR_NEEDED' : 'NOT_FOUND';
        const got = await write(world, who);
        cells++;
        if (got !== expected) faults.push(`${mode}, ${who}, ${state.what}: ${got} instead of ${expected}`);
        if (isStopped(faults)) return { faults, cells };
      }
    }
  }
  return { faults, cells };
};

const TEACHER = { accountId: accountOf('teacher'), grantId: `teacher:${NEAR.school}` };

/** Every way in which a right goes, and what its holder gets on the very next call. */
const CHANGES: readonly (readonly [string, (world: World) => Promise<unknown>, string])[] = [
  ['nothing happened', async () => undefined, 'ok'],
  [
    'put on hold',
    ({ call }) => call('schoolAdmin', 'staff.moveRight', { ...TEACHER, move: 'suspend', reason: 'leave' }),
    'FORBIDDEN',
  ],
  [
    'put on hold and taken off it',
    async ({ call }) => {
      await call('schoolAdmin', 'staff.moveRight', { ...TEACHER, move: 'suspend', reason: 'leave' });
      await call('approver', 'staff.moveRight', { ...TEACHER, move: 'resume', reason: 'back' });
    },
    'ok',
  ],
  [
    'ended',
    ({ call }) => call('schoolAdmin', 'staff.moveRight', { ...TEACHER, move: 'end', reason: 'moved' }),
    'FORBIDDEN',
  ],
  [
    'its last day has passed',
    async ({ call, clock }) => {
      await call('schoolAdmin', 'staff.setLastDay', { ...TEACHER, lastDay: '2026-11-23' });
      clock.set('2026-11-24', 0);
    },
    'FORBIDDEN',
  ],
];

const faultsOfChanges = async (stage: Stage, world: World): Promise<string[]> => {
  const faults: string[] = [];
  for (const [what, change, expected] of CHANGES) {
    stage.restore();
    const ask = () => codeOf(world.envelope('teacher', 'term.teacherClubs', {}));
    if ((await ask()) !== 'ok') faults.push(`${what}: refused before anything happened`);
    await change(stage.world);
    const got = await ask();
    if (got !== expected) faults.push(`${what}: ${got} instead of ${expected}`);
  }
  return faults;
};

/** A code of the authenticator opens once. */
const faultsOfCodes = async (stage: Stage, world: World): Promise<string[]> => {
  stage.restore();
  const id = accountOf('cityOfficer');
  const code = totpFor(world.ports.secrets, id, demoSeedOf(id)).generate({ timestamp: world.ports.clock() });
  const show = () => codeOf(world.envelope('cityOfficer', 'account.showSecondFactor', { code }));
  const [first, second] = [await show(), await show()];
  return [
    ...(first === 'ok' ? [] : [`a right code: ${first}`]),
    ...(second === 'NOT_FOUND' ? [] : [`the same code again: ${second}`]),
  ];
};

const BROKEN = [
  [
    'who somebody is, remembered for a minute',
    replacing(
      'cloudfunctions/_lib/principal.ts',
      "const [account] = await store.find('accounts', { openid: identity.openid }, { limit: 1 });",
      `const kept: any = ((globalThis as any).keptAccounts ??= new Map());
       const known = kept.get(identity.openid);
       const [account] = known !== undefined && Math.abs(now - known.at) < 60_000
         ? known.found
         : await store.find('accounts', { openid: identity.openid }, { limit: 1 });
       if (known === undefined) kept.set(identity.openid, { at: now, found: [account] });`,
    ),
  ],
  [
    'a factor that never grows stale',
    replacing('shared/domain/account/second-factor.ts', 'now < factor.verifiedAt + freshMinutes * 60_000', 'true'),
  ],
  [
    'a factor that was begun counts',
    replacing(
      'shared/domain/account/second-factor.ts',
      'factor !== null &&\n  factor.enrolledAt !== null &&',
      'factor !== null &&',
    ),
  ],
  [
    'the switch is not looked at',
    replacing(
      'cloudfunctions/_lib/second-factor.ts',
      'if (!asksSecondFactor(secondFactor, callers, grants)) return;',
      ';',
    ),
  ],
  [
    'a code works twice',
    replacing('cloudfunctions/account/second-factor.ts', 'step === null || step <= factor.lastStep', 'step === null'),
  ],
] as const;

export const a6: Trust = {
  id: 'A6',
  promise: 'writes of those who decide need a fresh second factor, and rights change on the next call',
  async run() {
    const stage = await openStage('trust a6');
    stage.remember();
    const variants = await openVariants();
    try {
      const { faults, cells } = await faultsOfTable(stage, stage.world, () => false);
      const changes = await faultsOfChanges(stage, stage.world);
      const codes = await faultsOfCodes(stage, stage.world);
      const controls = [];
      for (const [what, edit] of BROKEN) {
        const variant: Variant = await variants.build([edit]);
        const world = stage.withFunctions(variant.wire, variant.openFunctions);
        const seen = [
          ...(await faultsOfChanges(stage, world)),
          ...(await faultsOfCodes(stage, world)),
          ...(await faultsOfTable(stage, world, (found) => found.length > 0)).faults,
        ];
        controls.push({ what, caught: seen[0] ?? null });
      }
      return {
        figures: [
          tally('cells of role × factor × switch that answer otherwise than tabled', faults, cells, true),
          tally('changes of a right that do not count on the next call', changes, CHANGES.length, true),
          tally('codes taken twice, or a right one refused', codes, 2, true),
        ],
        controls,
      };
    } finally {
      await variants.close();
      await stage.close();
    }
  },
};
