// "I noticed something": light signals of bound guardians, sealed until enough independent households meet at one place, telephone
// number or name; then one lead with no individual in it. A household counts once at a place, a new one not at once, and nobody
// can be followed from place to place. It decides when signals meet; it does not say that anything is wrong there.
import * as z from 'zod';
import { addDays, type LocalDate } from '../../kernel/time';
import { Sealed } from './report.schema';

/** What can be noticed: choices only, so that no words can name anybody. */
export const NOTICED = [
  'childrenGoingIn',
  'teachingHeard',
  'paidInAdvance',
  'touting',
  'teacherInvolved',
  'unsafe',
] as const;
export type Noticed = (typeof NOTICED)[number];
export const NOTICED_TIMES = ['weekdayEvening', 'weekend', 'holiday', 'schoolHours'] as const;

/** What a signal says; sealed until it meets others. */
export const SignalContent = z.strictObject({
  placeName: z.string(),
  address: z.string(),
  phone: z.string(),
  noticed: z.array(z.enum(NOTICED)),
  times: z.array(z.enum(NOTICED_TIMES)),
});
export type SignalContent = z.infer<typeof SignalContent>;

export const Signal = z.object({
  id: z.string(),
  revision: z.int(),
  districtCode: z.string(),
  communityCode: z.string().nullable(),
  day: z.string(),
  /** What it may meet others at, each with this household's pseudonym for that place alone. */
  keys: z.array(z.object({ key: z.string(), household: z.string() })),
  content: Sealed,
});
export type Signal = z.infer<typeof Signal>;

export const Lead = z.object({
  id: z.string(),
  revision: z.int(),
  districtCode: z.string(),
  communityCode: z.string().nullable(),
  openedOn: z.string(),
  /** The key at which they met. */
  key: z.string(),
  /** Where: from the signal that completed it. */
  content: Sealed,
  /** How many had met when it opened: the tenant's number, never more exact. */
  households: z.int(),
  /** All within two days: rather an action than an observation. */
  isBurst: z.boolean(),
  state: z.enum(['open', 'taken', 'dropped']),
});
export type Lead = z.infer<typeof Lead>;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]/gu, '');
const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

const MIN_ADDRESS = 5;
const MIN_NAME = 3;
const MIN_PHONE = 7;

/**
 * What a signal may meet others at: the address within its community, the telephone number, the name within its district. Short
 * ones say too little and are left out. Not secret by themselves: the caller hashes them under its key.
 */
export const meetingPoints = (
  signal: Pick<SignalContent, 'placeName' | 'address' | 'phone'>,
  where: { readonly districtCode: string; readonly communityCode: string | null },
): string[] => {
  const address = fold(signal.address);
  const name = fold(signal.placeName);
  const phone = digits(signal.phone);
  return [
    ...(address.length >= MIN_ADDRESS ? [`place|${where.communityCode ?? where.districtCode}|${address}`] : []),
    ...(phone.length >= MIN_PHONE ? [`phone|${phone}`] : []),
    ...(name.length >= MIN_NAME ? [`name|${where.districtCode}|${name}`] : []),
  ];
};

/** Days that a guardian has to be bound to a child before their signals count. @policy a crowd bound yesterday is no neighbourhood */
export const BOUND_DAYS = 14;
/** Signals of one household in a month. @policy enough for what a family sees, too little for a campaign */
export const SIGNALS_A_MONTH = 5;
/** Signals older than this meet nobody. */
export const SIGNAL_DAYS = 180;
const BURST_DAYS = 2;

/** True when the household has been known long enough on this day. */
export const isSettled = (boundOn: LocalDate, today: LocalDate): boolean => addDays(boundOn, BOUND_DAYS) <= today;

export interface Meeting {
  readonly households: number;
  readonly isBurst: boolean;
}

/**
 * Whether enough independent households meet at a key; null while they do not. One household counts once, however many signals
 * or people it has.
 * @param k the tenant's number, ≥ 2
 */
export const meet = (
  signals: readonly Pick<Signal, 'keys' | 'day'>[],
  key: string,
  k: number,
  today: LocalDate,
): Meeting | null => {
  const since = addDays(today, -SIGNAL_DAYS);
  const firstDays = new Map<string, string>();
  for (const { keys, day } of signals) {
    if (day < since) continue;
    for (const one of keys) {
      if (one.key !== key) continue;
      const known = firstDays.get(one.household);
      if (known === undefined || day < known) firstDays.set(one.household, day);
    }
  }
  if (firstDays.size < k) return null;
  const days = [...firstDays.values()].sort();
  const [first, last] = [days[0] as LocalDate, days.at(-1) as LocalDate];
  return { households: k, isBurst: addDays(first, BURST_DAYS) > last };
};

/** Households are the same when their guardians share a child: the least child's id stands for all of them. */
export const householdOf = (children: readonly { readonly id: string }[]): string | null =>
  children.map(({ id }) => id).sort()[0] ?? null;
