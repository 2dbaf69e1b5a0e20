// The demo city while it is being made: a clock that can be set, replayable randomness, and calls as any demo person.

import { toBase32 } from '../../../shared/kernel/random';
import type { LocalDate } from '../../../shared/kernel/time';
import { addDays, asEpochMs, type EpochMs, startOf } from '../../../shared/kernel/time';
import type { Ports } from '../../_lib/ports';
import type { AuditEntry } from '../../_lib/ports/audit';
import { wire } from '../../_lib/wire';
import { type InProcess, openInProcess } from '../in-process';
import { seededRandom } from '../seeded-random';

export interface DemoWorld {
  /** The day the demo is opened for the first time: everything lies around it. */
  readonly day: LocalDate;
  readonly ports: Ports;
  /** Calls endpoints as somebody, at the moment the clock is set to. */
  readonly call: InProcess['call'];
  /** Sets the clock to `minuteOfDay` of the day `days` from the demo's day (negative: before). Returns the moment. */
  at(days: number, minuteOfDay?: number): EpochMs;
  /** An audit entry for documents that the demo puts in place without an endpoint (schools, rosters). */
  founding(collection: string, id: string): AuditEntry;
}

/** Opens the world on the environment that the process's variables name. The same day gives the same bytes. */
export const openDemoWorld = (day: LocalDate): DemoWorld => {
  let now = startOf(day, 8 * 60);
  const random = seededRandom(`demo city, ${day}`);
  const ports = wire({ clock: () => now, random, log: () => undefined });
  let founded = 0;
  return {
    day,
    ports,
    call: openInProcess(ports, seededRandom(`demo requests, ${day}`)).call,
    at(days, minuteOfDay = 9 * 60) {
      now = asEpochMs(startOf(addDays(day, days), minuteOfDay));
      return now;
    },
    founding(collection, id) {
      const number = String(founded++);
      return {
        id: toBase32(ports.secrets.keyedHash('demo-founding', `${collection}|${id}|${number}`))
          .slice(0, 26)
          .toLowerCase(),
        at: now,
        actor: { kind: 'timer' },
        action: 'deployment.founded',
        subject: { collection, id },
        facts: {},
      };
    },
  };
};
