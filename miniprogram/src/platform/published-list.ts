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
/**
 * The head is looked at this often at most, and this often while a page that needs the list is open: a revocation shows within
 * a minute of its commit, with some seconds to spare for a slow network.
 */
const RECHECK_MS = 55_000;
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
let timer: ReturnType<typeof setTimeout> | undefined;
/** Kept beside the list, and here for a phone that can keep nothing. */
let learned: readonly PublicKey[] = [];
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
  let file: Uint8Array;
  try {
    file = hexToBytes(kept.file);
  } catch {
    return; // what was kept is damaged: as if there were none
  }
  const list = readListFile(file, kept.head);
  if (!list.ok) return;
  learned = kept.learned;
  show({ list: openList(list.value), head: kept.head, isLoading: false });
};

const refuse = (refused: HeadRefusal): void => show({ refused, isOffline: false, isLoading: false });

const check = async (): Promise<void> => {
  let text: string;
  try {
    text = strFromU8(await readPublicFile(`${FOLDER}/head.json`));
  } catch {
    return show({ isOffline: true, isLoading: false });
  }
  const accepted = acceptHead(text, state.head, trustedKeys(PUBLIC_KEYS, learned, state.head));
  if (!accepted.ok) return refuse(accepted.error);
  const { head, is } = accepted.value;
  if (is === 'same') {
    learned = learnKeys(learned, head);
    const kept = readLocal<Kept>(KEY);
    const isNews = kept !== null && kept.head.sha256 === head.sha256 && kept.head.signedAt !== head.signedAt;
    if (isNews) keepLocal(KEY, { ...kept, head, learned } satisfies Kept);
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
  learned = learnKeys(learned, head);
  keepLocal(KEY, { head, file: bytesToHex(bytes), learned } satisfies Kept);
  show({ list: openList(list.value), head, refused: null, isOffline: false, isLoading: false });
};

/** Milliseconds until the head may be looked at again; a phone whose clock was set back does not wait for it to catch up. */
const waitMs = (): number => {
  const age = Date.now() - checkedAt;
  return age < 0 ? 0 : Math.max(0, RECHECK_MS - age);
};

/** One clock for all pages: while any needs the list, the next look is due a fixed time after the last one. */
const schedule = (): void => {
  clearTimeout(timer);
  if (listeners.size > 0) timer = setTimeout(() => void recheckList().then(schedule), waitMs());
};

/** Looks at the head, unless that was done within the last minute. @param isForced somebody asked for it */
export const recheckList = (isForced = false): Promise<void> => {
  restore();
  if (checking !== null) return checking;
  if (!isForced && waitMs() > 0) return Promise.resolve();
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
    void recheckList().then(schedule);
    setSeen(state);
    return () => {
      listeners.delete(setSeen);
      if (listeners.size === 0) clearTimeout(timer);
    };
  }, []);
  return seen;
};
