// `wx` for the weapp host: the members our app and Taro's runtime use, each doing what a page can notice. Anything else is
// noted as unknown, so that a new API is looked at once before it is relied on.
import { randomBytes } from 'node:crypto';

export interface WxOptions {
  /** Answers `wx.cloud.callFunction`; a rejection counts as an error of the host's user. */
  readonly callFunction: (name: string, data: unknown) => Promise<unknown>;
  /** The bytes behind a file id; null when there is none that a client may read. */
  readonly readFile?: (fileId: string) => Promise<Uint8Array | null>;
  /** True while the phone has no network: calls then fail as WeChat's do. */
  readonly isOffline?: () => boolean;
  readonly onFault: (message: string) => void;
  /** The photos the album gives, one after another; none means that the person changed their mind. */
  readonly photos?: readonly Uint8Array[];
  /** Moves between pages; the reason when WeChat would refuse. */
  readonly navigate: (kind: string, url: string, delta: number) => string | null;
  readonly onChange: () => void;
}

interface Callbacks {
  readonly success?: (result: object) => void;
  readonly fail?: (result: object) => void;
  readonly complete?: (result: object) => void;
  readonly [more: string]: unknown;
}

const PHONE = {
  SDKVersion: '3.8.0',
  platform: 'ios',
  system: 'iOS 17.0',
  model: 'iPhone',
  brand: 'Apple',
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 724,
  screenWidth: 375,
  screenHeight: 812,
  statusBarHeight: 44,
  language: 'zh_CN',
  theme: 'light',
  safeArea: { top: 44, bottom: 778, left: 0, right: 375, width: 375, height: 734 },
};

const answer = (options: Callbacks | undefined, result: object = {}): Promise<object> => {
  const whole = { errMsg: 'ok', ...result };
  options?.success?.(whole);
  options?.complete?.(whole);
  return Promise.resolve(whole);
};

const refuse = (options: Callbacks | undefined, errMsg: string): Promise<never> => {
  options?.fail?.({ errMsg });
  options?.complete?.({ errMsg });
  const refusal = Promise.reject(new Error(errMsg));
  refusal.catch(() => undefined); // whoever awaits it still sees it; with callbacks nobody does
  return refusal;
};

/** A selector query that finds one box of the phone's width: enough for code that measures. */
const selectorQuery = (): object => {
  const box = { top: 0, left: 0, right: 375, bottom: 50, width: 375, height: 50, scrollTop: 0, scrollLeft: 0 };
  const waiting: ((found: unknown) => void)[] = [];
  const add = (first: unknown, second: unknown): object => {
    const told = typeof first === 'function' ? first : second;
    waiting.push(typeof told === 'function' ? (told as (found: unknown) => void) : () => undefined);
    return query;
  };
  const query: Record<string, unknown> = {
    in: () => query,
    select: () => query,
    selectAll: () => query,
    selectViewport: () => query,
    boundingClientRect: add,
    scrollOffset: add,
    fields: add,
    node: add,
    exec: (done?: (found: unknown[]) => void) =>
      void setTimeout(() => {
        for (const told of waiting) told(box);
        done?.(waiting.map(() => box));
      }, 0),
  };
  return query;
};

export const openWx = ({ callFunction, readFile, isOffline, onFault, photos = [], navigate, onChange }: WxOptions) => {
  const storage = new Map<string, unknown>();
  const files = new Map<string, Uint8Array>();
  const unknownCalls = new Set<string>();
  const said: string[] = [];
  let busy = 0;

  const move = (kind: string) => (options: Callbacks) => {
    const refusal = navigate(kind, String(options['url'] ?? ''), Number(options['delta'] ?? 1));
    return refusal === null ? answer(options) : refuse(options, `${kind}:fail ${refusal}`);
  };
  const bytesOf = (content: string | ArrayBuffer, encoding = 'utf8'): Uint8Array =>
    typeof content === 'string' ? Buffer.from(content, encoding as BufferEncoding) : new Uint8Array(content);
  const fileSystem = {
    readFile: (options: Callbacks) => {
      const bytes = files.get(String(options['filePath']));
      if (bytes === undefined) return refuse(options, 'readFile:fail no such file');
      const encoding = options['encoding'] as BufferEncoding | undefined;
      return answer(options, {
        data: encoding === undefined ? bytes.slice().buffer : Buffer.from(bytes).toString(encoding),
      });
    },
    writeFileSync: (filePath: string, content: string | ArrayBuffer, encoding?: string) =>
      void files.set(filePath, bytesOf(content, encoding)),
    writeFile: (options: Callbacks) => {
      files.set(
        String(options['filePath']),
        bytesOf(options['data'] as string, options['encoding'] as string | undefined),
      );
      return answer(options);
    },
    unlink: (options: Callbacks) => {
      files.delete(String(options['filePath']));
      return answer(options);
    },
    unlinkSync: (filePath: string) => void files.delete(filePath),
  };

  const known: Record<string, unknown> = {
    ...Object.fromEntries(
      ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'].map((kind) => [kind, move(kind)]),
    ),
    getSystemInfoSync: () => PHONE,
    getWindowInfo: () => PHONE,
    getDeviceInfo: () => PHONE,
    getAppBaseInfo: () => PHONE,
    getSystemSetting: () => ({}),
    getAppAuthorizeSetting: () => ({}),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ top: 48, height: 32, left: 281, right: 368, width: 87, bottom: 80 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getNetworkType: (options: Callbacks) => answer(options, { networkType: 'wifi' }),
    canIUse: () => true,
    nextTick: (work: () => void) => void setTimeout(work, 0),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),
    clearStorageSync: () => storage.clear(),
    getFileSystemManager: () => fileSystem,
    getRandomValues: (options: Callbacks) =>
      answer(options, { randomValues: Uint8Array.from(randomBytes(Number(options['length']))).buffer }),
    chooseMedia: (options: Callbacks) => {
      if (photos.length === 0) return refuse(options, 'chooseMedia:fail cancel');
      const tempFiles = photos.slice(0, Number(options['count'] ?? 9)).map((bytes, i) => {
        files.set(`wxfile://tmp/${i}.jpg`, bytes);
        return { tempFilePath: `wxfile://tmp/${i}.jpg`, size: bytes.length, fileType: 'image' };
      });
      return answer(options, { tempFiles, type: 'image' });
    },
    chooseMessageFile: (options: Callbacks) => refuse(options, 'chooseMessageFile:fail cancel'),
    shareFileMessage: (options: Callbacks) => answer(options),
    openDocument: (options: Callbacks) => answer(options),
    saveImageToPhotosAlbum: (options: Callbacks) => answer(options),
    requestSubscribeMessage: (options: Callbacks) => answer(options),
    scanCode: (options: Callbacks) => refuse(options, 'scanCode:fail cancel'),
    setClipboardData: (options: Callbacks) => answer(options),
    setNavigationBarTitle: (options: Callbacks) => answer(options),
    pageScrollTo: (options: Callbacks) => answer(options),
    stopPullDownRefresh: (options?: Callbacks) => answer(options),
    showToast: (options: Callbacks) => {
      said.push(String(options['title']));
      return answer(options);
    },
    hideToast: (options?: Callbacks) => answer(options),
    showLoading: (options: Callbacks) => answer(options),
    hideLoading: (options?: Callbacks) => answer(options),
    // Every question is answered yes: a journey that wants no does not press.
    showModal: (options: Callbacks) => {
      said.push(`${String(options['title'])} ${String(options['content'])}`);
      return answer(options, { confirm: true, cancel: false });
    },
    createSelectorQuery: selectorQuery,
    createIntersectionObserver: () => {
      const observer: Record<string, unknown> = {
        relativeTo: () => observer,
        relativeToViewport: () => observer,
        observe: () => undefined,
        disconnect: () => undefined,
      };
      return observer;
    },
    ...Object.fromEntries(
      [
        'WindowResize',
        'ThemeChange',
        'NetworkStatusChange',
        'KeyboardHeightChange',
        'AppShow',
        'AppHide',
        'Error',
        'PageNotFound',
        'UnhandledRejection',
      ].flatMap((event) => [
        [`on${event}`, (): void => undefined],
        [`off${event}`, (): void => undefined],
      ]),
    ),
    cloud: {
      init: () => undefined,
      downloadFile: async ({ fileID }: { fileID: string }) => {
        if (isOffline?.() === true) throw new Error('cloud.downloadFile:fail no network');
        busy++;
        try {
          const bytes = (await readFile?.(fileID)) ?? null;
          if (bytes === null) throw new Error('cloud.downloadFile:fail no such file');
          const tempFilePath = `wxfile://tmp/cloud-${files.size}`;
          files.set(tempFilePath, bytes);
          return { tempFilePath, statusCode: 200, errMsg: 'downloadFile:ok' };
        } finally {
          busy--;
          onChange();
        }
      },
      callFunction: async ({ name, data }: { name: string; data: unknown }) => {
        if (isOffline?.() === true) throw new Error('cloud.callFunction:fail no network');
        busy++;
        try {
          return {
            errMsg: 'cloud.callFunction:ok',
            result: structuredClone(await callFunction(name, structuredClone(data))),
          };
        } catch (error) {
          onFault(`${name}: ${String(error)}`);
          throw error;
        } finally {
          busy--;
          onChange();
        }
      },
    },
  };
  // Taro lists `wx` at its start; what it asks for and does not find must show.
  const wx = new Proxy(known, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) return target[String(key)];
      if (!/^(webpackJsonp|__)/.test(key)) unknownCalls.add(key);
      return undefined;
    },
  });
  return {
    wx,
    unknownCalls: unknownCalls as ReadonlySet<string>,
    said: said as readonly string[],
    isBusy: () => busy > 0,
  };
};
