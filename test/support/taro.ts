// Stand-in for `@tarojs/taro` in component tests: a phone with storage, a file system, and a cloud that a test answers for.

interface CallFunction {
  readonly name: string;
  readonly data: { readonly action: string; readonly input: unknown; readonly clientRequestId?: string };
}

type Download = (fileId: string) => Promise<Uint8Array | null>;
type Answer = (call: CallFunction) => Promise<unknown>;

const storage = new Map<string, unknown>();
const refuse: Answer = () => Promise.reject(new Error('no network'));

interface FileRequest {
  readonly filePath: string;
  readonly data?: unknown;
  readonly success: (result: { data?: unknown }) => void;
  readonly fail: (why: Error) => void;
}

/** The phone as a test sees it. */
export const phone = {
  calls: [] as CallFunction[],
  saved: new Map<string, unknown>(),
  said: [] as string[],
  /** What the person picks from the album next. */
  album: [] as { readonly name: string; readonly base64: string; readonly isVideo?: boolean }[],
  /** False: no room for files. */
  hasRoom: true,
  windowWidth: 375,
  /** What the page was opened with. */
  params: {} as Record<string, string>,
  answer: refuse,
  /** What the cloud's storage has for a file's id; null: no network. */
  download: (async () => null) as Download,
  /** A new phone. */
  reset(): void {
    storage.clear();
    phone.calls.length = 0;
    phone.saved.clear();
    phone.said.length = 0;
    phone.album = [];
    phone.hasRoom = true;
    phone.windowWidth = 375;
    phone.params = {};
    phone.answer = refuse;
    phone.download = async () => null;
  },
  /** What is kept under a key, as it lies there. */
  kept: (key: string): unknown => storage.get(key),
};

/** An envelope as `serve` makes it. */
export const ok = (data: unknown): unknown => ({ ok: true, data });
export const refusal = (code: string, requestId = 'request-1'): unknown => ({
  ok: false,
  error: { code, details: {}, requestId },
});

/** Where a page was opened, and with what. */
export const useRouter = () => ({ params: phone.params });

let randomCalls = 0;
const listeners = new Set<() => void>();

export default {
  env: { USER_DATA_PATH: 'wxfile://usr' },
  cloud: {
    init: (): void => undefined,
    callFunction: async (call: CallFunction): Promise<{ result: unknown }> => {
      phone.calls.push(call);
      return { result: await phone.answer(call) };
    },
    downloadFile: async ({ fileID }: { fileID: string }): Promise<{ tempFilePath: string }> => {
      const bytes = await phone.download(fileID);
      if (bytes === null) throw new Error('no network');
      const tempFilePath = `wxfile://tmp/${phone.saved.size}`;
      phone.saved.set(tempFilePath, new Uint8Array(bytes).buffer);
      return { tempFilePath };
    },
  },
  getStorageSync: (key: string): unknown => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => void storage.set(key, value),
  removeStorageSync: (key: string): void => void storage.delete(key),
  getRandomValues: ({
    length,
    success,
  }: {
    length: number;
    success: (r: { randomValues: ArrayBuffer }) => void;
  }): void => {
    randomCalls++;
    success({ randomValues: new Uint8Array(length).fill(randomCalls).buffer });
  },
  getFileSystemManager: () => ({
    writeFileSync: (path: string, content: unknown): void => void phone.saved.set(path, content),
    writeFile: ({ filePath, data, success, fail }: FileRequest): void => {
      if (phone.hasRoom) {
        phone.saved.set(filePath, data);
        success({});
      } else fail(new Error('no room'));
    },
    readFile: ({ filePath, success, fail }: FileRequest): void => {
      const picked = phone.album.find(({ name }) => `album/${name}` === filePath);
      const data = picked?.base64 ?? phone.saved.get(filePath);
      if (data === undefined) fail(new Error('no such file'));
      else success({ data });
    },
    unlink: ({ filePath, success }: FileRequest): void => {
      phone.saved.delete(filePath);
      success({});
    },
  }),
  chooseMedia: async () => ({
    tempFiles: phone.album.map(({ name, base64, isVideo }) => ({
      tempFilePath: `album/${name}`,
      size: Math.floor((base64.length * 3) / 4),
      fileType: isVideo === true ? 'video' : 'image',
    })),
  }),
  shareFileMessage: async (): Promise<void> => undefined,
  getWindowInfo: () => ({ windowWidth: phone.windowWidth }),
  onWindowResize: (listener: () => void): void => void listeners.add(listener),
  offWindowResize: (listener: () => void): void => void listeners.delete(listener),
  showToast: ({ title }: { title: string }): void => void phone.said.push(title),
  setClipboardData: async (): Promise<void> => undefined,
};
