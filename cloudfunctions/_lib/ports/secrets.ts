// Keyed hashes. The key is an environment variable of the functions, never in the database.

export interface Secrets {
  /** HMAC-SHA-256 of `text` under a key of its own for each `purpose`, as 32 bytes. */
  keyedHash(purpose: string, text: string): Uint8Array;
}
