// A child's document with everything ordinary in it; a test spells out what matters to it.
import type { Documents } from '../../cloudfunctions/_lib/ports/documents';
import { type Bond, PURPOSES } from '../../shared/domain/child/child.schema';

/** A bond as a code from the school made it. */
export const aBond = (accountId: string, more: Partial<Bond> = {}): Bond => ({
  accountId,
  relation: 'mother',
  state: 'bound',
  via: 'code',
  since: 1,
  openUntil: null,
  changedAt: 1,
  reason: '',
  ...more,
});

/** An enrolled child whose family agreed, on paper, to everything. Its guardians are bound. */
export const aChildDocument = (
  guardianIds: readonly string[],
  more: Partial<Documents['children']> = {},
): Documents['children'] => ({
  schoolId: 'school-near',
  number: '0001',
  name: '示例·孩子',
  grade: 4,
  className: '4年级1班',
  state: 'enrolled',
  leftOn: null,
  bonds: guardianIds.map((id) => aBond(id)),
  guardianIds: [...guardianIds],
  claimantIds: [],
  selectionCodeHash: null,
  bindingCodeHash: null,
  bindingCodeUsedBy: null,
  consents: PURPOSES.map((purpose) => ({ purpose, version: 1, given: true, at: 1, by: null })),
  sealed: null,
  erasedAt: null,
  ...more,
});
