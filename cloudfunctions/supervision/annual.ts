// The annual round: opened by the city, reported by institutions with an invitation, graded by officers, published by the city.
import type * as z from 'zod';
import type { supervisionContract } from '../../shared/contracts/supervision';
import { coversDistrict, isCityOfficer } from '../../shared/domain/account/roles';
import { checkGrade, hintsIn, isOverdue, stateOf } from '../../shared/domain/institution/annual/annual';
import type { AnnualReturn } from '../../shared/domain/institution/annual/annual.schema';
import { statusOn } from '../../shared/domain/institution/institution.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { normalizeBase32, toBase32 } from '../../shared/kernel/random';
import { dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { recordAnnualResult } from '../institution/public';

type Input<A extends keyof typeof supervisionContract> = z.output<(typeof supervisionContract)[A]['input']>;
type Loaded = Stored<Omit<AnnualReturn, 'id' | 'revision'>>;

const roundId = (year: number): string => `annual-${year}`;
const returnId = (year: number, institutionId: string): string => `${year}-${institutionId}`;

const requireCity = (call: Call): void => {
  if (!isCityOfficer(callerAccount(call).grants)) throw new AppError('FORBIDDEN');
};

/** The code is worked out, not stored: 60 bits that only the functions can make. */
const codeOf = ({ secrets }: Call, id: string, serial: number): string =>
  toBase32(secrets.keyedHash('annual-invitation', `${id}|${serial}`)).slice(0, 12);

const hashOfCode = ({ secrets }: Call, typed: string): string =>
  toBase32(secrets.keyedHash('annual-invitation-hash', normalizeBase32(typed)));

const mine = (call: Call, one: Loaded | null): Loaded => {
  const found = orNotFound(one);
  return orNotFound(coversDistrict(callerAccount(call).grants, found.districtCode) ? found : null);
};

export const readAnnual = async (call: Call, input: Input<'annual'>) => {
  const { grants } = callerAccount(call);
  const rounds = (await call.store.findAll('annualRounds', {})).sort((a, b) => b.year - a.year);
  const round = rounds.find(({ year }) => year === (input.year ?? rounds[0]?.year));
  if (round === undefined) return { rounds, year: null, dueOn: null, returns: [] };
  const today = dateOf(call.now);
  const returns = (await call.store.findAll('annualReturns', { year: round.year })).filter(({ districtCode }) =>
    coversDistrict(grants, districtCode),
  );
  return {
    rounds,
    year: round.year,
    dueOn: round.dueOn,
    returns: returns.map((one) => ({
      ...one,
      state: stateOf(one),
      isOverdue: isOverdue(one, round.dueOn, today),
      hints: one.self === null ? [] : hintsIn(one.self, today).map((hint) => ({ ...hint, facts: { ...hint.facts } })),
    })),
  };
};

export const openAnnual = async (call: Call, { year, dueOn, document }: Input<'openAnnual'>) => {
  requireCity(call);
  const today = dateOf(call.now);
  if (dueOn < today) throw new AppError('TOO_LATE');
  const licensed = (await call.store.findAll('institutions', {})).filter((one) => {
    const status = statusOn(one, today);
    return status === 'licensed' || status === 'suspended';
  });
  const id = roundId(year);
  const reply = { year, invited: licensed.length };
  const round = { year, dueOn, document, openedBy: callerAccount(call).id, openedAt: call.now };
  const subject = { collection: 'annualRounds', id };
  const stored = await call.store.insert(
    'annualRounds',
    id,
    round,
    writeOf(call, 'annual.opened', subject, reply, { reply }),
  );
  // Killed before this, a repeat of the request completes it: returns that are there stay.
  await call.store.insertMany(
    'annualReturns',
    licensed.map(({ id: institutionId, name, districtCode }) => {
      const of = returnId(year, institutionId);
      const audit = writeOf(call, 'annual.invited', { collection: 'annualReturns', id: of }, { year }).audit;
      const nothing = { self: null, selfAt: null, form: null, grade: null, gradedBy: null, gradedAt: null };
      const code = { codeHash: hashOfCode(call, codeOf(call, of, 1)), codeSerial: 1 };
      return {
        id: of,
        document: { year, institutionId, name, districtCode, ...code, ...nothing, publishedOn: null },
        audit,
      };
    }),
  );
  return stored === 'repeated' ? ((await call.store.replyOf('annualRounds', id, call.request)) as typeof reply) : reply;
};

export const annualCodes = async (call: Call, { year }: Input<'annualCodes'>) => {
  const { grants } = callerAccount(call);
  const returns = await call.store.findAll('annualReturns', { year });
  return {
    codes: returns
      .filter((one) => coversDistrict(grants, one.districtCode) && stateOf(one) === 'invited')
      .map(({ id, name, codeSerial }) => ({ id, name, code: codeOf(call, id, codeSerial) })),
  };
};

const change = async (
  call: Call,
  before: Loaded,
  set: Partial<Loaded>,
  action: AuditAction,
  facts: Readonly<Record<string, unknown>>,
  reply: object,
): Promise<void> => {
  const subject = { collection: 'annualReturns', id: before.id };
  await call.store.change('annualReturns', before, { set }, writeOf(call, action, subject, facts, { reply }));
};

const openAt = async (call: Call, { id, revision }: { id: string; revision: number }): Promise<Loaded> => {
  const one = mine(call, await call.store.open('annualReturns', id, call.request));
  if (one.revision !== revision) throw new AppError('CONFLICT');
  return one;
};

export const reissueCode = async (call: Call, input: Input<'reissueCode'>) => {
  const one = await openAt(call, input);
  if (one.grade !== null) throw new AppError('WRONG_STATE', { state: stateOf(one) });
  const codeSerial = one.codeSerial + 1;
  const codeHash = hashOfCode(call, codeOf(call, one.id, codeSerial));
  const reply = { id: one.id };
  await change(
    call,
    one,
    { codeHash, codeSerial, self: null, selfAt: null },
    'annual.codeReissued',
    { codeSerial },
    reply,
  );
  return reply;
};

const findByCode = async (call: Call, typed: string): Promise<Loaded> => {
  const found = await call.throttle.guess('invitation', async () => {
    const [one] = await call.store.find('annualReturns', { codeHash: hashOfCode(call, typed) }, { limit: 1 });
    return one ?? null;
  });
  return orNotFound(found);
};

export const readInvitation = async (call: Call, { code }: Input<'invitation'>) => {
  const { name, year, self } = await findByCode(call, code);
  const { dueOn } = orNotFound(await call.store.get('annualRounds', roundId(year)));
  return { name, year, dueOn, isReported: self !== null };
};

export const selfReport = async (call: Call, { code, report }: Input<'selfReport'>) => {
  const found = await findByCode(call, code);
  const one = await call.store.open('annualReturns', found.id, call.request);
  if (one.self !== null || one.grade !== null) throw new AppError('WRONG_STATE', { state: stateOf(one) });
  const reply = { year: one.year };
  await change(call, one, { self: report, selfAt: call.now }, 'annual.selfReported', reply, reply);
  return reply;
};

export const gradeReturn = async (call: Call, { grade, form, ...at }: Input<'grade'>) => {
  const one = await openAt(call, at);
  const { dueOn } = orNotFound(await call.store.get('annualRounds', roundId(one.year)));
  orThrow(checkGrade(one, { grade, form }, dueOn, dateOf(call.now)));
  const reply = { id: one.id };
  const by = { gradedBy: callerAccount(call).id, gradedAt: call.now };
  await change(call, one, { grade, form, ...by }, 'annual.graded', { grade }, reply);
  return reply;
};

export const publishAnnual = async (call: Call, { year, document }: Input<'publishAnnual'>) => {
  requireCity(call);
  orNotFound(await call.store.get('annualRounds', roundId(year)));
  const today = dateOf(call.now);
  const waiting = (await call.store.findAll('annualReturns', { year })).filter((one) => stateOf(one) === 'graded');
  for (const one of waiting) {
    const result = { year, grade: one.grade ?? 'absent', publishedOn: today, document, note: one.form?.note ?? '' };
    // The registry first: a run killed in between finds the return still waiting, and the registry already right.
    await recordAnnualResult(call, one.institutionId, result);
    const write = writeOf(call, 'annual.published', { collection: 'annualReturns', id: one.id }, { grade: one.grade });
    await call.store.changeIf(
      'annualReturns',
      one.id,
      { revision: one.revision },
      { set: { publishedOn: today } },
      write,
    );
  }
  const published = (await call.store.findAll('annualReturns', { year })).filter((one) => one.publishedOn !== null);
  return { published: published.length };
};
