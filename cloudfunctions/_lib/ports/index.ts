import type { RandomSource } from '../../../shared/kernel/random';
import type { Clock } from './clock';
import type { ContentCheck } from './content-check';
import type { Files } from './files';
import type { PlatformIdentity } from './identity';
import type { Log } from './log';
import type { Sealing } from './sealing';
import type { Secrets } from './secrets';
import type { Signing } from './signing';
import type { RelayStore, Store } from './store';
import type { Tries } from './tries';

/** Everything of the outside world that a function uses, in one record. */
export interface Ports {
  readonly store: Store;
  readonly relay: RelayStore;
  readonly tries: Tries;
  readonly files: Files;
  readonly contentCheck: ContentCheck;
  readonly secrets: Secrets;
  readonly sealing: Sealing;
  readonly signing: Signing;
  /** What the deployment knows its founding code by; no code has this hash where none was made. */
  readonly foundingHash: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly log: Log;
  /** Reads the caller from a function's context argument. */
  readonly identify: (context: unknown) => PlatformIdentity;
}
