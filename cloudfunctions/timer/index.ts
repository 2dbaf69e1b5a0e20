import { timerContract } from '../../shared/contracts/timer';
import { serve } from '../_lib/serve';
import { keepSeats } from '../club/public';
import { publishList } from '../institution/public';
import { escalate } from './escalate';
import { relay } from './relay';
import { retain } from './retain';
import { sweep } from './sweep';

export const useCases = { publish: publishList, relay, retain, escalate, seats: keepSeats, sweep };
const run = serve('timer', timerContract, useCases);

/** The platform names the trigger in the event; who may call is decided by the context, as everywhere. */
export const main = (event: unknown, context: unknown) =>
  run({ action: (event as { TriggerName?: unknown } | null)?.TriggerName, input: {} }, context);
