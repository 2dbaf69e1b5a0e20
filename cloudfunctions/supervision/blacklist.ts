// Blacklist entries. The registry is written before the case: a call killed in between is repeated and finds it done.
import type * as z from 'zod';
import type { supervisionContract } from '../../shared/contracts/supervision';
import { coversDistrict, isCityOfficer } from '../../shared/domain/account/roles';
import {
  type BlacklistCase,
  checkDecision,
  checkFiling,
  checkProposal,
  hasEnded,
  openRequest,
} from '../../shared/domain/institution/blacklist/blacklist';
import { statusOn } from '../../shared/domain/institution/institution.schema';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { namesOf } from '../account/public';
import { endBlacklisting, setBlacklisted } from '../institution/public';

type Input<A extends keyof typeof supervisionContract> = z.output<(typeof supervisionContract)[A]['input']>;
type Loaded = Stored<Omit<BlacklistCase, 'id' | 'revision'>>;

const MAX_REQUESTS = 20;

export const readBlacklist = async (call: Call) => {
  const { grants } = callerAccount(call);
  const cases = (await call.store.findAll('blacklistCases', {}))
    .filter(({ districtCode }) => coversDistrict(grants, districtCode))
    .sort((a, b) => b.proposedAt - a.proposedAt || (a.id < b.id ? -1 : 1));
  const names = await namesOf(
    call.store,
    cases.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  return { cases, names: Object.fromEntries(names) };
};

export const proposeBlacklist = async (call: Call, { institutionId, ...facts }: Input<'proposeBlacklist'>) => {
  const institution = orNotFound(await call.store.get('institutions', institutionId));
  orNotFound(coversDistrict(callerAccount(call).grants, institution.districtCode) ? institution : null);
  const today = dateOf(call.now);
  orThrow(checkProposal(statusOn(institution, today), facts, today));
  const id = newId(call);
  const { name, districtCode } = institution;
  const proposed = { proposedBy: callerAccount(call).id, proposedAt: call.now };
  const undecided = { decidedBy: null, decidedAt: null, before: null, petitions: [] };
  await call.store.insert(
    'blacklistCases',
    id,
    { institutionId, name, districtCode, ...facts, state: 'proposed', ...proposed, ...undecided },
    writeOf(call, 'blacklist.proposed', { collection: 'blacklistCases', id }, { institutionId }, { reply: { id } }),
  );
  return { id };
};

const openAt = async (call: Call, { id, revision }: { id: string; revision: number }): Promise<Loaded> => {
  const one = await call.store.open('blacklistCases', id, call.request);
  orNotFound(coversDistrict(callerAccount(call).grants, one.districtCode) ? one : null);
  if (one.revision !== revision) throw new AppError('CONFLICT');
  return one;
};

const change = async (call: Call, before: Loaded, set: Partial<Loaded>, action: AuditAction, facts = {}) => {
  const reply = { id: before.id };
  const write = writeOf(call, action, { collection: 'blacklistCases', id: before.id }, facts, { reply });
  await call.store.change('blacklistCases', before, { set }, write);
  return reply;
};

export const decideBlacklist = async (call: Call, { approve, ...at }: Input<'decideBlacklist'>) => {
  const one = await openAt(call, at);
  const by = callerAccount(call).id;
  orThrow(checkDecision(one, by));
  const decided = { decidedBy: by, decidedAt: call.now };
  if (!approve) return change(call, one, { state: 'rejected', ...decided }, 'blacklist.rejected');
  const before = await setBlacklisted(call, one.institutionId, one);
  return change(call, one, { state: 'published', before, ...decided }, 'blacklist.published', { until: one.until });
};

export const fileRequest = async (call: Call, { kind, text, ...at }: Input<'fileRequest'>) => {
  const one = await openAt(call, at);
  orThrow(checkFiling(one, kind));
  if (one.petitions.length >= MAX_REQUESTS) throw new AppError('LIMIT_EXCEEDED', { most: MAX_REQUESTS });
  const filed = { kind, text, filedAt: call.now, filedBy: callerAccount(call).id };
  const undecided = { granted: null, decidedBy: null, decidedAt: null, answer: '' };
  return change(call, one, { petitions: [...one.petitions, { ...filed, ...undecided }] }, 'blacklist.requestFiled', {
    kind,
  });
};

export const decideRequest = async (call: Call, input: Input<'decideRequest'>) => {
  const { kind, grant, answer, document, ...at } = input;
  const one = await openAt(call, at);
  const { id: by, grants } = callerAccount(call);
  if (kind === 'appeal' && !isCityOfficer(grants)) throw new AppError('FORBIDDEN');
  const index = orThrow(openRequest(one, kind, by));
  const petitions = one.petitions.map((request, i) =>
    i === index ? { ...request, granted: grant, decidedBy: by, decidedAt: call.now, answer } : request,
  );
  if (!grant) return change(call, one, { petitions }, 'blacklist.requestRefused', { kind });
  await endBlacklisting(call, one.institutionId, { since: dateOf(call.now), reason: answer.slice(0, 200), document });
  return change(call, one, { petitions, state: 'lifted' }, 'blacklist.lifted', { kind });
};

/** Ends entries whose last day is over. The timer's; safe to run twice. @returns how many ended */
export const endBlacklistEntries = async (call: Call): Promise<number> => {
  const today = dateOf(call.now);
  const over = (await call.store.findAll('blacklistCases', { state: 'published' })).filter((one) =>
    hasEnded(one, today),
  );
  for (const one of over) {
    await endBlacklisting(call, one.institutionId, { since: today, reason: '', document: one.document });
    const write = writeOf(call, 'blacklist.ended', { collection: 'blacklistCases', id: one.id }, { until: one.until });
    await call.store.changeIf('blacklistCases', one.id, { revision: one.revision }, { set: { state: 'ended' } }, write);
  }
  return over.length;
};
