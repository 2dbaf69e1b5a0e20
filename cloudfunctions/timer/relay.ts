// The single writer of the audit chain and the inboxes. Killed at any step it loses nothing: a document keeps its entries
// until they are known to be in place, and what is in place already is recognised by its id. What cannot be moved on time after
// time is parked with everything it carries, and shown to the system administrators: it holds nobody else's up.
import { seal } from '../../shared/domain/account/audit-chain';
import { activeGrants } from '../../shared/domain/account/roles';
import type { Call } from '../_lib/call';
import type { AuditEntry } from '../_lib/ports/audit';
import type { OutgoingMessage } from '../_lib/ports/message';
import type { CollectionName, RelayFault, RelayStore } from '../_lib/ports/store';
import { CARRYING } from '../collections';

/** Documents looked at in one round; the next minute takes the rest. */
const BATCH = 200;
/** Two relays at once (a slow one and the next minute's) take turns; more tries than this means something else is wrong. */
const MAX_TRIES = 50;
/** Rounds after which a document is parked. @policy five minutes: longer than what heals by itself, e.g. a moment's overload */
const ROUNDS_BEFORE_PARKING = 5;

const sealInto = async (relay: RelayStore, entry: AuditEntry): Promise<boolean> => {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const outcome = await relay.appendAudit(seal(entry, await relay.lastAudit()));
    if (outcome !== 'raced') return outcome === 'appended';
  }
  throw new Error('the audit chain is being written by somebody else');
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

interface Carried {
  readonly audit: readonly AuditEntry[];
  readonly messages: readonly OutgoingMessage[];
}

/** Moves on everything that can be; the first fault of what cannot. Rows stay in their order; a message waits for no other. */
const moveOn = async (store: RelayStore, { audit, messages }: Carried, now: number) => {
  let [sealed, delivered] = [0, 0];
  let fault: RelayFault | null = null;
  for (const entry of audit) {
    try {
      if (await sealInto(store, entry)) sealed++;
    } catch (error) {
      fault = { part: 'audit', name: entry.action, fault: nameOf(error) };
      break;
    }
  }
  for (const message of messages) {
    try {
      await store.deliver(message, now);
      delivered++;
    } catch (error) {
      fault ??= { part: 'message', name: message.template, fault: nameOf(error) };
    }
  }
  return { sealed, delivered, fault };
};

const tellSysadmins = async ({ store, relay, now }: Call, collection: string, id: string): Promise<void> => {
  const accounts = await store.find('accounts', { 'grants.role': 'sysadmin' }, { limit: 100 });
  for (const { id: to, grants } of accounts) {
    if (!activeGrants(grants, now).some(({ role }) => role === 'sysadmin')) continue;
    await relay.deliver({ id: `parked-${collection}-${id}-${to}`, to, template: 'relay.parked', facts: {} }, now);
  }
};

/** Moves on what documents carry. Returns how many entries were sealed, messages delivered, and documents parked. */
export const relay = async (call: Call) => {
  const { relay: store, now } = call;
  const done = { sealed: 0, delivered: 0, parked: 0 };
  for (const collection of CARRYING as readonly CollectionName[]) {
    for (const document of await store.pending(collection, BATCH)) {
      const { sealed, delivered, fault } = await moveOn(store, document, now);
      done.sealed += sealed;
      if (fault === null) {
        done.delivered += delivered;
        await store.settle(collection, document.id, document.mark);
        continue;
      }
      const tries = document.tries + 1;
      const isParked = tries >= ROUNDS_BEFORE_PARKING;
      // Where the store itself is gone, this throws too, and nothing is anybody's fault.
      await store.stumble(collection, document.id, document.mark, { ...fault, tries, at: now, isParked });
      if (!isParked) continue;
      done.parked++;
      await tellSysadmins(call, collection, document.id);
    }
  }
  return done;
};
