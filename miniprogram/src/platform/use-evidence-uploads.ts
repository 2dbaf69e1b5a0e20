// Evidence on its way, one file after another, each with its progress; what failed goes on where it broke off. With a draft, the
// file and the name of its upload are kept on the phone until it has arrived: a report opened again goes on sending by itself.
import { useEffect, useRef, useState } from 'react';
import { CallError, newClientRequestId } from './call';
import type { PickedFile } from './files';
import { dropKeptFile, keepFile, readKeptFile } from './kept-files';
import { dropLocal, keepLocal, readLocal } from './storage';
import { type UploadedFile, uploadEvidence } from './upload';

export interface EvidenceUpload {
  /** The upload's own random name. */
  readonly key: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  /** 0–1. */
  readonly progress: number;
  readonly error: CallError | null;
  readonly file: UploadedFile | null;
}

/** A file to send, without what only choosing it needed. */
type Sendable = Pick<PickedFile, 'name' | 'base64' | 'bytes'>;

interface Kept extends EvidenceUpload {
  readonly picked: Sendable;
}

/** What is noted of a file under way; the file itself lies beside it (kept-files.ts). */
interface Noted {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** The service deletes unclaimed files after a day at the earliest: what is older begins anew under another name. */
const FRESH_MS = 20 * 3_600_000;

const noteKey = (draft: string): string => `uploads:${draft}`;
const noted = (draft: string): readonly Noted[] => readLocal<Noted[]>(noteKey(draft)) ?? [];
const note = (draft: string, all: readonly Noted[]): void =>
  all.length === 0 ? dropLocal(noteKey(draft)) : keepLocal(noteKey(draft), all);

/** Forgets one file of a draft, on the phone; what the server has of it unclaimed is deleted there. */
const forget = async (draft: string, key: string): Promise<void> => {
  note(
    draft,
    noted(draft).filter((one) => one.key !== key),
  );
  await dropKeptFile(key);
};

/** Forgets every file of a draft that was sent or thrown away. */
export const forgetUploads = async (draft: string): Promise<void> => {
  for (const { key } of noted(draft)) await forget(draft, key);
};

/**
 * @param onDone told once for each file that arrived; after a restart it may be told of the same file again
 * @param draft under which unfinished files are kept on the phone; null: they are not
 */
export const useEvidenceUploads = (onDone: (file: UploadedFile) => void, draft: string | null = null) => {
  const [uploads, setUploads] = useState<readonly Kept[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const isHere = useRef(true);
  const change = (key: string, part: Partial<Kept>): void => {
    if (isHere.current) setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  };
  // One at a time: a phone's connection is narrow.
  const queue = useRef<Promise<void>>(Promise.resolve());
  const removed = useRef(new Set<string>());
  const send = (key: string, picked: Sendable): void => {
    queue.current = queue.current.then(async () => {
      // Left the page or taken out: what is kept goes on another time, or not at all.
      if (!isHere.current || removed.current.has(key)) return;
      change(key, { state: 'sending', error: null });
      try {
        const file = await uploadEvidence(picked, { upload: key, onProgress: (progress) => change(key, { progress }) });
        if (removed.current.has(key)) return;
        change(key, { state: 'done', progress: 1, file });
        done.current(file);
        if (draft !== null) await forget(draft, key);
      } catch (thrown) {
        const error = thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, '');
        change(key, { state: 'failed', error });
        // What the server will never take is not tried again by itself.
        if (draft !== null && error.code === 'FILE_REFUSED') await forget(draft, key);
      }
    });
  };
  const enqueue = (key: string, picked: Sendable): void => {
    const waiting = { key, name: picked.name, state: 'waiting', progress: 0, error: null, file: null } as const;
    setUploads((all) => [...all.filter((one) => one.key !== key), { ...waiting, picked }]);
    send(key, picked);
  };

  const add = async (files: readonly Sendable[]): Promise<void> => {
    for (const picked of files) {
      const key = await newClientRequestId();
      if (draft !== null && (await keepFile(key, picked.base64))) {
        note(draft, [...noted(draft), { key, name: picked.name, bytes: picked.bytes, since: Date.now() }]);
      }
      enqueue(key, picked);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    isHere.current = true;
    const goOn = async (): Promise<void> => {
      if (draft === null) return;
      for (const { key, name, bytes, since } of noted(draft)) {
        const base64 = await readKeptFile(key);
        if (!isHere.current) return;
        if (base64 !== null && Date.now() - since < FRESH_MS) enqueue(key, { name, bytes, base64 });
        else {
          await forget(draft, key);
          if (base64 !== null) await add([{ name, bytes, base64 }]);
        }
      }
    };
    void goOn();
    return () => {
      isHere.current = false;
    };
  }, []);

  return {
    uploads: uploads as readonly EvidenceUpload[],
    isSending: uploads.some(({ state }) => state === 'waiting' || state === 'sending'),
    add,
    retry: (key: string): void => {
      const again = uploads.find((one) => one.key === key && one.state === 'failed');
      if (again === undefined) return;
      change(key, { state: 'waiting' });
      send(key, again.picked);
    },
    remove: (key: string): void => {
      removed.current.add(key);
      if (draft !== null) void forget(draft, key);
      setUploads((all) => all.filter((one) => one.key !== key));
    },
  };
};
