import { readReceipt } from '../../shared/domain/report/receipt';
import type { Report } from '../../shared/domain/report/report.schema';
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import type { Secrets } from '../_lib/ports/secrets';
import type { Store, Stored } from '../_lib/ports/store';

/** What the database knows a receipt by. */
export const receiptHash = (secrets: Secrets, receipt: string): string =>
  toBase32(secrets.keyedHash('receipt-hash', receipt));

/**
 * The report behind a receipt as typed.
 * @throws AppError NOT_FOUND for a wrong, mistyped or never issued one alike
 */
export const findByReceipt = async (store: Store, secrets: Secrets, typed: string): Promise<Stored<Report>> => {
  const receipt = readReceipt(typed);
  const [report] =
    receipt === null ? [] : await store.find('reports', { receiptHash: receiptHash(secrets, receipt) }, { limit: 1 });
  if (report === undefined) throw new AppError('NOT_FOUND');
  return report;
};
