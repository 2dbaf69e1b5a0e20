// Receipts that the reporter chose to keep on this phone. Never kept without being asked.
import { keepLocal, readLocal } from '@/platform/storage';

export interface KeptReceipt {
  readonly receipt: string;
  readonly placeName: string;
  readonly day: string;
}

const KEY = 'receipts';

export const keptReceipts = (): readonly KeptReceipt[] => readLocal<KeptReceipt[]>(KEY) ?? [];

export const keepReceipt = (kept: KeptReceipt): void =>
  keepLocal(KEY, [kept, ...keptReceipts().filter(({ receipt }) => receipt !== kept.receipt)]);
