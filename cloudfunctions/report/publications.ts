// Decisions made public. What others will see passes the content check within the approver's own call, or is not shown.
import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { mayRead, type Reader } from '../../shared/domain/report/access';
import {
  afterContentCheck,
  annul,
  isShown,
  mayApprovePublication,
  type Publication,
  withdrawPublication,
} from '../../shared/domain/report/publication';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { type Call, callerOpenid, newId, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { momentOf } from './moment';
import { callerReader, namesOf, requireReader } from './office';

type In<A extends keyof typeof reportContract> = z.output<(typeof reportContract)[A]['input']>;
const SHOWN = 200;

const isReadable = (reader: Reader, one: Publication): boolean =>
  mayRead(reader, { ...one, handlerId: null, formerHandlerIds: [] });

/** Proposed for a report in which a violation was found; the words are written anew. */
export const proposePublication = async (call: Call, { reportId, ...words }: In<'proposePublication'>) => {
  const id = newId(call);
  const report = orNotFound(await call.store.get('reports', reportId));
  const reader = await callerReader(call);
  requireReader(reader, report);
  if (report.outcome !== 'violationFound') throw new AppError('WRONG_STATE', { state: report.state });
  const reply = { id, state: 'proposed' as const };
  const { institutionId, schoolId } = report.subject;
  await call.store.insert(
    'publications',
    id,
    {
      ...words,
      reportId,
      districtCode: report.districtCode,
      subject: { institutionId, schoolId },
      state: reply.state,
      proposedBy: reader.id,
      approvedBy: null,
      publishedOn: null,
      annulledOn: null,
      withdrawBy: null,
      withdrawRule: null,
    },
    writeOf(call, 'publication.proposed', { collection: 'publications', id }, { reportId }, { reply }),
  );
  return reply;
};

const openPublication = async (call: Call, id: string) => {
  const one = await call.store.open('publications', id, call.request);
  const reader = await callerReader(call);
  if (!isReadable(reader, one)) throw new AppError('NOT_FOUND');
  return { one, reader };
};

const store = async (call: Call, one: Stored<Publication>, action: AuditAction, set: Partial<Publication>) => {
  const reply = { id: one.id, state: set.state ?? one.state };
  const write = writeOf(call, action, { collection: 'publications', id: one.id }, { state: reply.state }, { reply });
  await call.store.change('publications', one, { set }, write);
  return reply;
};

/** A second person approves. When the content check cannot be reached, nothing changes and they try again. */
export const approvePublication = async (call: Call, { id }: In<'approvePublication'>) => {
  const { one, reader } = await openPublication(call, id);
  orThrow(mayApprovePublication(one, reader.id));
  const verdict = await call.contentCheck.checkText(callerOpenid(call), `${one.title}\n${one.text}`);
  return store(call, one, 'publication.checked', afterContentCheck(verdict, reader.id, dateOf(call.now)));
};

export const annulPublication = async (call: Call, { id }: In<'annulPublication'>) => {
  const { one } = await openPublication(call, id);
  const { day, rules } = await momentOf(call);
  return store(call, one, 'publication.annulled', orThrow(annul(one, day, rules)));
};

export const takeDownPublication = async (call: Call, { id }: In<'takeDownPublication'>) => {
  const { one } = await openPublication(call, id);
  return store(call, one, 'publication.withdrawn', orThrow(withdrawPublication(one)));
};

/** What everybody may read, newest first. */
export const listPublished = async (call: Call) => {
  const today = dateOf(call.now);
  const found = await call.store.find(
    'publications',
    { state: { in: ['published', 'annulled'] } },
    { limit: SHOWN, sort: ['-publishedOn'] },
  );
  return {
    publications: found
      .filter((one) => isShown(one, today))
      .map((one) => ({ ...one, publishedOn: one.publishedOn ?? '' })),
  };
};

/** Everything in any state, of the officer's districts. */
export const publicationDesk = async (call: Call) => {
  const reader = await callerReader(call);
  const found = (await call.store.find('publications', {}, { limit: SHOWN })).filter((one) => isReadable(reader, one));
  const names = await namesOf(
    call,
    found.map(({ proposedBy }) => proposedBy),
  );
  return {
    publications: found.map((one) => ({
      ...one,
      isMine: one.proposedBy === reader.id,
      proposedByName: names.get(one.proposedBy) ?? '',
    })),
  };
};
