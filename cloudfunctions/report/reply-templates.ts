// The tenant's words for replies: read by every officer, changed by the city's, each change with its row.
import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { isCityOfficer } from '../../shared/domain/account/roles';
import { newTemplate, reword, use } from '../../shared/domain/report/reply-template';
import type { Outcome } from '../../shared/domain/report/report.schema';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { namesOf } from './office';

type In<A extends keyof typeof reportContract> = z.output<(typeof reportContract)[A]['input']>;

const SHOWN = 200;

export const listTemplates = async (call: Call) => {
  const found = await call.store.find('replyTemplates', {}, { limit: SHOWN, sort: ['outcome', 'label'] });
  const names = await namesOf(
    call,
    found.map(({ changedBy }) => changedBy),
  );
  return {
    templates: found.map((one) => ({ ...one, changedByName: names.get(one.changedBy) ?? '' })),
    canEdit: isCityOfficer(callerAccount(call).grants),
  };
};

const requireCity = (call: Call): string => {
  const { id, grants } = callerAccount(call);
  if (!isCityOfficer(grants)) throw new AppError('FORBIDDEN');
  return id;
};

const inUse = (call: Call, outcome: Outcome): Promise<number> =>
  call.store.count('replyTemplates', { outcome, state: 'used' });

/** The one that the caller looked at; somebody else's change in between is not overwritten. @throws AppError CONFLICT */
const openSeen = async (call: Call, id: string, revision: number) => {
  const template = await call.store.open('replyTemplates', id, call.request);
  if (template.revision !== revision) throw new AppError('CONFLICT');
  return template;
};

export const saveTemplate = async (call: Call, { id, revision, outcome, ...words }: In<'saveTemplate'>) => {
  const by = requireCity(call);
  const day = dateOf(call.now);
  if (id === null) {
    const fresh = newId(call);
    const reply = { id: fresh, state: 'used' as const };
    const subject = { collection: 'replyTemplates', id: fresh };
    // A repeat counts itself: it is answered before it is refused.
    const others = (await call.store.replyOf('replyTemplates', fresh, call.request)) === null;
    const document = orThrow(newTemplate(outcome, words, { by, day, inUse: others ? await inUse(call, outcome) : 0 }));
    const write = writeOf(call, 'template.added', subject, { outcome }, { reply });
    await call.store.insert('replyTemplates', fresh, document, write);
    return reply;
  }
  const template = await openSeen(call, id, revision);
  const reply = { id, state: template.state };
  const write = writeOf(
    call,
    'template.reworded',
    { collection: 'replyTemplates', id },
    { outcome: template.outcome },
    {
      reply,
    },
  );
  await call.store.change('replyTemplates', template, { set: reword(template, words, by, day) }, write);
  return reply;
};

export const useTemplate = async (call: Call, { id, revision, isUsed }: In<'useTemplate'>) => {
  requireCity(call);
  const template = await openSeen(call, id, revision);
  const set = orThrow(use(isUsed, await inUse(call, template.outcome)));
  const reply = { id, state: isUsed ? ('used' as const) : ('retired' as const) };
  const write = writeOf(
    call,
    isUsed ? 'template.reused' : 'template.retired',
    { collection: 'replyTemplates', id },
    {},
    {
      reply,
    },
  );
  await call.store.change('replyTemplates', template, { set }, write);
  return reply;
};
