// Asks for wishes at the edges of a round, in a process with a time zone of its own, and prints what was answered. The day is
// given as a calendar day; the phone sends what its own clock thinks, which must count for nothing.
import '../../support/quiet-sdk';
import { asEpochMs, localDate, startOf } from '../../../shared/kernel/time';
import { CHILDREN, NEAR } from '../../contract/endpoints/cast';
import { openStage } from '../../contract/endpoints/world';

export type Moment = 'opening −1 ms' | 'opening' | 'opening +1 ms' | 'closing −1 ms' | 'closing' | 'closing +1 ms';
export interface Observed {
  readonly endpoint: string;
  readonly moment: Moment;
  readonly answer: string;
}

const ROUND = 'round-edge';
const CLUB = 'club-edge';

const main = async (): Promise<void> => {
  const stage = await openStage('edges');
  const { world } = stage;
  const [opensAt, closesAt] = [startOf(localDate('2026-11-24')), startOf(localDate('2026-11-26'))];
  await world.put('rounds', ROUND, {
    schoolId: NEAR.school,
    term: '2026-autumn',
    title: '示例·秋季社团',
    opensAt,
    closesAt,
    mechanism: 'firstCome',
    offerHours: 24,
    wants: 1,
    maxChoices: 1,
    commitment: '',
    publicNumberSource: '',
    publicNumber: null,
    secret: null,
    inputHash: null,
    drawnAt: null,
  });
  await world.put('clubs', CLUB, {
    schoolId: NEAR.school,
    roundId: ROUND,
    term: '2026-autumn',
    name: '示例·围棋',
    description: '',
    slots: ['Tue-1'],
    grades: [4],
    capacity: 10,
    minSize: 0,
    teacherId: null,
    teacherName: '',
    room: '',
    feeFen: 0,
  });
  const moments: readonly (readonly [Moment, number])[] = [
    ['opening −1 ms', opensAt - 1],
    ['opening', opensAt],
    ['opening +1 ms', opensAt + 1],
    ['closing −1 ms', closesAt - 1],
    ['closing', closesAt],
    ['closing +1 ms', closesAt + 1],
  ];
  const { token } = await world.call('nobody', 'child.signInStudent', { code: CHILDREN.own.code });
  const sessions = await world.ports.store.findAll('studentSessions', {});
  const session = sessions[0];
  if (session === undefined || token === '') throw new Error('the child has signed in');
  await world.alter('studentSessions', session.id, { expiresAt: closesAt + 86_400_000 });
  stage.remember();
  const observed: Observed[] = [];
  const phoneClock = Date.now;
  for (const [moment, at] of moments) {
    // Whatever reads the machine's clock instead of the one that is handed in would be wrong by this much.
    for (const offMs of [-5_400_000, 5_400_000]) {
      stage.restore();
      world.clock.advanceMs(at - world.ports.clock());
      Date.now = () => asEpochMs(at + offMs);
      const wishes = { roundId: ROUND, childId: CHILDREN.own.id, clubIds: [CLUB] };
      const asked = await world.envelope('guardian', 'club.submitWishes', wishes);
      const ranked = await world.envelope('nobody', 'club.studentRank', { token, roundId: ROUND, clubIds: [CLUB] });
      Date.now = phoneClock;
      observed.push({ endpoint: 'club.submitWishes', moment, answer: asked.ok ? 'ok' : asked.error.code });
      observed.push({ endpoint: 'club.studentRank', moment, answer: ranked.ok ? 'ok' : ranked.error.code });
    }
  }
  await stage.close();
  console.log(`\n${JSON.stringify(observed)}`);
  process.exit(0);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
