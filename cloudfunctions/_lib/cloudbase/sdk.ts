// The one place that opens the CloudBase SDK. Only this folder may import it.
import tcb from '@cloudbase/node-sdk';

export type CloudBase = ReturnType<typeof tcb.init>;

/** Opens the SDK for the environment that this function runs in (on the local cloud: the one its variables name). */
export const openCloudBase = (): CloudBase => tcb.init({ env: tcb.SYMBOL_CURRENT_ENV as unknown as string });
