// The composition root: the only place where ports meet their implementations.
import { randomBytes } from 'node:crypto';
import { asEpochMs } from '../../shared/kernel/time';
import { openContentCheck } from './cloudbase/content-check';
import { openFiles } from './cloudbase/files';
import { identify } from './cloudbase/identity';
import { openCloudBase } from './cloudbase/sdk';
import { openStore } from './cloudbase/store';
import { openTries } from './cloudbase/tries';
import type { Ports } from './ports';
import { openSealing } from './sealing';
import { openSecrets } from './secrets';
import { openSigning } from './signing';

/** Every port on the real platform. Tests and the demo's seeding replace the clock and the randomness, never the rest. */
export const wire = (replace: Partial<Pick<Ports, 'clock' | 'random' | 'log'>> = {}): Ports => {
  const app = openCloudBase();
  const random = replace.random ?? { bytes: (length) => randomBytes(length) };
  const store = openStore(app);
  return {
    store,
    relay: store,
    tries: openTries(app),
    files: openFiles(app, random),
    contentCheck: openContentCheck(app),
    secrets: openSecrets(process.env['APP_SECRET']),
    sealing: openSealing(process.env, random),
    signing: openSigning(process.env),
    foundingHash: process.env['FOUNDING_CODE_HASH'] ?? '',
    clock: replace.clock ?? (() => asEpochMs(Date.now())),
    random,
    log: replace.log ?? ((entry) => console.log(JSON.stringify(entry))),
    identify,
  };
};
