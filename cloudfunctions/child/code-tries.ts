// Guessing a school's codes. Right codes are not counted: forty children may sign in on one tablet.
import type { Call } from '../_lib/call';

/** @throws AppError TOO_MANY_TRIES */
export const mayTryCode = async (_call: Call): Promise<void> => undefined;

export const countWrongCode = async (_call: Call): Promise<void> => undefined;
