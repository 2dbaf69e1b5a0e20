import { COLLECTIONS } from '../../../cloudfunctions/collections';
import { databaseRules, STORAGE_RULE } from '../../../cloudfunctions/security-rules';
import { collectionsInCode, faultsOfRules } from './security-rules';

describe('the security rules', () => {
  it('deny every client every collection that the code uses, and all of storage but reading public/', () => {
    expect(collectionsInCode().length).toBeGreaterThan(15); // or the search for them is broken
    expect(faultsOfRules(databaseRules(), STORAGE_RULE, collectionsInCode())).toEqual([]);
  });

  it('and the indexes are declared for the same collections', () => {
    const declared = COLLECTIONS.map(({ name }) => name);
    expect(collectionsInCode().filter((name) => !declared.includes(name))).toEqual([]);
    expect(new Set(declared).size).toBe(declared.length);
  });

  it('would be told apart from rules that leave something open', () => {
    const { accounts: _forgotten, ...withoutAccounts } = databaseRules();
    expect(faultsOfRules(withoutAccounts, STORAGE_RULE, collectionsInCode())).toHaveLength(1);
    expect(
      faultsOfRules({ ...databaseRules(), reports: { read: 'auth != null', write: false } }, STORAGE_RULE, []),
    ).toHaveLength(1);
    expect(faultsOfRules(databaseRules(), { read: true, write: false }, []).length).toBeGreaterThan(0);
    expect(faultsOfRules(databaseRules(), { read: STORAGE_RULE.read, write: 'auth != null' }, [])).toHaveLength(1);
  });
});
