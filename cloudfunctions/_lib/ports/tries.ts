// How often something was tried lately, kept in the store so that every instance counts together. Keys are keyed hashes: a
// key names nobody once its day's key is no longer in use.

export interface Tries {
  /**
   * Notes a try if fewer than `limit` were noted under this key within the `windowMs` before `now`; one at a time, so that
   * many at once cannot slip through together.
   * @param earlier keys under which the same caller may have been counted before the key rotated
   * @returns null when noted; otherwise the moment from which another try is allowed
   */
  take(key: string, limit: number, windowMs: number, now: number, earlier?: readonly string[]): Promise<number | null>;
  /** Takes back a try noted at `at`: it was no wrong guess. The last one taken back leaves nothing behind. */
  giveBack(key: string, at: number): Promise<void>;
  /** Adds one to a plain count that everybody shares. */
  count(key: string, until: number): Promise<void>;
  /** Adds one to a plain count unless it stands at `limit`; one at a time. Returns whether it was added. */
  countUnder(key: string, limit: number, until: number): Promise<boolean>;
  /** What the plain count stands at. */
  counted(key: string): Promise<number>;
  /** Deletes what was only of use before `now`. Returns how many. */
  forget(now: number): Promise<number>;
}
