// The city's list on this phone: fetched as a public file, checked once against the bureau's signature, kept, and searched
// without any call. What cannot be checked is refused, and the list that was there stays.

import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import type { ListedInstitution } from '@shared/domain/institution/institution.schema';
import {
  acceptHead,
  type Head,
  type HeadRefusal,
  learnKeys,
  trustedKeys,
} from '@shared/domain/institution/published-list/head';
import { readListFile } from '@shared/domain/institution/published-list/list-file';
import { openList, type SearchableList } from '@shared/domain/institution/search/search-list';
import type { PublicKey } from '@shared/kernel/signature';
import { PUBLIC_KEYS } from '@shared/tenant/public-keys';
import { strFromU8 } from 'fflate';
import { useEffect, useState } from 'react';
import { readPublicFile } from './public-files';
import { keepLocal, readLocal } from './storage';

const FOLDER = 'institutions';
const KEY = 'published-list';
/** The head is looked at this often at most, and this often while a page that needs the list is open. */
const RECHECK_MS = 60_000;
/** @policy a list that nobody has confirmed for so long is shown with a warning */
const OLD_AFTER_MS = 3 * 24 * 3_600_000;

interface Kept {
  readonly head: Head;
  /** The list's file, hexadecimal: 600 KB at most, and one key of WeChat's storage takes 1 MB. */
  readonly file: string;
  /** Keys that were announced under a key we trusted. */
  readonly learned: readonly PublicKey[];
}

export interface CityList {
  /** Null while it loads, and when there is none. */
  readonly list: SearchableList<ListedInstitution> | null;
  readonly head: Head | null;
  readonly isLoading: boolean;
  /** The newest head could not be read: no network. */
  readonly isOffline: boolean;
  /** Why the newest head or list was not taken; the list shown is the one before. */
  readonly refused: HeadRefusal | null;
  /** Nobody has confirmed the list for days. */
  readonly isOld: boolean;
}

const NOTHING: CityList = { list: null, head: null, isLoading: true, isOffline: false, refused: null, isOld: false };

let state: CityList = NOTHING;
let isRestored = false;
let checkedAt = Number.NEGATIVE_INFINITY;
let checking: Promise<void> | null = null;
const listeners = new Set<(state: CityList) => void>();

const show = (next: Partial<CityList>): void => {
  state = { ...state, ...next };
  state = { ...state, isOld: state.head !== null && Date.now() - state.head.signedAt > OLD_AFTER_MS };
  for (const listener of listeners) listener(state);
};

/** What was kept before, read once; its signature was checked when it came. */
const restore = (): void => {
  if (isRestored) return;
  isRestored = true;
  const kept = readLocal<Kept>(KEY);
  if (kept === null) return;
  const list = readListFile(hexToBytes(kept.file), kept.head);
  if (list.ok) show({ list: openList(list.value), head: kept.head, isLoading: false });
};

const refuse = (refused: HeadRefusal): void => show({ refused, isOffline: false, isLoading: false });

const check = async (): Promise<void> => {
  let text: string;
  try {
    text = strFromU8(await readPublicFile(`${FOLDER}/head.json`));
  } catch {
    return show({ isOffline: true, isLoading: false });
  }
  const kept = readLocal<Kept>(KEY);
  const learned = kept?.learned ?? [];
  const accepted = acceptHead(text, state.head, trustedKeys(PUBLIC_KEYS, learned, state.head));
  if (!accepted.ok) return refuse(accepted.error);
  const { head, is } = accepted.value;
  if (is === 'same') {
    const isNews = kept !== null && kept.head.signedAt !== head.signedAt;
    if (isNews) keepLocal(KEY, { ...kept, head, learned: learnKeys(learned, head) } satisfies Kept);
    return show({ head, refused: null, isOffline: false, isLoading: false });
  }
  let bytes: Uint8Array;
  try {
    bytes = await readPublicFile(`${FOLDER}/${head.file}`);
  } catch {
    return show({ isOffline: true, isLoading: false });
  }
  const list = readListFile(bytes, head);
  if (!list.ok) return refuse(list.error);
  keepLocal(KEY, { head, file: bytesToHex(bytes), learned: learnKeys(learned, head) } satisfies Kept);
  show({ list: openList(list.value), head, refused: null, isOffline: false, isLoading: false });
};

/** Looks at the head, unless that was done within the last minute. @param isForced somebody asked for it */
export const recheckList = (isForced = false): Promise<void> => {
  restore();
  if (checking !== null) return checking;
  if (!isForced && Date.now() - checkedAt < RECHECK_MS) return Promise.resolve();
  checkedAt = Date.now();
  checking = check().finally(() => {
    checking = null;
  });
  return checking;
};

/** The city's list, newest within a minute while the page is open and there is a network. */
export const useCityList = (): CityList => {
  const [seen, setSeen] = useState(state);
  useEffect(() => {
    listeners.add(setSeen);
    void recheckList();
    setSeen(state);
    const timer = setInterval(() => void recheckList(), RECHECK_MS);
    return () => {
      clearInterval(timer);
      listeners.delete(setSeen);
    };
  }, []);
  return seen;
};
