import { allocate } from '../../../../shared/domain/allocation/allocate';
import { AllocateInput } from '../../../../shared/domain/allocation/allocate.schema';
import { combineSeed, commitTo } from '../../../../shared/domain/allocation/lottery';
import { REPLAY_CHECKS, type ReplayFile, replayDraw } from '../../../../shared/domain/club/replay';
import { canonicalJson, sha256Hex } from '../../../../shared/kernel/digest';

const file = (): ReplayFile => {
  const input = AllocateInput.parse({
    seed: combineSeed('secret', '0812'),
    roundId: 'r',
    students: ['a', 'b', 'c', 'd'].map((id) => ({ id, preferences: ['x', 'y'] })),
    clubs: [
      { id: 'x', capacity: 2 },
      { id: 'y', capacity: 1 },
    ],
  });
  const out = allocate(input, () => 0);
  if (!out.ok) throw new Error(out.error.path);
  return {
    commitment: commitTo('secret'),
    secret: 'secret',
    publicNumber: '0812',
    inputHash: sha256Hex(canonicalJson(input)),
    input,
    assignments: out.value.assignments.map(({ student, clubs }) => ({ student, clubs: [...clubs] })),
  };
};
const failed = (changed: ReplayFile): string[] => {
  const { checks } = replayDraw(changed, file());
  return REPLAY_CHECKS.filter((check) => !checks[check]);
};

describe('replayDraw', () => {
  it('finds an honest draw as told', () => {
    expect(replayDraw(file())).toEqual({
      checks: { commitment: true, seed: true, hash: true, outcome: true },
      different: [],
    });
  });

  it.each<[string, (honest: ReplayFile) => ReplayFile, string[]]>([
    ['another secret', (honest) => ({ ...honest, secret: 'other' }), ['commitment', 'seed']],
    [
      'another public number',
      (honest) => ({ ...honest, input: { ...honest.input, seed: combineSeed('secret', '9999') } }),
      ['seed', 'hash'],
    ],
    [
      'a wish changed after the draw',
      (honest) => ({
        ...honest,
        input: {
          ...honest.input,
          students: honest.input.students.map((row) =>
            row.id === honest.assignments[0]?.student ? { ...row, preferences: [] } : row,
          ),
        },
      }),
      ['hash', 'outcome'],
    ],
    [
      'two children exchanged in the outcome',
      (honest) => {
        const [first, ...rest] = honest.assignments;
        const last = rest.at(-1);
        if (first === undefined || last === undefined) throw new Error('too small a draw');
        const exchanged = [
          { ...first, student: last.student },
          ...rest.slice(0, -1),
          { ...last, student: first.student },
        ];
        return { ...honest, assignments: exchanged };
      },
      ['outcome'],
    ],
  ])('shows %s', (_, tamper, expected) => {
    for (const check of expected) expect(failed(tamper(file()))).toContain(check);
  });
});
