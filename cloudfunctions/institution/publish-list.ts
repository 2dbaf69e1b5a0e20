// Writes the list that phones read: after every change of the registry, and by the timer, which catches what a killed call
// left behind. Which version is the newest is decided in one document; the files only follow it.
import {
  type Head,
  type HeadFacts,
  MAX_LIST_BYTES,
  signedHead,
} from '../../shared/domain/institution/published-list/head';
import { fileNameOf, hashOfFile, writeListFile } from '../../shared/domain/institution/published-list/list-file';
import { AppError } from '../../shared/kernel/errors';
import { NEXT_KEY, RETIRED_KEYS } from '../../shared/tenant/public-keys';
import { type Call, writeOf } from '../_lib/call';
import type { Documents } from '../_lib/ports/documents';
import type { Stored } from '../_lib/ports/store';

const ID = 'institutions';
const FOLDER = 'institutions';
const SUBJECT = { collection: 'publishedLists', id: ID };
/** A list that stays the same is said to be still the newest this often. @policy phones warn from three days on */
const RESIGN_AFTER_MS = 6 * 3_600_000;
/** Two who publish at once take turns; more tries than this means something else is wrong. */
const MAX_ROUNDS = 5;

type Current = Stored<Documents['publishedLists']>;

const sign = (call: Call, facts: HeadFacts): Head =>
  signedHead(facts, (content) => call.signing.sign('published-list', content));

/** The head that should be the newest for these bytes; null when the present one is good as it is. */
const nextHead = (call: Call, current: Current | null, list: Uint8Array): Head | null => {
  const sha256 = hashOfFile(list);
  const { number: keyNumber } = call.signing.key();
  const keys = {
    keyNumber,
    nextKey: NEXT_KEY?.number === keyNumber ? null : NEXT_KEY,
    retiredKeys: [...RETIRED_KEYS],
  };
  const before = current?.head ?? null;
  if (before !== null && before.sha256 === sha256) {
    const isFresh = call.now - before.signedAt < RESIGN_AFTER_MS && before.keyNumber === keyNumber;
    const { signature: _old, ...facts } = before;
    return isFresh ? null : sign(call, { ...facts, signedAt: call.now, ...keys });
  }
  const version = (before?.version ?? 0) + 1;
  return sign(call, {
    format: 1,
    version,
    asOf: call.now,
    signedAt: call.now,
    file: fileNameOf(version, sha256),
    bytes: list.length,
    sha256,
    previous: before?.sha256 ?? null,
    ...keys,
  });
};

/** Not the caller's request, whose effect is another document's: each try is its own, and the loser of two looks again. */
const ownRequest = (call: Call, { version, signature }: Head, step: string) => ({
  key: `${call.requestId}-${step}-${version}`,
  hash: signature.slice(0, 32),
});

/** Decides the newest head, in one conditional write; somebody faster is CONFLICT. */
const decide = async (call: Call, current: Current | null, head: Head): Promise<void> => {
  const write = {
    ...writeOf(call, 'list.published', SUBJECT, { version: head.version, bytes: head.bytes }),
    request: ownRequest(call, head, 'decided'),
  };
  if (current === null) await call.store.insert('publishedLists', ID, { head, isWritten: false }, write);
  else await call.store.change('publishedLists', current, { set: { head, isWritten: false } }, write);
};

/** Puts the decided head into storage, and looks again: whoever is overtaken meanwhile writes the newer one over it. */
const writeHead = async (call: Call): Promise<void> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const current = await call.store.get('publishedLists', ID);
    if (current === null || current.isWritten) return;
    const { head } = current;
    await call.files.putPublic(`${FOLDER}/head.json`, Buffer.from(JSON.stringify(head)));
    const write = {
      ...writeOf(call, 'list.headWritten', SUBJECT, { version: head.version }),
      request: ownRequest(call, head, 'written'),
    };
    await call.store.changeIf(
      'publishedLists',
      ID,
      { revision: current.revision },
      { set: { isWritten: true } },
      write,
    );
  }
  throw new AppError('CONFLICT');
};

/**
 * Publishes the registry as it is now. Changes nothing when the newest list says the same and is fresh; safe to be killed
 * anywhere and to run twice at once.
 * @returns the version that is published now
 */
export const publishList = async (call: Call): Promise<{ version: number }> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const current = await call.store.get('publishedLists', ID);
    const list = writeListFile(await call.store.findAll('institutions', {}));
    if (list.length > MAX_LIST_BYTES)
      throw new AppError('LIMIT_EXCEEDED', { bytes: list.length, most: MAX_LIST_BYTES });
    const head = nextHead(call, current, list);
    if (head !== null) {
      if (head.version !== current?.head.version) await call.files.putPublic(`${FOLDER}/${head.file}`, list);
      try {
        await decide(call, current, head);
      } catch (error) {
        if (error instanceof AppError && error.code === 'CONFLICT') continue; // another call was faster: look again
        throw error;
      }
    }
    await writeHead(call);
    return { version: head?.version ?? current?.head.version ?? 0 };
  }
  throw new AppError('CONFLICT');
};

/**
 * Runs a change of the registry, then publishes. A list that could not be written now is written by the timer within a
 * minute, which logs why if it cannot either: the change itself stands and is answered.
 */
export const thenPublish =
  <I, O>(change: (call: Call, input: I) => Promise<O>) =>
  async (call: Call, input: I): Promise<O> => {
    const reply = await change(call, input);
    await publishList(call).catch(() => undefined);
    return reply;
  };
