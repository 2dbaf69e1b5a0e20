// The store of ports/store.ts on CloudBase's document database. Every write is one document write that carries its
// idempotency key, its audit entry and its messages: nothing can be half done, so nothing needs a transaction.

import { AppError, orNotFound } from '../../../shared/kernel/errors';
import type { AuditEntry, SealedAuditEntry } from '../ports/audit';
import type { OutgoingMessage } from '../ports/message';
import {
  type Change,
  type CollectionName,
  type Filter,
  type FindOptions,
  type RelayFault,
  type RelayStore,
  RepeatedRequest,
  type Store,
  type Stored,
  type Write,
  type WriteRequest,
} from '../ports/store';
import { toUpdate, toWhere, withoutUndefined } from './query';
import type { CloudBase } from './sdk';

/** How many requests a document remembers: a client gives up repeating long before that many others have come. */
const REMEMBERED_REQUESTS = 16;
const PAGE = 1000;

interface RememberedRequest extends WriteRequest {
  readonly reply: unknown;
}

/** What the store keeps in a document besides the entity. */
interface Carried {
  readonly requests?: readonly RememberedRequest[];
  readonly outbox?: readonly ({ kind: 'audit'; entry: AuditEntry } | { kind: 'message'; entry: OutgoingMessage })[];
  /** Set while the outbox holds something; empty while the document is parked; null when it is settled. */
  readonly pendingMark?: string | null;
  readonly relayFault?: RelayFault & { readonly tries: number; readonly at: number };
}

const PARKED = '';

type Raw = Carried & { readonly _id: string; readonly revision: number };

const isDuplicateKey = (error: unknown): boolean => error instanceof Error && error.message.includes('E11000');

const toEntity = <T>(raw: Raw): Stored<T> => {
  const { _id, requests: _requests, outbox: _outbox, pendingMark: _mark, relayFault: _fault, ...entity } = raw;
  return { ...entity, id: _id } as unknown as Stored<T>; // documents are written by this file only, from Documents[C]
};

const outboxOf = (write: Pick<Write, 'audit' | 'messages'>) => [
  { kind: 'audit' as const, entry: write.audit },
  ...(write.messages ?? []).map((entry) => ({ kind: 'message' as const, entry })),
];

const carriedBy = ({ outbox = [] }: Raw) => ({
  audit: outbox.flatMap((item) => (item.kind === 'audit' ? [item.entry] : [])),
  messages: outbox.flatMap((item) => (item.kind === 'message' ? [item.entry] : [])),
});

const remembered = (write: Write): RememberedRequest => ({ ...write.request, reply: write.reply ?? null });

const findRepeat = (raw: Raw | null, request: WriteRequest): RememberedRequest | null => {
  const earlier = raw?.requests?.find(({ key }) => key === request.key) ?? null;
  if (earlier !== null && earlier.hash !== request.hash) throw new AppError('REQUEST_REUSED');
  return earlier;
};

/** Opens the store on a CloudBase environment. */
export const openStore = (app: CloudBase): Store & RelayStore => {
  const database = app.database();
  const command = database.command;

  const read = async (collection: CollectionName, id: string): Promise<Raw | null> => {
    const { data } = await database.collection(collection).where({ _id: id }).limit(1).get();
    return (data[0] as Raw | undefined) ?? null;
  };

  const query = async (collection: CollectionName, filter: Filter, options: FindOptions): Promise<Raw[]> => {
    const { limit, skip = 0, sort = [] } = options;
    if (!(limit >= 1 && limit <= PAGE)) throw new Error(`limit ${limit} is not within 1–${PAGE}`); // hazard 5
    let request = database.collection(collection).where(toWhere(command, filter)).skip(skip).limit(limit);
    for (const path of sort) {
      const descending = path.startsWith('-');
      const field = descending ? path.slice(1) : path;
      request = request.orderBy(field === 'id' ? '_id' : field, descending ? 'desc' : 'asc');
    }
    return (await request.get()).data as Raw[];
  };

  const update = async (
    collection: CollectionName,
    conditions: Filter,
    change: Change<object>,
    write: Write,
  ): Promise<boolean> => {
    const { updated } = await database
      .collection(collection)
      .where({
        ...toWhere(command, conditions),
        'requests.key': command.neq(write.request.key),
      })
      .update({
        ...toUpdate(command, change),
        revision: command.inc(1),
        requests: command.push({ each: [withoutUndefined(remembered(write))], slice: -REMEMBERED_REQUESTS }),
        outbox: command.push({ each: withoutUndefined(outboxOf(write)) }),
        pendingMark: write.request.key,
      });
    return updated === 1;
  };

  /** Adds those that are not there. Somebody else may add some of them at the same moment: then it looks again. */
  const addMissing = async (collection: CollectionName, page: readonly { readonly _id: string }[]): Promise<number> => {
    for (let left = page.length + 1; ; ) {
      const existing = await database
        .collection(collection)
        .where({ _id: command.in(page.map(({ _id }) => _id)) })
        .field({ _id: true })
        .limit(PAGE)
        .get();
      const known = new Set((existing.data as { _id: string }[]).map(({ _id }) => _id));
      const fresh = page.filter(({ _id }) => !known.has(_id));
      if (fresh.length === 0) return 0;
      // Nothing came in between, and yet one was refused: a unique index holds its value already.
      if (fresh.length === left) throw new AppError('CONFLICT');
      try {
        await database.collection(collection).add(fresh);
        return fresh.length;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        left = fresh.length;
      }
    }
  };

  return {
    async get(collection, id) {
      const raw = await read(collection, id);
      return raw === null ? null : toEntity(raw);
    },

    async find(collection, filter, options) {
      return (await query(collection, filter, options)).map((raw) => toEntity(raw));
    },

    async findAll(collection, filter) {
      const all: Raw[] = [];
      for (;;) {
        const last = all.at(-1)?._id;
        const after: Filter = last === undefined ? filter : { ...filter, id: { gt: last } };
        const page = await query(collection, after, { limit: PAGE, sort: ['id'] });
        all.push(...page);
        if (page.length < PAGE) return all.map((raw) => toEntity(raw));
      }
    },

    async count(collection, filter) {
      return (await database.collection(collection).where(toWhere(command, filter)).count()).total ?? 0;
    },

    async open(collection, id, request) {
      const raw = orNotFound(await read(collection, id));
      const earlier = findRepeat(raw, request);
      if (earlier !== null) throw new RepeatedRequest(earlier.reply);
      return toEntity(raw);
    },

    async insert(collection, id, document, write) {
      try {
        await database.collection(collection).add(
          withoutUndefined({
            ...document,
            _id: id,
            revision: 1,
            requests: [remembered(write)],
            outbox: outboxOf(write),
            pendingMark: write.request.key,
          }),
        );
        return 'inserted';
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if (findRepeat(await read(collection, id), write.request) !== null) return 'repeated';
        throw new AppError('CONFLICT');
      }
    },

    async replyOf(collection, id, request) {
      return findRepeat(await read(collection, id), request)?.reply ?? null;
    },

    async insertMany(collection, documents) {
      let inserted = 0;
      for (let start = 0; start < documents.length; start += PAGE) {
        const page = documents.slice(start, start + PAGE).map(({ id, document, audit }) =>
          withoutUndefined({
            ...document,
            _id: id,
            revision: 1,
            ...(audit === undefined ? {} : { outbox: outboxOf({ audit }), pendingMark: audit.id }),
          }),
        );
        inserted += await addMissing(collection, page);
      }
      return inserted;
    },

    async change(collection, opened, change, write) {
      const expected: Filter = { id: opened.id, revision: opened.revision };
      if (await update(collection, expected, change, write)) return;
      // Either this very request got through after we opened the document, or somebody else's did.
      const earlier = findRepeat(await read(collection, opened.id), write.request);
      if (earlier !== null) throw new RepeatedRequest(earlier.reply);
      throw new AppError('CONFLICT');
    },

    async changeIf(collection, id, conditions, change, write) {
      if (await update(collection, { ...conditions, id }, change, write)) return 'changed';
      return findRepeat(await read(collection, id), write.request) === null ? 'refused' : 'repeated';
    },

    async removable(collection, ids) {
      if (ids.length === 0) return [];
      const found = await query(collection, { id: { in: ids }, pendingMark: null }, { limit: PAGE });
      return found.map(({ _id }) => _id);
    },

    async remove(collection, ids) {
      if (ids.length === 0) return 0; // hazard 3: an empty list must not become no condition
      if (ids.length > PAGE) throw new Error(`${ids.length} documents in one removal`);
      const { deleted } = await database
        .collection(collection)
        .where(toWhere(command, { id: { in: ids }, pendingMark: null }))
        .remove();
      return typeof deleted === 'number' ? deleted : 0;
    },

    async pending(collection, limit) {
      const found = await query(collection, { pendingMark: { gt: PARKED } }, { limit });
      return found.map((raw) => ({
        id: raw._id,
        mark: raw.pendingMark ?? '',
        ...carriedBy(raw),
        tries: raw.relayFault?.tries ?? 0,
      }));
    },

    async lastAudit() {
      const [last] = await query('audit', {}, { limit: 1, sort: ['-sequence'] });
      return last === undefined ? null : toEntity<SealedAuditEntry>(last);
    },

    async appendAudit({ id, ...row }) {
      try {
        await database.collection('audit').add(withoutUndefined({ ...row, _id: id }));
        return 'appended';
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return (await read('audit', id)) === null ? 'raced' : 'known';
      }
    },

    async deliver({ id, ...message }, at) {
      try {
        const unread = { ...message, at, readAt: null, revision: 1 };
        await database.collection('messages').add(withoutUndefined({ ...unread, _id: id }));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async settle(collection, id, mark) {
      await database
        .collection(collection)
        .where({ _id: id, pendingMark: mark })
        .update({ outbox: command.set([]), pendingMark: null, relayFault: command.remove() });
    },

    async stumble(collection, id, mark, { isParked, ...fault }) {
      await database
        .collection(collection)
        .where({ _id: id, pendingMark: mark })
        .update({ relayFault: command.set(fault), ...(isParked ? { pendingMark: PARKED } : {}) });
    },

    async parked(collection, limit) {
      const found = await query(collection, { pendingMark: PARKED }, { limit });
      return found.map((raw) => {
        const { audit, messages } = carriedBy(raw);
        const { part = 'message', name = '', fault = '', at = 0 } = raw.relayFault ?? {};
        return { id: raw._id, part, name, fault, at, entries: audit.length, messages: messages.length };
      });
    },

    async unpark(collection, id, write) {
      const { updated } = await database
        .collection(collection)
        .where({ _id: id, pendingMark: PARKED, 'requests.key': command.neq(write.request.key) })
        .update({
          requests: command.push({ each: [withoutUndefined(remembered(write))], slice: -REMEMBERED_REQUESTS }),
          outbox: command.push({ each: withoutUndefined(outboxOf(write)) }),
          pendingMark: write.request.key,
          relayFault: command.remove(),
        });
      return updated === 1;
    },
  } satisfies Store & RelayStore;
};
