// What supervision writes into the registry: annual results, blacklist entries and their end. Each is safe to repeat.

import {
  type AnnualResult,
  type InstitutionCategory,
  type InstitutionStatus,
  statusOn,
} from '../../shared/domain/institution/institution.schema';
import {
  changedAtDesk,
  type Entering,
  type InstitutionBody,
  withStatus,
} from '../../shared/domain/institution/registry/enter';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, writeOf } from '../_lib/call';
import { actorOf } from '../_lib/principal';

/** Somebody may edit the institution at the same moment: then we look again, so often at the most. */
const MAX_TRIES = 3;

/** @policy the desk shows a year of who opened a former institution's people; the audit trail keeps all */
const OPENINGS_KEPT_MS = 365 * 86_400_000;

const enteringAs = (call: Call, document: string): Entering => {
  const actor = actorOf(call.principal);
  return { by: actor.kind === 'account' ? actor.accountId : actor.kind, at: call.now, document };
};

/** Changes an institution as it is now; `decide` gives null when there is nothing (any more) to change. */
const changeNow = async (
  call: Call,
  id: string,
  action: AuditAction,
  decide: (now: InstitutionBody & { id: string; revision: number }) => Partial<InstitutionBody> | null,
): Promise<void> => {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const now = orNotFound(await call.store.get('institutions', id));
    const set = decide(now);
    if (set === null) return;
    const write = writeOf(call, action, { collection: 'institutions', id }, { fields: Object.keys(set).sort() });
    const outcome = await call.store.changeIf('institutions', id, { revision: now.revision }, { set }, write);
    if (outcome !== 'refused') return;
  }
  throw new AppError('CONFLICT');
};

export const recordAnnualResult = (call: Call, id: string, result: AnnualResult): Promise<void> =>
  changeNow(call, id, 'institution.annualResult', ({ annualInspections, changes }) => {
    const known = annualInspections.find(({ year }) => year === result.year);
    if (known?.grade === result.grade && known.document === result.document) return null;
    const others = annualInspections.filter(({ year }) => year !== result.year);
    const all = [...others, result].sort((a, b) => a.year - b.year).slice(-30);
    return changedAtDesk({ changes }, { annualInspections: all }, enteringAs(call, result.document));
  });

/** Publishes an entry. @returns the status before, which holds again afterwards */
export const setBlacklisted = async (
  call: Call,
  id: string,
  entry: { readonly until: InstitutionBody['statusUntil']; readonly reason: string; readonly document: string },
): Promise<InstitutionStatus> => {
  const today = dateOf(call.now);
  let before: InstitutionStatus = 'licensed';
  await changeNow(call, id, 'institution.blacklisted', (now) => {
    if (now.status === 'blacklisted') {
      before = now.statusAfter ?? before;
      return null;
    }
    const current = statusOn(now, today);
    // An expired licence is a licensed status past its day: it stays expired by itself.
    before = current === 'expired' ? now.status : current;
    const status = {
      status: 'blacklisted' as const,
      since: today,
      until: entry.until,
      after: before,
      reason: entry.reason,
    };
    return withStatus(now, status, enteringAs(call, entry.document));
  });
  return before;
};

/** The status from before holds again; nothing happens to an institution that is not blacklisted any more. */
export const endBlacklisting = (
  call: Call,
  id: string,
  end: {
    readonly since: NonNullable<InstitutionBody['statusSince']>;
    readonly reason: string;
    readonly document: string;
  },
): Promise<void> =>
  changeNow(call, id, 'institution.blacklistEnded', (now) => {
    if (now.status !== 'blacklisted') return null;
    const status = { status: now.statusAfter ?? 'deregistered', since: end.since, reason: end.reason } as const;
    return withStatus(now, status, enteringAs(call, end.document));
  });

/**
 * Wipes people and telephones of former institutions whose time of being watched is over, and yesterday's question counts.
 * @returns how many institutions were wiped
 */
export const sweepRegistry = async (call: Call): Promise<number> => {
  const today = dateOf(call.now);
  const over = await call.store.findAll('institutions', { watchUntil: { gt: '', lt: today } });
  for (const one of over) {
    const set = { phones: [], legalPerson: '', watchUntil: null };
    const write = writeOf(call, 'institution.watchEnded', { collection: 'institutions', id: one.id }, {});
    await call.store.changeIf('institutions', one.id, { revision: one.revision }, { set }, write);
  }
  const openings = await call.store.findAll('watchOpenings', { at: { lt: call.now - OPENINGS_KEPT_MS } });
  await call.store.remove(
    'watchOpenings',
    openings.slice(0, 1000).map(({ id }) => id),
  );
  const counts = await call.store.findAll('rosterQuestions', { day: { lt: today } });
  await call.store.remove(
    'rosterQuestions',
    counts.slice(0, 1000).map(({ id }) => id),
  );
  return over.length;
};

/**
 * Writes the panel's verdict into a course. A non-academic course keeps the kind it was filed under; without one it is `other`.
 * A course that is filed no longer stays away.
 */
export const recordClassification = (
  call: Call,
  id: string,
  courseId: string,
  verdict: 'academic' | 'nonAcademic',
  caseId: string,
  document: string,
): Promise<void> =>
  changeNow(call, id, 'institution.courseClassified', ({ courses, changes }) => {
    const course = courses.find((one) => one.id === courseId);
    if (course === undefined) return null;
    const filed = course.category === null || course.category === 'academic' ? 'other' : course.category;
    const category: InstitutionCategory = verdict === 'academic' ? 'academic' : filed;
    if (course.category === category && course.caseId === caseId) return null;
    const after = courses.map((one) => (one.id === courseId ? { ...one, category, caseId } : one));
    return changedAtDesk({ changes }, { courses: after }, enteringAs(call, document));
  });
