// What use-cases may ask of the database. Deliberately small: the SDK's hazards (platform.md §1) cannot be expressed here.
import type { AuditEntry, SealedAuditEntry } from './audit';
import type { Documents } from './documents';
import type { OutgoingMessage } from './message';

export type CollectionName = keyof Documents;

/** A stored document: `revision` grows by one with every change, and a stale write is refused. */
export type Stored<T> = T & { readonly id: string; readonly revision: number };

type Scalar = string | number | boolean | null;

/** A condition on one field: a value it must equal, or one of these forms. Dates are stored as numbers or text, so all sort. */
export type Condition =
  | Scalar
  | { readonly in: readonly Scalar[] }
  | { readonly not: Scalar }
  | {
      readonly gt?: number | string;
      readonly gte?: number | string;
      readonly lt?: number | string;
      readonly lte?: number | string;
    };

/** All conditions must hold. Keys are field paths (`place.districtCode`); on an array field a value means "contains". */
export type Filter = Readonly<Record<string, Condition>>;

export interface FindOptions {
  /** 1–1000. */
  readonly limit: number;
  readonly skip?: number;
  /** Field paths; a leading minus means descending. */
  readonly sort?: readonly string[];
}

/** The change of one document. Values are replaced whole, never merged. */
export interface Change<T> {
  readonly set?: Partial<T>;
  /** Adds to numbers, by field path. */
  readonly add?: Readonly<Record<string, number>>;
  /** Appends to arrays, by field path. */
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
}

/** The request a write belongs to: `key` identifies it, `hash` its content. Neither names the caller. */
export interface WriteRequest {
  readonly key: string;
  readonly hash: string;
}

/** What travels in the same document write as the effect. */
export interface Write {
  readonly request: WriteRequest;
  readonly audit: AuditEntry;
  readonly messages?: readonly OutgoingMessage[];
  /** The answer to give again when the request is repeated. Leave out what must not be stored. */
  readonly reply?: unknown;
}

/** Thrown by `open` when this very request has already had its effect: `serve` gives the stored answer again. */
export class RepeatedRequest extends Error {
  readonly reply: unknown;
  constructor(reply: unknown) {
    super('repeated request');
    this.name = 'RepeatedRequest';
    this.reply = reply;
  }
}

export interface Store {
  /** The document, or null. */
  get<C extends CollectionName>(collection: C, id: string): Promise<Stored<Documents[C]> | null>;

  /** Documents that meet every condition. An empty filter means all of them. */
  find<C extends CollectionName>(collection: C, filter: Filter, options: FindOptions): Promise<Stored<Documents[C]>[]>;

  /** Every document that meets the conditions, however many, in order of id (pages of 1,000). */
  findAll<C extends CollectionName>(collection: C, filter: Filter): Promise<Stored<Documents[C]>[]>;

  count<C extends CollectionName>(collection: C, filter: Filter): Promise<number>;

  /**
   * Loads a document in order to change it.
   * @throws AppError NOT_FOUND
   * @throws AppError REQUEST_REUSED the same request key came with another content
   * @throws RepeatedRequest this request has already changed it
   */
  open<C extends CollectionName>(collection: C, id: string, request: WriteRequest): Promise<Stored<Documents[C]>>;

  /**
   * Stores a new document under an id chosen by the caller (derive it from the request's key, so that a repeat meets itself).
   * @returns `repeated` when this request has stored it before; the stored document is left as it is
   * @throws AppError CONFLICT another document has this id, or a unique index refuses it
   * @throws AppError REQUEST_REUSED
   */
  insert<C extends CollectionName>(
    collection: C,
    id: string,
    document: Documents[C],
    write: Write,
  ): Promise<'inserted' | 'repeated'>;

  /** The answer that a request got when it had its effect on this document; null when it never had one. */
  replyOf(collection: CollectionName, id: string, request: WriteRequest): Promise<unknown>;

  /**
   * Stores many new documents that no request of their own asked for (imports, seats of a draw). Those whose id exists are
   * left as they are, so a repeat completes what an interrupted run began.
   * @returns how many were new
   * @throws AppError CONFLICT a unique index refuses one of them
   */
  insertMany<C extends CollectionName>(
    collection: C,
    documents: readonly { readonly id: string; readonly document: Documents[C]; readonly audit?: AuditEntry }[],
  ): Promise<number>;

  /**
   * Changes a document that was opened, if nobody changed it since.
   * @throws AppError CONFLICT somebody did
   */
  change<C extends CollectionName>(
    collection: C,
    opened: Stored<Documents[C]>,
    change: Change<Documents[C]>,
    write: Write,
  ): Promise<void>;

  /**
   * Changes a hot document in one conditional update, without having read it: the way to take a seat.
   * @returns `changed`; `repeated` (this request did it before); `refused` (a condition does not hold, or it does not exist)
   */
  changeIf<C extends CollectionName>(
    collection: C,
    id: string,
    conditions: Filter,
    change: Change<Documents[C]>,
    write: Write,
  ): Promise<'changed' | 'repeated' | 'refused'>;

  /** Of these documents (at most 1,000), those whose audit entries and messages have all been moved on. */
  removable(collection: CollectionName, ids: readonly string[]): Promise<string[]>;

  /**
   * Removes documents (at most 1,000) that are removable; the others stay. For data past its date: leave a record first.
   * @returns how many went
   */
  remove(collection: CollectionName, ids: readonly string[]): Promise<number>;
}

/** Why a document's outbox could not be emptied: what it was, and the name of the fault. No content. */
export interface RelayFault {
  readonly part: 'audit' | 'message';
  /** The entry's action or the message's template. */
  readonly name: string;
  readonly fault: string;
}

/** A document that the relay has put aside. */
export interface Parked extends RelayFault {
  readonly id: string;
  readonly at: number;
  readonly entries: number;
  readonly messages: number;
}

/** What the relay needs beyond a use-case's store: moving audit entries and messages out of the documents that carry them. */
export interface RelayStore {
  /** Up to `limit` documents of a collection that still carry something. */
  pending(
    collection: CollectionName,
    limit: number,
  ): Promise<{ id: string; mark: string; audit: AuditEntry[]; messages: OutgoingMessage[]; tries: number }[]>;
  /** The newest row of the audit chain, or null when it is empty. */
  lastAudit(): Promise<SealedAuditEntry | null>;
  /** `known`: this entry is in the chain already. `raced`: another row has taken its place in the sequence. */
  appendAudit(entry: SealedAuditEntry): Promise<'appended' | 'known' | 'raced'>;
  /** Puts a message into its receiver's inbox; one that is there already stays as it is. */
  deliver(message: OutgoingMessage, at: number): Promise<void>;
  /** Empties a document's outbox if nothing was added since `mark` was read. */
  settle(collection: CollectionName, id: string, mark: string): Promise<void>;
  /**
   * Notes that a document's outbox could not be emptied; it keeps everything. Parked, `pending` leaves it out until the document
   * is written to again. Nothing happens if that was done since `mark` was read.
   */
  stumble(
    collection: CollectionName,
    id: string,
    mark: string,
    fault: RelayFault & { readonly tries: number; readonly at: number; readonly isParked: boolean },
  ): Promise<void>;
  /** What is parked in a collection, up to `limit`. */
  parked(collection: CollectionName, limit: number): Promise<Parked[]>;
  /**
   * Lets a parked document be tried again, with the row that says so; nobody's revision grows by it.
   * @returns false when it is not parked
   */
  unpark(collection: CollectionName, id: string, write: Write): Promise<boolean>;
}
