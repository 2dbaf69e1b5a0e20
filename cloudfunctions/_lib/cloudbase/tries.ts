// Tries on CloudBase's document database: a list of moments for each key, changed only by whoever has read its newest state.
import type { Tries } from '../ports/tries';
import type { CloudBase } from './sdk';

const COLLECTION = 'tries';
/** Callers who race with themselves this often are answered "too many": that is what they are doing. */
const MAX_ATTEMPTS = 12;
/** What they wait then. */
const RETRY_MS = 1000;

interface Row {
  readonly _id: string;
  readonly at?: readonly number[];
  readonly count?: number;
  readonly revision: number;
}

const isDuplicateKey = (error: unknown): boolean => error instanceof Error && error.message.includes('E11000');

export const openTries = (app: CloudBase): Tries => {
  const database = app.database();
  const { command } = database;
  const rows = () => database.collection(COLLECTION);
  const read = async (key: string): Promise<Row | null> => {
    const { data } = await rows().where({ _id: key }).limit(1).get();
    return (data[0] as Row | undefined) ?? null;
  };
  /** Stores a new list; false when somebody else was there first. */
  const put = async (key: string, before: Row | null, at: readonly number[], until: number): Promise<boolean> => {
    if (before === null) {
      try {
        await rows().add({ _id: key, at, until, revision: 1 });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return false;
      }
    }
    const { updated } = await rows()
      .where({ _id: key, revision: before.revision })
      .update({ at: command.set(at), until, revision: command.inc(1) });
    return updated === 1;
  };

  return {
    async take(key, limit, windowMs, now, earlier = []) {
      const isLive = (moment: number): boolean => moment > now - windowMs;
      const before = (await Promise.all(earlier.map(read))).flatMap((row) => row?.at ?? []).filter(isLive);
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const row = await read(key);
        const live = (row?.at ?? []).filter(isLive);
        const all = [...before, ...live].sort((a, b) => a - b);
        if (all.length >= limit) return (all[all.length - limit] ?? now) + windowMs;
        if (await put(key, row, [...live, now], now + windowMs)) return null;
      }
      return now + RETRY_MS;
    },

    async giveBack(key, at) {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const row = await read(key);
        if (row === null) return;
        const place = (row.at ?? []).indexOf(at);
        if (place < 0) return;
        const left = (row.at ?? []).filter((_, i) => i !== place);
        if (left.length === 0) {
          const { deleted } = await rows().where({ _id: key, revision: row.revision }).remove();
          if (deleted === 1) return;
        } else if (await put(key, row, left, Math.max(...left))) return;
      }
      // Left as a wrong guess: it only makes the caller wait earlier.
    },

    async count(key, until) {
      const add = async (): Promise<boolean> =>
        (
          await rows()
            .where({ _id: key })
            .update({ count: command.inc(1), revision: command.inc(1) })
        ).updated === 1;
      if (await add()) return;
      try {
        await rows().add({ _id: key, count: 1, until, revision: 1 });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        await add();
      }
    },

    async countUnder(key, limit, until) {
      const add = async (): Promise<boolean> =>
        (
          await rows()
            .where({ _id: key, count: command.lt(limit) })
            .update({ count: command.inc(1), revision: command.inc(1) })
        ).updated === 1;
      if (await add()) return true;
      try {
        await rows().add({ _id: key, count: 1, until, revision: 1 });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return add(); // it is full, or somebody else has just begun it
      }
    },

    async counted(key) {
      return (await read(key))?.count ?? 0;
    },

    async forget(now) {
      const { deleted } = await rows()
        .where({ until: command.lt(now) })
        .remove();
      return typeof deleted === 'number' ? deleted : 0;
    },
  };
};
