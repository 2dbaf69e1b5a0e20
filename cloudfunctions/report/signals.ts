// "I noticed something" behind its endpoint. Bound guardians only, under a pseudonym for each place: sealed, not anonymous.
import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import {
  householdOf,
  isSettled,
  meet,
  meetingPoints,
  SIGNALS_A_MONTH,
  SignalContent,
} from '../../shared/domain/report/signals';
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { addDays, asEpochMs, dateOf, monthOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import { childrenOfCaller } from '../child/public';
import { callerReader, officers } from './office';

type In<A extends keyof typeof reportContract> = z.output<(typeof reportContract)[A]['input']>;

const MAX_AT_ONE_PLACE = 1000;
/** A month's counts are looked at for two. */
const QUOTA_DAYS = 62;
const contentOf = (id: string): string => `signals/${id}/content`;

/** The caller's household, if it has been bound long enough. @throws AppError TOO_EARLY */
const settledHousehold = async (call: Call): Promise<string> => {
  const children = await childrenOfCaller(call);
  const caller = callerAccount(call).id;
  const today = dateOf(call.now);
  const settled = children.some(({ bonds }) =>
    bonds.some(({ accountId, since }) => accountId === caller && isSettled(dateOf(asEpochMs(since)), today)),
  );
  const household = householdOf(children);
  if (!settled || household === null) throw new AppError('TOO_EARLY');
  return household;
};

/** Takes one of the month's signals, under a name that ends with the month. @throws AppError LIMIT_EXCEEDED */
const takeFromQuota = async (call: Call, household: string): Promise<void> => {
  const id = toBase32(call.secrets.keyedHash('signal-quota', `${monthOf(call.now)}|${household}`))
    .slice(0, 26)
    .toLowerCase();
  const write = writeOf(call, 'signal.counted', { collection: 'signalQuotas', id }, {}, { isSecret: true });
  await call.store.insertMany('signalQuotas', [
    { id, document: { taken: 0, until: addDays(dateOf(call.now), QUOTA_DAYS) } },
  ]);
  const outcome = await call.store.changeIf(
    'signalQuotas',
    id,
    { taken: { lt: SIGNALS_A_MONTH } },
    { add: { taken: 1 } },
    write,
  );
  if (outcome === 'refused') throw new AppError('LIMIT_EXCEEDED', { max: SIGNALS_A_MONTH });
};

const openLead = async (
  call: Call,
  key: string,
  signal: { id: string; content: SignalContent } & Pick<In<'notice'>, 'districtCode' | 'communityCode'>,
): Promise<void> => {
  const { signalHouseholds } = await parametersOf(call.store);
  const today = dateOf(call.now);
  const signals = await call.store.find('signals', { 'keys.key': key }, { limit: MAX_AT_ONE_PLACE });
  const met = meet(signals, key, signalHouseholds, today);
  if (met === null) return;
  const id = `lead-${key.slice(0, 20)}`;
  if ((await call.store.get('leads', id)) !== null) return;
  const { districtCode, communityCode } = signal;
  const told = (await officers(call)).filter(({ grants }) =>
    grants.some(
      (grant) => grant.role === 'officer' && (grant.districtCode === districtCode || grant.districtCode === null),
    ),
  );
  const write = writeOf(
    call,
    'lead.opened',
    { collection: 'leads', id },
    { households: met.households },
    {
      isSecret: true,
      messages: told.map(({ id: to }) => ({ to, template: 'lead.opened', facts: {} })),
    },
  );
  await call.store
    .insert(
      'leads',
      id,
      {
        districtCode,
        communityCode,
        openedOn: today,
        key,
        // The place only: what each one noticed is counted when the lead is read.
        content: await call.sealing.seal('content', `leads/${id}/content`, signal.content),
        ...met,
        state: 'open',
      },
      write,
    )
    .catch((error: unknown) => {
      // Two completed it in the same moment: it is open, and that is all there is to it.
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    });
};

/** Keeps a signal. The guardian is not told whether others noticed the same. */
export const noticeSomething = async (call: Call, input: In<'notice'>) => {
  const household = await settledHousehold(call);
  const { districtCode, communityCode, ...content } = input;
  if (communityCode !== null && !communityCode.startsWith(districtCode)) {
    throw new AppError('INVALID_INPUT', { issues: [{ path: 'communityCode', code: 'district' }] });
  }
  const points = meetingPoints(content, input);
  if (points.length === 0) throw new AppError('INVALID_INPUT', { issues: [{ path: 'address', code: 'tooShort' }] });
  await takeFromQuota(call, household);
  const id = newId(call);
  const hash = (purpose: string, text: string): string =>
    toBase32(call.secrets.keyedHash(purpose, text)).slice(0, 32).toLowerCase();
  const keys = points.map((point) => {
    const key = hash('signal-place', point);
    // A pseudonym for this place alone: the same household has another at the next one.
    return { key, household: hash('signal-household', `${key}|${household}`) };
  });
  const reply = { isKept: true as const };
  await call.store.insert(
    'signals',
    id,
    {
      districtCode,
      communityCode,
      day: dateOf(call.now),
      keys,
      content: await call.sealing.seal('content', contentOf(id), content),
    },
    writeOf(call, 'signal.kept', { collection: 'signals', id }, {}, { reply, isSecret: true }),
  );
  for (const { key } of keys) await openLead(call, key, { id, content, districtCode, communityCode });
  return reply;
};

/** Leads of the officer's districts: a place, what several noticed, and no individual. */
export const leadDesk = async (call: Call) => {
  const reader = await callerReader(call);
  const { signalHouseholds } = await parametersOf(call.store);
  const all = await call.store.find('leads', {}, { limit: 200, sort: ['-openedOn'] });
  const mine = all.filter(({ districtCode }) =>
    reader.grants.some(
      (grant) => grant.role === 'officer' && (grant.districtCode === null || grant.districtCode === districtCode),
    ),
  );
  const shown = await Promise.all(
    mine.map(async (lead) => {
      const opened = await call.sealing.open('content', `leads/${lead.id}/content`, lead.content);
      const place = opened.ok ? SignalContent.parse(opened.value) : null;
      const signals = await call.store.find('signals', { 'keys.key': lead.key }, { limit: MAX_AT_ONE_PLACE });
      const contents = await Promise.all(
        signals.map(async (one) => {
          const content = await call.sealing.open('content', contentOf(one.id), one.content);
          return { one, content: content.ok ? SignalContent.parse(content.value) : null };
        }),
      );
      const said = <K extends 'noticed' | 'times'>(field: K) => {
        const by = new Map<SignalContent[K][number], Set<string>>();
        for (const { one, content } of contents) {
          const household = one.keys.find(({ key }) => key === lead.key)?.household ?? '';
          for (const what of content?.[field] ?? []) by.set(what, (by.get(what) ?? new Set()).add(household));
        }
        // What fewer noticed could point at one of them.
        return [...by].filter(([, who]) => who.size >= Math.min(2, signalHouseholds)).map(([what]) => what);
      };
      return {
        ...lead,
        placeName: place?.placeName ?? null,
        address: place?.address ?? null,
        noticed: said('noticed'),
        times: said('times'),
      };
    }),
  );
  return { leads: shown };
};

/** An officer takes a lead up (by a report of their own or a look) or drops it. */
export const settleLead = async (call: Call, { leadId, as }: In<'settleLead'>) => {
  const lead = await call.store.open('leads', leadId, call.request);
  const reader = await callerReader(call);
  const isTheirs = reader.grants.some(
    (grant) => grant.role === 'officer' && (grant.districtCode === null || grant.districtCode === lead.districtCode),
  );
  if (!isTheirs) throw new AppError('NOT_FOUND');
  if (lead.state !== 'open') throw new AppError('WRONG_STATE', { state: lead.state });
  const reply = { state: as };
  await call.store.change(
    'leads',
    lead,
    { set: reply },
    writeOf(call, 'lead.settled', { collection: 'leads', id: leadId }, reply, { reply }),
  );
  return reply;
};
