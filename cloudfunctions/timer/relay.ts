// The single writer of the audit chain and the inboxes. Killed at any step it loses nothing: a document keeps its entries
// until they are known to be in place, and what is in place already is recognised by its id.
import { seal } from '../../shared/domain/account/audit-chain';
import type { Call } from '../_lib/call';
import type { AuditEntry } from '../_lib/ports/audit';
import type { CollectionName, RelayStore } from '../_lib/ports/store';
import { COLLECTIONS } from '../collections';

/** Documents looked at in one round; the next minute takes the rest. */
const BATCH = 200;
/** Two relays at once (a slow one and the next minute's) take turns; more tries than this means something else is wrong. */
const MAX_TRIES = 50;

const sealInto = async (relay: RelayStore, entry: AuditEntry): Promise<boolean> => {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const outcome = await relay.appendAudit(seal(entry, await relay.lastAudit()));
    if (outcome !== 'raced') return outcome === 'appended';
  }
  throw new Error('the audit chain is being written by somebody else');
};

/** Moves on what documents carry. Returns how many entries were sealed and messages delivered. */
export const relay = async ({ relay: store, now }: Call) => {
  let sealed = 0;
  let delivered = 0;
  for (const { name } of COLLECTIONS.filter(({ indexes }) => indexes.some((index) => index.name === 'pending'))) {
    const collection = name as CollectionName;
    for (const document of await store.pending(collection, BATCH)) {
      for (const entry of document.audit) if (await sealInto(store, entry)) sealed++;
      for (const message of document.messages) {
        await store.deliver(message, now);
        delivered++;
      }
      await store.settle(collection, document.id, document.mark);
    }
  }
  return { sealed, delivered };
};
