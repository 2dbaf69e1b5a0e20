// The table is whole: every endpoint has rows, every cell an expectation. Whether they are true is for cells-1 and cells-2.
import { FEATURES } from '.';
import { allEndpoints, gapsOf, tablesOf } from './cells';

describe('the table', () => {
  it('has rows for every endpoint and an expectation in every cell', () => {
    expect(gapsOf(FEATURES)).toEqual([]);
  });

  it('names no endpoint that the contracts do not know', () => {
    const known = allEndpoints();
    expect(FEATURES.flatMap(tablesOf).filter(([endpoint]) => !known.includes(endpoint))).toEqual([]);
  });
});
