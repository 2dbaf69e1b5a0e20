import { coversDistrict } from '../../shared/domain/account/roles';
import { receiptFrom, showReceipt } from '../../shared/domain/report/receipt';
import { AppError } from '../../shared/kernel/errors';
import { dateOf } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { receiptHash } from './find-by-receipt';

/** Makes slips. The codes are derived from the request under our key: a repeat prints the same ones, and only hashes are stored. */
export const issueSlips = async (call: Call, { districtCode, count }: { districtCode: string; count: number }) => {
  if (!coversDistrict(callerAccount(call).grants, districtCode)) throw new AppError('NOT_FOUND');
  const receipts = Array.from({ length: count }, (_, i) =>
    receiptFrom(call.secrets.keyedHash('slip', `${call.request.key}|${i}`)),
  );
  const issuedOn = dateOf(call.now);
  await call.store.insertMany(
    'slips',
    receipts.map((receipt, i) => {
      const id = newId(call, `-${i}`);
      return {
        id,
        document: { codeHash: receiptHash(call.secrets, receipt), districtCode, issuedOn },
        audit: writeOf(call, 'slip.issued', { collection: 'slips', id }, { districtCode }).audit,
      };
    }),
  );
  return { codes: receipts.map(showReceipt) };
};
