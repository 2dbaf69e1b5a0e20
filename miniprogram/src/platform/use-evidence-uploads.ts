// Evidence on its way, one file after another, each with its progress; what failed goes on where it broke off.
import { useEffect, useRef, useState } from 'react';
import { CallError, newClientRequestId } from './call';
import type { PickedFile } from './files';
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

interface Kept extends EvidenceUpload {
  readonly picked: PickedFile;
}

/** @param onDone told once for each file that arrived */
export const useEvidenceUploads = (onDone: (file: UploadedFile) => void) => {
  const [uploads, setUploads] = useState<readonly Kept[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const change = (key: string, part: Partial<Kept>): void => {
    if (isHere.current) setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  };
  // One at a time: a phone's connection is narrow.
  const queue = useRef<Promise<void>>(Promise.resolve());
  const send = (key: string, picked: PickedFile): void => {
    queue.current = queue.current.then(async () => {
      change(key, { state: 'sending', error: null });
      try {
        const file = await uploadEvidence(picked, { upload: key, onProgress: (progress) => change(key, { progress }) });
        change(key, { state: 'done', progress: 1, file });
        done.current(file);
      } catch (thrown) {
        const error = thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, '');
        change(key, { state: 'failed', error });
      }
    });
  };
  return {
    uploads: uploads as readonly EvidenceUpload[],
    isSending: uploads.some(({ state }) => state === 'waiting' || state === 'sending'),
    add: async (files: readonly PickedFile[]): Promise<void> => {
      for (const picked of files) {
        const key = await newClientRequestId();
        const waiting = { key, name: picked.name, state: 'waiting', progress: 0, error: null, file: null } as const;
        setUploads((all) => [...all, { ...waiting, picked }]);
        send(key, picked);
      }
    },
    retry: (key: string): void => {
      const again = uploads.find((one) => one.key === key && one.state === 'failed');
      if (again === undefined) return;
      change(key, { state: 'waiting' });
      send(key, again.picked);
    },
    remove: (key: string): void => setUploads((all) => all.filter((one) => one.key !== key)),
  };
};
