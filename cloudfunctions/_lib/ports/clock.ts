import type { EpochMs } from '../../../shared/kernel/time';

/** The server's clock: the only one that decides about deadlines. */
export type Clock = () => EpochMs;
