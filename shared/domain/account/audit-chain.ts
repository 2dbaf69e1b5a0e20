// The audit trail as a hash chain: what a row's hash covers, and where a chain has been tampered with.
// It does not know where rows are kept.
import { canonicalJson, sha256Hex } from '../../kernel/digest';

/** What every chain starts from. */
export const CHAIN_START = '0'.repeat(64);

export interface ChainRow {
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
}

/**
 * The hash of a row: SHA-256 over its canonical JSON with its place and the hash before it, without its own hash.
 * Example: `hashOfRow({ id, action, sequence: 1, previousHash: CHAIN_START })`.
 */
export const hashOfRow = (row: Readonly<Record<string, unknown>>): string => {
  const { hash: _own, revision: _kept, ...covered } = row;
  return sha256Hex(canonicalJson(covered));
};

/** Puts an entry behind the newest row (null: the first of the chain). */
export const seal = <T extends object>(entry: T, last: ChainRow | null): T & ChainRow => {
  const row = {
    ...entry,
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.hash ?? CHAIN_START,
  };
  return { ...row, hash: hashOfRow(row) };
};

/**
 * The sequence number of the first row that is missing, moved or altered; null when the rows are one unbroken chain.
 * @param rows in order of sequence, from the first
 */
export const firstBreak = (rows: readonly (ChainRow & Readonly<Record<string, unknown>>)[]): number | null => {
  let previous: ChainRow | null = null;
  for (const row of rows) {
    const expected: number = (previous?.sequence ?? 0) + 1;
    const isIntact =
      row.sequence === expected && row.previousHash === (previous?.hash ?? CHAIN_START) && row.hash === hashOfRow(row);
    if (!isIntact) return expected;
    previous = row;
  }
  return null;
};
