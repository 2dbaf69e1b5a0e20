// The view layer of the weapp host: WXML compiled by WeChat's compiler, rendered to a tree of plain nodes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { wxmlToJs } from 'miniprogram-compiler';

export interface NodeTree {
  /** `wx-view`, `wx-text`; `virtual` for what WeChat does not draw (block, template). */
  readonly tag: string;
  readonly attr: Readonly<Record<string, unknown>>;
  readonly children: readonly (NodeTree | string)[];
}

interface RawNode {
  readonly tag?: string;
  readonly attr?: Record<string, unknown>;
  readonly children?: readonly unknown[];
}

type Templates = (file: string) => (data: object) => RawNode;

/** The custom components of Taro's build; each is a template of its own that takes the node's properties. */
const COMPONENTS = ['comp', 'custom-wrapper'];

/** A node that WeChat draws and counts. */
export const isElement = ({ tag }: NodeTree): boolean => tag.startsWith('wx-') && tag !== 'wx-page';

export function* walk(node: NodeTree): Generator<NodeTree> {
  yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* walk(child);
}

export const textOf = (node: NodeTree | string): string =>
  typeof node === 'string' ? node : node.children.map(textOf).join('');

/** @param onError what the compiled WXML complained about */
export const openView = (
  dist: string,
  onError: (message: string) => void,
): ((route: string, data: object) => NodeTree) => {
  const context = vm.createContext({
    console: {
      log: () => undefined,
      warn: () => undefined,
      error: (...words: unknown[]) => onError(`WXML: ${words.join(' ')}`),
    },
    setTimeout,
  });
  Object.assign(context, { window: context, global: context });
  const generate = (
    vm.runInContext(`(function (global) {${wxmlToJs(dist)}})`, context) as (globals: object) => Templates
  )({});
  const known = new Map(
    COMPONENTS.filter((name) => existsSync(path.join(dist, `${name}.wxml`))).map((name) => [
      `wx-${name}`,
      `${name}.wxml`,
    ]),
  );
  const expand = (raw: unknown): NodeTree | string => {
    if (raw === null || typeof raw !== 'object') return String(raw ?? '');
    const { tag = 'virtual', attr = {}, children = [] } = raw as RawNode;
    const component = known.get(tag);
    const inner = component === undefined ? children : (generate(component)(attr).children ?? []);
    return { tag, attr, children: inner.map(expand) };
  };
  // The compiled templates tell objects by their constructor: data must be born in their own realm.
  const parse = vm.runInContext('JSON.parse', context) as (text: string) => object;
  return (route, data) => {
    const tree = expand(generate(`${route}.wxml`)(parse(JSON.stringify(data))));
    if (typeof tree === 'string') throw new Error(`${route}.wxml draws nothing`);
    return tree;
  };
};
