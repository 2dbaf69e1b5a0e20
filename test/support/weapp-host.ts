// Runs the built mini-program without WeChat. Logic layer: the built app.js and pages in a bare `vm` context that has only
// what WeChat's has (no window, no document, no eval). View layer: the WXML as compiled by WeChat's own compiler, rendered
// from what setData sent. It has no layout; what it counts is what WeChat's audit counts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { commonStrings } from '../../miniprogram/src/strings/common';
import { isElement, type NodeTree, openView, textOf, walk } from './weapp-view';
import { openWx, type WxOptions } from './weapp-wx';

interface PageDefinition {
  readonly data?: object;
  [member: string]: unknown;
}

interface PageInstance extends PageDefinition {
  readonly route: string;
  readonly options: Record<string, string>;
  data: Record<string, unknown>;
}

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string }[] };
}

export interface SetDataCall {
  readonly page: string;
  readonly bytes: number;
}

export interface WeappHost {
  /** Every page of app.json. */
  readonly pages: readonly string[];
  /** Starts the app if need be and opens a page on an empty stack, as a link does. */
  open(url: string): Promise<void>;
  /** Waits until no call is under way and nothing was drawn for a moment. */
  settle(): Promise<void>;
  /** All text of the page on top. */
  text(): string;
  tree(): NodeTree;
  /** Whether a skeleton stands where something should be. */
  isLoading(): boolean;
  /** Presses what is labelled so, or says exactly this (a button before other words), or contains it; bubbles as in WeChat. */
  tap(words: string): Promise<void>;
  /** Types into the field with this label. */
  type(label: string, value: string): Promise<void>;
  /** Chooses from the wheel with this label: an index, or a date. */
  pick(label: string, value: string): Promise<void>;
  /** The route of the page on top. */
  route(): string;
  back(): Promise<void>;
  readonly errors: string[];
  /** `wx` members used that the stand-in does not have: WeChat may have them, but nobody has looked. */
  readonly unknownCalls: ReadonlySet<string>;
  readonly setData: SetDataCall[];
  /** Words of toasts and questions, in order. */
  readonly said: readonly string[];
  close(): void;
}

/** A page counts as settled when nothing happened for this long and for so many turns: a busy machine only makes turns slow. */
const QUIET_MS = 40;
const QUIET_TURNS = 12;
const TURN_MS = 4;
/** What a skeleton is labelled. */
const LOADING = commonStrings.loading;
const SETTLE_LIMIT_MS = 15_000;

/** `root.cn.[0].cl`, `a[1].b` → its steps. */
const stepsOf = (key: string): string[] =>
  key
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');

const assign = (target: Record<string, unknown>, key: string, value: unknown): void => {
  const steps = stepsOf(key);
  let at = target;
  for (const [i, step] of steps.slice(0, -1).entries()) {
    if (at[step] === undefined || at[step] === null) at[step] = /^\d+$/.test(steps[i + 1] ?? '') ? [] : {};
    at = at[step] as Record<string, unknown>;
  }
  at[steps.at(-1) ?? ''] = value;
};

const queryOf = (query: string): Record<string, string> =>
  Object.fromEntries(
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
  );

export interface HostOptions extends Pick<WxOptions, 'callFunction' | 'readFile' | 'isOffline' | 'photos'> {
  /** The folder of the build. */
  readonly dist: string;
  readonly now?: () => number;
}

/** Opens a phone with the mini-program on it; nothing runs before the first `open`. */
export const openWeappHost = (options: HostOptions): WeappHost => {
  const { dist } = options;
  const appJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppJson;
  const pages = [
    ...appJson.pages,
    ...(appJson.subPackages ?? []).flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`)),
  ];
  const tabs = new Set((appJson.tabBar?.list ?? []).map(({ pagePath }) => pagePath));
  const errors: string[] = [];
  const setData: SetDataCall[] = [];
  const stack: PageInstance[] = [];
  const definitions = new Map<string, PageDefinition>();
  let loading = '';
  let lastChange = 0;
  let changes = 0;
  let app: PageDefinition | undefined;
  let isClosed = false;
  const changed = (): void => {
    lastChange = performance.now();
    changes++;
  };

  const run = (owner: PageDefinition | undefined, member: string, ...args: unknown[]): void => {
    const method = owner?.[member];
    if (typeof method === 'function') method.apply(owner, args);
  };
  const top = (): PageInstance => {
    const page = stack.at(-1);
    if (page === undefined) throw new Error('no page is open');
    return page;
  };

  const push = (url: string): void => {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?');
    loading = route;
    if (!definitions.has(route)) load(`${route}.js`);
    const definition = definitions.get(route);
    if (definition === undefined) throw new Error(`${route}.js defines no page`);
    const instance: PageInstance = Object.assign(Object.create(null) as PageInstance, definition, {
      route,
      options: queryOf(query),
      data: structuredClone(definition.data ?? {}) as Record<string, unknown>,
    });
    Object.assign(instance, {
      getOpenerEventChannel: () => ({ on: () => undefined, emit: () => undefined }),
      selectComponent: () => null,
      setData(changes: Record<string, unknown>, done?: () => void) {
        changed();
        const text = JSON.stringify(changes);
        setData.push({ page: route, bytes: Buffer.byteLength(text) });
        for (const [key, value] of Object.entries(JSON.parse(text) as object)) assign(instance.data, key, value);
        setTimeout(() => {
          if (!isClosed) done?.call(instance);
        }, 0);
      },
    });
    stack.push(instance);
    run(instance, 'onLoad', instance.options);
    run(instance, 'onShow');
    run(instance, 'onReady');
    changed();
  };

  const pop = (): void => run(stack.pop(), 'onUnload');
  const navigate = (kind: string, url: string, delta: number): string | null => {
    if (kind === 'navigateBack') {
      for (let i = 0; i < delta && stack.length > 1; i++) pop();
      run(top(), 'onShow');
      changed();
      return null;
    }
    const route = url.replace(/^\//, '').split('?')[0] ?? '';
    if (!pages.includes(route)) return `page "${route}" is not found`;
    if (kind !== 'reLaunch' && (kind === 'switchTab') !== tabs.has(route))
      return `${route} and the tab bar do not agree`;
    if (kind === 'navigateTo' && stack.length >= 10) return 'more than ten pages are open';
    if (kind === 'navigateTo') run(top(), 'onHide');
    else if (kind === 'redirectTo') pop();
    else while (stack.length > 0) pop();
    push(url);
    return null;
  };

  const { wx, unknownCalls, said, isBusy } = openWx({
    ...options,
    navigate: (kind, url, delta) => {
      const refusal = navigate(kind, url, delta);
      if (refusal !== null) errors.push(`${kind}: ${refusal}`);
      return refusal;
    },
    onChange: changed,
    onFault: (message) => errors.push(message),
  });

  // A phone whose day is the functions' day.
  const aheadMs = (options.now?.() ?? Date.now()) - Date.now();
  class PhoneDate extends Date {
    constructor(...parts: readonly unknown[]) {
      if (parts.length === 0) super(PhoneDate.now());
      else super(...(parts as [number]));
    }
    static override now(): number {
      return Date.now() + aheadMs;
    }
  }
  const noteError = (...words: unknown[]): void =>
    void errors.push(
      words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '),
    );
  const silent = (): void => undefined;
  const context = vm.createContext(
    {
      wx,
      console: { log: silent, info: silent, debug: silent, warn: silent, error: noteError },
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      ...(aheadMs === 0 ? {} : { Date: PhoneDate }),
      global: {},
      App(definition: PageDefinition) {
        app = definition;
        run(app, 'onLaunch', { path: pages[0], query: {} });
        run(app, 'onShow', { path: pages[0], query: {} });
      },
      Page: (definition: PageDefinition) => void definitions.set(loading, definition),
      Component: (definition: PageDefinition) => void definitions.set(loading, definition),
      Behavior: (definition: PageDefinition) => definition,
      getApp: () => app,
      getCurrentPages: () => [...stack],
      requirePlugin: () => ({}),
    },
    { codeGeneration: { strings: false, wasm: false } },
  );

  const modules = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const body = vm.runInContext(
      `(function (require, module, exports) {${readFileSync(path.join(dist, file), 'utf8')}\n})`,
      context,
      { filename: file },
    ) as (require: (name: string) => unknown, module: object, exports: unknown) => void;
    const require = (name: string): unknown => {
      const target = name.startsWith('/') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name);
      return load(target.endsWith('.js') ? target : `${target}.js`);
    };
    body(require, module, module.exports);
    return module.exports;
  };

  const render = openView(dist, noteError);
  const tree = (): NodeTree => render(top().route, top().data);

  const settle = async (): Promise<void> => {
    const limit = performance.now() + SETTLE_LIMIT_MS;
    let seen = changes;
    changed();
    for (let turns = 0; isBusy() || turns < QUIET_TURNS || performance.now() - lastChange < QUIET_MS; turns++) {
      if (isBusy() || changes !== seen) turns = 0;
      seen = changes;
      if (performance.now() > limit) throw new Error(`${top().route} does not settle`);
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    }
  };

  /** The elements from the page down to the one wanted; the last one is the event's target. */
  const pathTo = (isWanted: (node: NodeTree) => boolean): NodeTree[] | null => {
    const search = (node: NodeTree, above: readonly NodeTree[]): NodeTree[] | null => {
      const here = [...above, node];
      for (const child of node.children) {
        const found = typeof child === 'string' ? null : search(child, here);
        if (found !== null) return found;
      }
      return isWanted(node) ? here : null;
    };
    return search(tree(), []);
  };

  const fire = async (along: readonly NodeTree[], type: string, detail: object, bubbles: boolean): Promise<void> => {
    const target = along.at(-1);
    const stub = (node: NodeTree | undefined): object => ({
      id: node?.attr['id'],
      dataset: Object.fromEntries(
        Object.entries(node?.attr ?? {})
          .filter(([name]) => name.startsWith('data-'))
          .map(([name, value]) => [name.slice(5), value]),
      ),
    });
    let isHeard = false;
    for (const node of [...along].reverse()) {
      const caught = node.attr[`catch${type}`];
      const handler = caught ?? node.attr[`bind${type}`];
      if (typeof handler === 'string' && handler !== '') {
        isHeard = true;
        run(top(), handler, {
          type,
          timeStamp: Date.now(),
          target: stub(target),
          currentTarget: stub(node),
          mark: {},
          detail,
          touches: [],
          changedTouches: [],
        });
      }
      if (caught !== undefined || !bubbles) break;
    }
    if (!isHeard) throw new Error(`nothing on ${top().route} listens to ${type} there`);
    await settle();
  };

  const labelled = (label: string, tag: RegExp) => (node: NodeTree) =>
    tag.test(node.tag) && node.attr['ariaLabel'] === label;
  const sayingExactly = (words: string) => (node: NodeTree) => isElement(node) && textOf(node).trim() === words;

  return {
    pages,
    async open(url) {
      if (app === undefined) load('app.js');
      while (stack.length > 0) pop();
      push(url);
      await settle();
    },
    settle,
    text: () => textOf(tree()),
    tree,
    isLoading: () => pathTo((node) => node.attr['ariaLabel'] === LOADING) !== null,
    async tap(words) {
      const along =
        pathTo((node) => isElement(node) && node.attr['ariaLabel'] === words) ??
        pathTo((node) => node.attr['ariaRole'] !== undefined && sayingExactly(words)(node)) ??
        pathTo(sayingExactly(words)) ??
        pathTo((node) => isElement(node) && textOf(node).includes(words));
      if (along === null) throw new Error(`nothing on ${top().route} says “${words}”:\n${textOf(tree())}`);
      await fire(along, 'tap', {}, true);
    },
    async type(label, value) {
      const along = pathTo(labelled(label, /^wx-(input|textarea)$/));
      if (along === null) throw new Error(`no field on ${top().route} is labelled “${label}”`);
      await fire(along, 'input', { value, cursor: value.length }, false);
    },
    async pick(label, value) {
      // The wheel is around the press that carries the label.
      const inside = pathTo((node) => node.attr['ariaLabel'] === label);
      const at = inside?.findLastIndex(({ tag }) => tag === 'wx-picker') ?? -1;
      if (inside == null || at < 0) throw new Error(`no wheel on ${top().route} is labelled “${label}”`);
      await fire(inside.slice(0, at + 1), 'change', { value }, false);
    },
    route: () => top().route,
    async back() {
      navigate('navigateBack', '', 1);
      await settle();
    },
    errors,
    unknownCalls,
    setData,
    said,
    close() {
      isClosed = true;
      while (stack.length > 0) pop();
    },
  };
};

/** What WeChat's audit counts on the page on top: elements, and the most children of one. */
export const countNodes = (tree: NodeTree): { readonly nodes: number; readonly mostChildren: number } => {
  let nodes = 0;
  let mostChildren = 0;
  for (const node of walk(tree)) {
    if (!isElement(node)) continue;
    nodes++;
    mostChildren = Math.max(mostChildren, node.children.filter((child) => typeof child !== 'string').length);
  }
  return { nodes, mostChildren };
};
