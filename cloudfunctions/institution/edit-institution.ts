// What officers change at the desk. Everything carries the revision it was read with: a stale one is CONFLICT, and the desk
// then shows what the other person changed.
import type * as z from 'zod';
import type { institutionContract } from '../../shared/contracts/institution';
import { coursesAtDesk, premisesAtDesk } from '../../shared/domain/institution/registry/at-desk';
import { changedAtDesk, type InstitutionBody, withStatus } from '../../shared/domain/institution/registry/enter';
import { checkStatusMove } from '../../shared/domain/institution/registry/status-moves';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, newId, writeOf } from '../_lib/call';
import { entering, openMine } from './officer-scope';
import { readingsOf } from './readings';

type Input<A extends keyof typeof institutionContract> = z.output<(typeof institutionContract)[A]['input']>;

const openAt = async (call: Call, id: string, revision: number) => {
  const institution = await openMine(call, id);
  if (institution.revision !== revision) throw new AppError('CONFLICT');
  return institution;
};

const save = async (
  call: Call,
  before: Awaited<ReturnType<typeof openAt>>,
  set: Partial<InstitutionBody>,
  action: AuditAction,
  facts: Readonly<Record<string, unknown>>,
) => {
  const reply = { id: before.id };
  const subject = { collection: 'institutions', id: before.id };
  await call.store.change('institutions', before, { set }, writeOf(call, action, subject, facts, { reply }));
  return reply;
};

export const editInstitution = async (call: Call, { id, revision, document, facts }: Input<'edit'>) => {
  const before = await openAt(call, id, revision);
  const { premises, courses, name, ...rest } = facts;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const isRenamed = name !== undefined && name !== before.name;
  const former = facts.formerNames ?? before.formerNames;
  const set: Partial<InstitutionBody> = {
    ...given,
    ...(premises === undefined ? {} : { premises: orThrow(premisesAtDesk(before, premises)) }),
    ...(courses === undefined ? {} : { courses: orThrow(coursesAtDesk(before, courses)) }),
    ...(isRenamed
      ? { name, readings: readingsOf(name), formerNames: [...new Set([...former, before.name])].slice(-20) }
      : {}),
  };
  const fields = Object.keys(set);
  if (fields.length === 0) throw new AppError('INVALID_INPUT', { reason: 'NOTHING_CHANGED' });
  return save(call, before, changedAtDesk(before, set, entering(call, document)), 'institution.edited', { fields });
};

export const changeStatus = async (call: Call, { id, revision, document, ...to }: Input<'changeStatus'>) => {
  const before = await openAt(call, id, revision);
  orThrow(checkStatusMove(before.status, to));
  const after = to.until === null ? null : before.status === 'suspended' ? ('licensed' as const) : before.status;
  const set = withStatus(before, { ...to, after }, entering(call, document));
  return save(call, before, set, 'institution.statusChanged', { from: before.status, to: to.status });
};

export const addPenalty = async (call: Call, { id, revision, ...penalty }: Input<'addPenalty'>) => {
  const before = await openAt(call, id, revision);
  const entry = { id: newId(call), ...penalty, withdrawnOn: null };
  const set = changedAtDesk(
    before,
    { penalties: [...before.penalties, entry].slice(-50) },
    entering(call, penalty.document),
  );
  return save(call, before, set, 'institution.penaltyAdded', { decidedOn: penalty.decidedOn });
};

export const withdrawPenalty = async (call: Call, input: Input<'withdrawPenalty'>) => {
  const { id, revision, penaltyId, withdrawnOn, document } = input;
  const before = await openAt(call, id, revision);
  orNotFound(before.penalties.find((one) => one.id === penaltyId && one.withdrawnOn === null));
  const penalties = before.penalties.map((one) => (one.id === penaltyId ? { ...one, withdrawnOn } : one));
  const set = changedAtDesk(before, { penalties }, entering(call, document));
  return save(call, before, set, 'institution.penaltyWithdrawn', { penaltyId });
};

/** Codes printed for this door so far hold no longer. */
export const revokeDoor = async (call: Call, { id, revision, door, document }: Input<'revokeDoor'>) => {
  const before = await openAt(call, id, revision);
  const found = orNotFound(before.premises.find((one) => one.door === door));
  if (found.serial >= 255) throw new AppError('LIMIT_EXCEEDED', { most: 255 });
  const premises = before.premises.map((one) => (one.door === door ? { ...one, serial: one.serial + 1 } : one));
  const set = changedAtDesk(before, { premises }, entering(call, document));
  return save(call, before, set, 'institution.doorRevoked', { door, serial: found.serial + 1 });
};
