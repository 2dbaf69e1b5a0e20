// Files that wait in this browser: IndexedDB holds what localStorage has no room for. A private window may refuse; then they are
// only on their way while the page is open.
const STORE = 'files';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('kept-files', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Runs one request in a transaction of its own; null when the browser refuses. */
const ask = async <T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | null> => {
  try {
    const database = await open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const request = run(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
};

export const keepFile = async (key: string, base64: string): Promise<boolean> =>
  (await ask('readwrite', (store) => store.put(base64, key))) !== null;

export const readKeptFile = async (key: string): Promise<string | null> => {
  const kept: unknown = await ask('readonly', (store) => store.get(key));
  return typeof kept === 'string' ? kept : null;
};

export const dropKeptFile = async (key: string): Promise<void> => {
  await ask('readwrite', (store) => store.delete(key));
};
