// R6: what opens and closes does so at the moment that was said, by the server's clock: one millisecond before, at it, and one
// after; with the process in any time zone and the phone's clock an hour and a half wrong. The endpoints run in processes of
// their own, since a time zone is chosen when a process starts.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { roundStateAt } from '../../../shared/domain/club/round';
import { asEpochMs, localDate, startOf } from '../../../shared/kernel/time';
import type { Moment, Observed } from './r6-moments';
import { type Trust, tally } from './trust';

/** West and east of here, with and without summer time, and where the day is another one. */
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'];

/** What every moment must answer. */
const EXPECTED: Readonly<Record<Moment, string>> = {
  'opening −1 ms': 'TOO_EARLY',
  opening: 'ok',
  'opening +1 ms': 'ok',
  'closing −1 ms': 'ok',
  closing: 'TOO_LATE',
  'closing +1 ms': 'TOO_LATE',
};

const observedIn = (zone: string): Observed[] => {
  const text = execFileSync(process.execPath, [...process.execArgv, path.join(__dirname, 'r6-moments.ts')], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text.slice(text.lastIndexOf('\n[') + 1)) as Observed[];
};

/** The same round as it would open if its day were read by the process's own clock, or as UTC. */
const careless = (zone: string): string | null => {
  const at = Number(
    execFileSync(process.execPath, ['-e', "console.log(new Date('2026-09-01').getTime())"], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    }),
  );
  const opensAt = startOf(localDate('2026-09-01'));
  const state = roundStateAt({ opensAt: at, closesAt: at + 86_400_000, drawnAt: null }, asEpochMs(opensAt));
  return state === 'open' ? null : `${zone}: still ${state} at midnight, ${(at - opensAt) / 3_600_000} hours off`;
};

export const r6: Trust = {
  id: 'R6',
  promise: 'opening and closing are exact to the millisecond, in any time zone, whatever the phone’s clock says',
  async run() {
    const seen = ZONES.flatMap((zone) => observedIn(zone).map((one) => ({ zone, ...one })));
    const wrong = seen
      .filter(({ moment, answer }) => answer !== EXPECTED[moment])
      .map(({ zone, endpoint, moment, answer }) => `${endpoint}, ${zone}, ${moment}: ${answer}`);
    const late = ZONES.map(careless).filter((one) => one !== null);
    return {
      figures: [
        tally(
          `answers at the edges of a round (${ZONES.length} time zones, two endpoints) that were not exact`,
          wrong,
          seen.length,
          true,
        ),
      ],
      controls: [{ what: "new Date('2026-09-01')", caught: late[0] ?? null }],
    };
  },
};
