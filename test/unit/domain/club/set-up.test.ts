import fc from 'fast-check';
import { PROVIDER_KINDS } from '../../../../shared/domain/club/provider.schema';
import { checkDraft, PROBLEM_CODES, type SetUpFacts } from '../../../../shared/domain/club/set-up';
import type { ClubDraft, RoundContent } from '../../../../shared/domain/club/set-up.schema';
import { addDays, localDate, startOf } from '../../../../shared/kernel/time';

const TODAY = localDate('2026-11-24');
const at = (days: number) => startOf(addDays(TODAY, days));
const facts: SetUpFacts = {
  now: startOf(TODAY, 9 * 60),
  statusOf: new Map([
    ['good', 'licensed'],
    ['old', 'expired'],
  ]),
  childrenByGrade: new Map([[4, 10]]),
};

const aClub = (more: Partial<ClubDraft> = {}): ClubDraft => ({
  key: 'chess',
  name: '围棋',
  description: '',
  slots: ['Fri-1'],
  grades: [4],
  capacity: 20,
  minSize: 0,
  teacherId: null,
  teacherName: '示例·刘老师',
  room: '201',
  feeFen: 0,
  provider: { kind: 'teacher', institutionId: null, credential: '', credentialUntil: null },
  ...more,
});
const aRound = (more: Partial<RoundContent> = {}): RoundContent => ({
  title: '春季社团',
  term: '2027-spring',
  opensAt: at(1),
  closesAt: at(5),
  mechanism: 'deferredAcceptance',
  offerHours: 24,
  wants: 1,
  maxChoices: 3,
  publicNumberSource: '双色球',
  clubs: [aClub()],
  ...more,
});
const codes = (round: RoundContent): string[] => checkDraft(round, facts).map(({ code }) => code);
const outside = (more: Partial<ClubDraft['provider']>): RoundContent =>
  aRound({
    clubs: [
      aClub({
        provider: { kind: 'heritage', institutionId: null, credential: '证书 1 号', credentialUntil: null, ...more },
      }),
    ],
  });

describe('checkDraft', () => {
  it('finds nothing in a round that lacks nothing', () => {
    expect(codes(aRound())).toEqual([]);
  });

  it.each<[string, RoundContent]>([
    ['NO_TITLE', aRound({ title: '' })],
    ['OPENS_IN_PAST', aRound({ opensAt: at(-1) })],
    ['WINDOW_TOO_SHORT', aRound({ closesAt: at(2) })],
    ['NO_NUMBER_SOURCE', aRound({ publicNumberSource: '' })],
    ['MORE_WANTS_THAN_CHOICES', aRound({ wants: 4 })],
    ['NO_CLUBS', aRound({ clubs: [] })],
    ['NO_NAME', aRound({ clubs: [aClub({ name: '' })] })],
    ['NO_SLOT', aRound({ clubs: [aClub({ slots: [] })] })],
    ['NO_GRADES', aRound({ clubs: [aClub({ grades: [] })] })],
    ['NO_SEATS', aRound({ clubs: [aClub({ capacity: 0 })] })],
    ['MINIMUM_ABOVE_CAPACITY', aRound({ clubs: [aClub({ minSize: 21 })] })],
    ['NO_TEACHER', aRound({ clubs: [aClub({ teacherName: '' })] })],
    ['NO_ROOM', aRound({ clubs: [aClub({ room: '' })] })],
    ['NAME_TWICE', aRound({ clubs: [aClub(), aClub({ key: 'two', slots: ['Mon-1'] })] })],
    ['ROOM_TWICE', aRound({ clubs: [aClub(), aClub({ key: 'two', name: '象棋', teacherName: '示例·张老师' })] })],
    ['TEACHER_TWICE', aRound({ clubs: [aClub(), aClub({ key: 'two', name: '象棋', room: '202' })] })],
    ['PROVIDER_NOT_REGISTERED', outside({ kind: 'institution', institutionId: 'nobody' })],
    ['PROVIDER_NOT_LICENSED', outside({ kind: 'institution', institutionId: 'old' })],
    ['NO_CREDENTIAL', outside({ credential: '' })],
    ['CREDENTIAL_EXPIRED', outside({ credentialUntil: localDate('2026-11-23') })],
    ['GRADE_WITHOUT_CLUB', aRound({ clubs: [aClub({ grades: [1] })] })],
    ['FEW_SEATS', aRound({ clubs: [aClub({ capacity: 5 })] })],
  ])('says %s, and nothing else that blocks', (code, round) => {
    const found = checkDraft(round, facts);
    const blocking = found.filter(({ isBlocking }) => isBlocking).map((one) => one.code);
    expect(found.map((one) => one.code)).toContain(code);
    expect(blocking.filter((one) => one !== code)).toEqual([]);
  });

  it('has every code tried above', () => {
    expect(PROBLEM_CODES).toHaveLength(22);
  });

  it('asks a first-come round for no number, and lets a credential hold to its last day', () => {
    expect(codes(aRound({ mechanism: 'firstCome', publicNumberSource: '' }))).toEqual([]);
    expect(codes(outside({ credentialUntil: TODAY }))).toEqual([]);
    expect(codes(outside({ kind: 'institution', institutionId: 'good' }))).toEqual([]);
  });

  it('lets nobody from outside in without a paper or a licence, whatever else is written', () => {
    const provider = fc.record({
      kind: fc.constantFrom(...PROVIDER_KINDS),
      institutionId: fc.constantFrom(null, 'good', 'old', 'nobody'),
      credential: fc.constantFrom('', '证书'),
      credentialUntil: fc.constantFrom(null, localDate('2026-01-01'), localDate('2027-01-01')),
    });
    fc.assert(
      fc.property(provider, (given) => {
        const isBlocked = checkDraft(aRound({ clubs: [aClub({ provider: given })] }), facts).some(
          ({ isBlocking }) => isBlocking,
        );
        const hasPaper = given.kind === 'institution' ? given.institutionId === 'good' : given.credential !== '';
        const isValid = given.credentialUntil === null || given.credentialUntil >= TODAY;
        expect(isBlocked).toBe(given.kind !== 'teacher' && !(hasPaper && isValid));
      }),
    );
  });
});
