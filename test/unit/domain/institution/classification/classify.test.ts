import fc from 'fast-check';
import { classify } from '../../../../../shared/domain/institution/classification/classify';
import { decide, drawPanel, precedentsFor } from '../../../../../shared/domain/institution/classification/panel';
import { measure } from '../../../../bench/classify';

const MATHS = {
  purpose: '提高数学成绩，为中考做准备',
  content: '初中代数与几何，与课本同步',
  method: '老师讲解、刷题',
  evaluation: '每月测试并排名',
};
const DANCE = {
  purpose: '培养舞蹈兴趣',
  content: '拉丁舞基本步与组合',
  method: '示范、模仿、排练',
  evaluation: '期末汇报演出',
};

describe('classify, on labelled course files', () => {
  it.each([
    ['tuned', 0.95],
    ['held-out', 0.75],
  ] as const)('says of the %s half what the label says, and never the opposite', (half, least) => {
    const { accuracy, wrongSide, clearHintsRight } = measure(half);
    expect(wrongSide).toBe(0);
    expect(accuracy).toBeGreaterThanOrEqual(least);
    expect(clearHintsRight).toBeGreaterThanOrEqual(0.9);
  });
});

describe('classify', () => {
  it('hints at the clear cases, each with its evidence', () => {
    expect(classify(MATHS).hint).toBe('academic');
    expect(classify(MATHS).evidence).toContainEqual({
      dimension: 'content',
      phrase: '代数',
      because: 'CURRICULUM_TOPIC',
      side: 'academic',
    });
    expect(classify(DANCE).hint).toBe('nonAcademic'); // 期末 alone is a time of the year, not an exam
  });
  it('sends to the experts what may hide something, what is mixed, and what says nothing', () => {
    expect(classify({ ...DANCE, content: '数学思维与积木搭建', evaluation: '展示' }).hint).toBe('needsExperts');
    expect(classify({ ...MATHS, purpose: '培养兴趣', method: '动手操作', evaluation: '作品展示' }).hint).toBe(
      'needsExperts',
    );
    expect(classify({ purpose: '', content: '', method: '', evaluation: '' }).hint).toBe('needsExperts');
    expect(classify({ purpose: '素养提升', content: '国学经典', method: '诵读', evaluation: '展示' }).hint).toBe(
      'needsExperts',
    );
  });
  it('does not take a denial for evidence', () => {
    const denied = { ...DANCE, evaluation: '不考试，不排名，只做作品展示' };
    expect(classify(denied).hint).toBe('nonAcademic');
    expect(classify(denied).evidence.some(({ side }) => side === 'academic')).toBe(false);
  });
  it('finds words that were pulled apart or written wide', () => {
    expect(classify({ ...MATHS, content: '初 中 数 学 · 函　数' }).evidence.map(({ phrase }) => phrase)).toEqual(
      expect.arrayContaining(['数学', '函数']),
    );
  });
  it('names nothing that is not in the file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(MATHS), ...Object.values(DANCE), ''),
        fc.constantFrom(...Object.values(MATHS), ''),
        (a, b) => {
          const file = { purpose: a, content: b, method: a, evaluation: b };
          for (const { dimension, phrase } of classify(file).evidence) expect(file[dimension]).toContain(phrase);
        },
      ),
    );
  });
});

describe('drawPanel', () => {
  const candidates = Array.from({ length: 9 }, (_, i) => ({ id: `e${i}`, isConflicted: i < 2 }));
  it('leaves out who declared an interest and who sat before, whatever the order of the list', () => {
    const drawn = drawPanel('seed', candidates, 3, ['e5']);
    expect(drawn).toEqual(drawPanel('seed', [...candidates].reverse(), 3, ['e5']));
    expect(drawn).toMatchObject({ ok: true, value: { recused: ['e0', 'e1'] } });
    if (drawn.ok) for (const id of drawn.value.panel) expect(['e0', 'e1', 'e5']).not.toContain(id);
    expect(drawPanel('other', candidates, 3)).not.toEqual(drawPanel('seed', candidates, 3));
  });
  it('refuses when too few may sit', () => {
    expect(drawPanel('seed', candidates, 8)).toMatchObject({
      ok: false,
      error: { code: 'LIMIT_EXCEEDED', eligible: 7 },
    });
  });
});

describe('decide', () => {
  const vote = (verdict: 'academic' | 'nonAcademic', reason = verdict as string) => ({ verdict, reason });
  it('takes the majority, keeps the dissent, and leaves a tie or a thin majority to the next level', () => {
    expect(decide([vote('academic'), vote('academic'), vote('nonAcademic', '看作兴趣')], 60, 1)).toMatchObject({
      verdict: 'academic',
      academic: 2,
      nonAcademic: 1,
      dissent: ['看作兴趣'],
    });
    expect(decide([vote('academic'), vote('nonAcademic')], 50, 1).verdict).toBeNull();
    expect(decide([vote('academic'), vote('academic'), vote('nonAcademic')], 70, 1).verdict).toBeNull();
  });
});

describe('precedentsFor', () => {
  it('finds the case that resembles most', () => {
    const earlier = [
      { id: 'dance', title: '拉丁舞', ...DANCE },
      { id: 'maths', title: '初中数学同步', ...MATHS },
    ];
    const [best] = precedentsFor({ title: '初二数学提高班', ...MATHS, purpose: '提高成绩' }, earlier);
    expect(best?.id).toBe('maths');
    expect(best?.likeness).toBeGreaterThan(0.4);
    expect(precedentsFor({ title: '游泳', purpose: '', content: '', method: '', evaluation: '' }, earlier)).toEqual([]);
  });
});
