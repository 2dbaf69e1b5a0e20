import { readReceipt } from '../../shared/domain/report/receipt';
import type { Report } from '../../shared/domain/report/report.schema';
import { AppError } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import type { Call } from '../_lib/call';
import type { Secrets } from '../_lib/ports/secrets';
import type { Stored } from '../_lib/ports/store';

/** What the database knows a receipt by. */
export const receiptHash = (secrets: Secrets, receipt: string): string =>
  toBase32(secrets.keyedHash('receipt-hash', receipt));

/**
 * The report behind a receipt as typed.
 * @throws AppError TOO_MANY_TRIES after 30 wrong ones within an hour
 * @throws AppError NOT_FOUND for a wrong, mistyped or never issued one alike
 */
export const findByReceipt = async ({ store, secrets, throttle }: Call, typed: string): Promise<Stored<Report>> => {
  const found = await throttle.guess('receipt', async () => {
    const receipt = readReceipt(typed);
    if (receipt === null) return null;
    const [report] = await store.find('reports', { receiptHash: receiptHash(secrets, receipt) }, { limit: 1 });
    return report ?? null;
  });
  if (found === null) throw new AppError('NOT_FOUND');
  return found;
};
