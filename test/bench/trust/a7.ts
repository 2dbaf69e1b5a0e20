// A7: a child is bound only by a school's single-use code or its confirmation, an existing guardian is told and can object, and no
// endpoint finds a child by its name. The state table is held against the rules, and against rules broken on purpose.
import * as z from 'zod';
import { contracts } from '../../../shared/contracts';
import type { Endpoint } from '../../../shared/contracts/endpoint';
import * as rules from '../../../shared/domain/child/binding';
import { ok } from '../../../shared/kernel/result';
import { textFieldsOf } from '../../contract/endpoints/shape';
import { type BindingRules, faultsOfBinding } from '../../unit/domain/child/binding-lives';
import { type Trust, tally } from './trust';

/** What each broken variant forgets. */
const BROKEN: readonly (readonly [string, BindingRules])[] = [
  [
    'a second guardian is bound at once',
    {
      ...rules,
      claim: (child, who, now, days) => {
        const done = rules.claim(child, who, now, days);
        if (!done.ok) return done;
        const bonds = done.value.bonds.map((bond) =>
          bond.accountId === who.accountId && bond.state === 'announced' ? { ...bond, state: 'bound' as const } : bond,
        );
        return ok({ ...done.value, bonds, state: 'bound' as const });
      },
    },
  ],
  [
    'the time to object never ends, or has ended at once',
    { ...rules, isGuardianAt: (child, id) => child.bonds.some(({ accountId }) => accountId === id) },
  ],
  [
    'anybody may answer for a guardian',
    {
      ...rules,
      decideClaim: (child, claimant, by, answer, reason, now) =>
        rules.decideClaim(
          child,
          claimant,
          by.kind === 'school' ? by : { kind: 'guardian', accountId: rules.guardiansAt(child, now)[0] ?? '' },
          answer,
          reason,
          now,
        ),
    },
  ],
  [
    'a guardian’s no is forgotten when the claimant asks again',
    {
      ...rules,
      claim: (child, who, now, days) =>
        rules.claim({ ...child, bonds: child.bonds.filter(({ state }) => state !== 'objected') }, who, now, days),
    },
  ],
  [
    'anybody may end a bond',
    {
      ...rules,
      unbind: (child, id, by, reason, now) =>
        rules.unbind(child, id, by.kind === 'school' ? by : { kind: 'guardian', accountId: id }, reason, now),
    },
  ],
];

/** Text fields of an endpoint that could hold a child's name or words to search by. */
const SEARCHING = /(^|\.)(q|query|search|keyword|words|name|childName|fullName)$/i;
/** Fields of such a name that find no child, each with what they are. */
const NOT_A_SEARCH: Readonly<Record<string, string>> = {
  'child.openRecord words': 'why the record of a child that is named by its id is opened',
};

/** Endpoints of the functions that hold children's data, with text by which a child could be looked up. */
const searchingFields = (more: Readonly<Record<string, Endpoint>> = {}): { faults: string[]; fields: number } => {
  const faults: string[] = [];
  let fields = 0;
  const holders = {
    child: { ...contracts.child, ...more },
    account: contracts.account,
    satisfaction: contracts.satisfaction,
  };
  for (const [name, contract] of Object.entries(holders)) {
    for (const [action, { input }] of Object.entries(contract as Readonly<Record<string, Endpoint>>)) {
      for (const field of textFieldsOf(input)) {
        fields++;
        const known = `${name}.${action} ${field}`;
        if (SEARCHING.test(field) && NOT_A_SEARCH[known] === undefined) faults.push(known);
      }
    }
  }
  return { faults, fields };
};

export const a7: Trust = {
  id: 'A7',
  promise:
    'a child is bound only by a single-use code or the school; a guardian is told and can object; nobody finds a child by name',
  async run() {
    const sound = faultsOfBinding(rules);
    const search = searchingFields();
    const finder = { ...contracts.child.schools, input: z.strictObject({ childName: z.string() }) };
    const named = searchingFields({ find: finder });
    return {
      figures: [
        tally('states × people × moves of a bond that end otherwise than tabled', sound.faults, sound.cells, true),
        tally('text fields by which a child could be looked up by its name', search.faults, search.fields, true),
      ],
      controls: [
        ...BROKEN.map(([what, broken]) => ({ what, caught: faultsOfBinding(broken).faults[0] ?? null })),
        { what: 'an endpoint that takes a name', caught: named.faults[0] ?? null },
      ],
    };
  },
};
