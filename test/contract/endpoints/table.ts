// The form of a feature's rows: examples, and the authorisation table as data. See index.ts for how to add an endpoint.
import type { Contracts, EndpointName, FunctionName, InputOf, OutputOf } from '../../../shared/contracts';
import type { ErrorCode } from '../../../shared/kernel/errors';
import type { Outsider, Person, Who } from './cast';
import type { World } from './world';

/** A call that goes through, from somebody's life. */
export interface Example<N extends EndpointName, T> {
  readonly as: Who;
  readonly input: (things: T) => InputOf<N>;
  /** What has to happen first: another call, a later day, another verdict of the content check. */
  readonly before?: (world: World, things: T) => unknown;
  /** What the reply must contain (other members may be there). */
  readonly replies: (things: T) => { readonly [K in keyof OutputOf<N>]?: unknown };
}

export type Expected = 'ok' | ErrorCode;

/**
 * One row of the table: one input in one state, and what each person gets. Whoever the contract's `callers` do not admit is
 * derived (FORBIDDEN, or UNAUTHENTICATED without an account) and not written down. Everybody admitted has to be: by key,
 * or by `everybody` for all that have no key of their own. For `anyone`, `unidentified` and `timer` it is `everybody`, and
 * `outsiders` where those without an account are told something else.
 */
export type Case<N extends EndpointName, T> = {
  readonly input: (things: T) => InputOf<N>;
  readonly before?: (world: World, things: T) => unknown;
  /**
   * Which things of which owner are in whose reply: text that must be in the replies of exactly these people and in no
   * other's. This is the ownership column of lists.
   */
  readonly shows?: (things: T) => Readonly<Record<string, readonly Who[]>>;
  /** The case whose answer a NOT_FOUND must be byte-equal to, where it is not `absent`. */
  readonly like?: string;
  readonly everybody?: Expected;
  readonly outsiders?: { readonly [O in Outsider]?: Expected };
} & { readonly [P in Person]?: Expected };

export interface EndpointTable<N extends EndpointName, T> {
  readonly examples: readonly [Example<N, T>, ...Example<N, T>[]];
  /**
   * By name. An endpoint whose input names a thing (an id, a code, a receipt) needs the case `absent`: well-formed, but there
   * is no such thing. Every NOT_FOUND of another case must be byte-equal to it.
   */
  readonly cases: Readonly<Record<string, Case<N, T>>>;
  /** All states the thing can be in, where the answer depends on it: each must be named by a case (`'closed'`, `'closed, mine'`). */
  readonly states?: readonly string[];
  /** Why nobody who is admitted can meet a thing that is not theirs; otherwise one case must answer NOT_FOUND for that. */
  readonly ownerless?: string;
}

/** A feature's rows with the things that its cells are about. */
export interface Feature<F extends FunctionName, T = unknown> {
  readonly name: F;
  /** Makes the feature's things in a world where only the cast is. Runs once; every cell starts from here. */
  readonly arrange: (world: World) => Promise<T>;
  readonly endpoints: {
    readonly [A in Extract<keyof Contracts[F], string>]: EndpointTable<Extract<`${F}.${A}`, EndpointName>, T>;
  };
}

/**
 * One feature's rows, in two steps so that their types are known while they are written: `feature('report', arrange)({ … })`.
 * @param arrange makes the feature's things in a world where only the cast is
 */
export const feature =
  <F extends FunctionName, T>(name: F, arrange: (world: World) => Promise<T>) =>
  (endpoints: Feature<F, T>['endpoints']): Feature<F, T> => ({ name, arrange, endpoints });
