// What families ask the school: to be bound to a child, to have something corrected; and guardians who wait for a word.
import { bondStateAt, claim } from '../../shared/domain/child/binding';
import type { Child } from '../../shared/domain/child/child.schema';
import type { BindingRequest, CorrectionRequest } from '../../shared/domain/child/request.schema';
import { sameClass } from '../../shared/domain/child/roster/class-name';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { changeOf, namesOf, objectionDays, viewBonds } from './bonds';
import { correctedFields } from './correct-roster';
import { viewRequest } from './request-view';
import { isAdminOf } from './school-scope';

const SHOWN = 200;

/** The child that a request names; null when number and class do not belong together. */
const namedChild = async (call: Call, request: BindingRequest | CorrectionRequest): Promise<Stored<Child> | null> => {
  if (request.kind === 'correction') return call.store.get('children', request.childId);
  const { schoolId, number } = request;
  const [child] = await call.store.find('children', { schoolId, number }, { limit: 1 });
  if (child === undefined || child.state === 'left' || child.grade !== request.grade) return null;
  return sameClass(child.className, request.className, request.grade) ? child : null;
};

export const readRequestDesk = async (call: Call) => {
  const { store, now } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  if (schoolIds.length === 0) return { requests: [], claims: [] };
  const [requests, schools, claimed] = await Promise.all([
    store.find('childRequests', { schoolId: { in: schoolIds }, state: 'waiting' }, { limit: SHOWN, sort: ['-at'] }),
    schoolsById(store, schoolIds),
    store.find('children', { schoolId: { in: schoolIds }, claimantIds: { gt: '' } }, { limit: SHOWN }),
  ]);
  const me = callerAccount(call).id;
  const names = await namesOf(
    store,
    requests.map(({ accountId }) => accountId),
  );
  return {
    requests: await Promise.all(
      requests.map(async (request) => {
        const child = await namedChild(call, request);
        return {
          ...viewRequest(request, schools.get(request.schoolId)?.name ?? ''),
          schoolId: request.schoolId,
          relation: request.kind === 'binding' ? request.relation : null,
          applicantName: request.kind === 'binding' ? request.applicantName : (names.get(request.accountId) ?? ''),
          reason: request.kind === 'correction' ? request.reason : '',
          child:
            child === null
              ? null
              : { id: child.id, name: child.name, className: child.className, guardians: child.guardianIds.length },
        };
      }),
    ),
    claims: (
      await Promise.all(
        claimed.map(async (child) => {
          const open = child.bonds.filter((bond) => ['announced', 'objected'].includes(bondStateAt(bond, now)));
          return (await viewBonds(call, open, me)).map((bond) => ({
            childId: child.id,
            childName: child.name,
            className: child.className,
            bond,
          }));
        }),
      )
    ).flat(),
  };
};

/** The bond that a granted request makes. A repeat finds it made already and goes on. */
const grantBinding = async (call: Call, request: BindingRequest): Promise<void> => {
  const child = await namedChild(call, request);
  if (child === null) throw new AppError('WRONG_STATE', { state: 'noSuchChild' });
  const who = { accountId: request.accountId, relation: request.relation, via: 'school' as const };
  const move = orThrow(claim(child, who, call.now, await objectionDays(call)));
  if (!move.bonds.some((bond) => bond.accountId === who.accountId && bond.changedAt === call.now)) return;
  const messages = move.tell.map((to) => ({
    to,
    template: 'child.claimed',
    facts: { childId: child.id, state: move.state },
  }));
  const subject = { collection: 'children', id: child.id };
  const write = writeOf(call, 'child.claimed', subject, { state: move.state }, { messages });
  const set = changeOf(move.bonds);
  const done = await call.store.changeIf('children', child.id, { revision: child.revision }, { set }, write);
  if (done === 'refused') throw new AppError('CONFLICT');
};

const grantCorrection = async (call: Call, request: CorrectionRequest): Promise<void> => {
  const child = orNotFound(await call.store.get('children', request.childId));
  const set = await correctedFields(call, child, request.field, request.proposed);
  const write = writeOf(call, 'child.corrected', { collection: 'children', id: child.id }, { field: request.field });
  const done = await call.store.changeIf('children', child.id, { revision: child.revision }, { set }, write);
  if (done === 'refused') throw new AppError('CONFLICT');
};

/** The school says yes or no. The child is changed first and the request last, so that a broken-off run is completed by a repeat. */
export const decideRequest = async (
  call: Call,
  { requestId, answer, reply: words }: { requestId: string; answer: 'yes' | 'no'; reply: string },
) => {
  const request = await call.store.open('childRequests', requestId, call.request);
  if (!isAdminOf(call, request.schoolId)) throw new AppError('NOT_FOUND');
  // A member of staff is a parent too: somebody else decides about their own child.
  if (request.accountId === callerAccount(call).id) throw new AppError('CONFLICT_OF_INTEREST');
  if (request.state !== 'waiting') throw new AppError('WRONG_STATE', { state: request.state });
  if (answer === 'no' && words.trim() === '') throw new AppError('INVALID_INPUT', { reason: 'reasonMissing' });
  if (answer === 'yes' && request.kind === 'binding') await grantBinding(call, request);
  if (answer === 'yes' && request.kind === 'correction') await grantCorrection(call, request);
  const state = answer === 'yes' ? ('granted' as const) : ('refused' as const);
  const reply = { state };
  const set = { state, reply: words.trim(), decidedBy: callerAccount(call).id, decidedAt: call.now };
  const subject = { collection: 'childRequests', id: requestId };
  const messages = [{ to: request.accountId, template: 'child.requestDecided', facts: { kind: request.kind, state } }];
  const write = writeOf(call, 'request.decided', subject, { kind: request.kind, state }, { reply, messages });
  await call.store.change('childRequests', request, { set }, write);
  return reply;
};
