import fc from 'fast-check';
import {
  MAX_TEMPLATES,
  newTemplate,
  type ReplyTemplate,
  reword,
  use,
} from '../../../../shared/domain/report/reply-template';
import { localDate } from '../../../../shared/kernel/time';

const DAY = localDate('2026-11-23');
const LATER = localDate('2026-12-01');
const aTemplate = (part: Partial<ReplyTemplate> = {}): ReplyTemplate => ({
  id: 't1',
  revision: 1,
  outcome: 'notFound',
  label: '没有发现',
  text: '我们去看过，没有发现。',
  state: 'used',
  changedBy: 'a',
  changedOn: DAY,
  earlier: [],
  ...part,
});

describe('a reply template', () => {
  it('is refused when its outcome has as many as may be', () => {
    const words = { label: '没有发现', text: '我们去看过，没有发现。' };
    const at = (inUse: number) => newTemplate('notFound', words, { by: 'a', day: DAY, inUse });
    expect(at(MAX_TEMPLATES - 1).ok).toBe(true);
    expect(at(MAX_TEMPLATES)).toMatchObject({ ok: false, error: { code: 'LIMIT_EXCEEDED' } });
    expect(use(true, MAX_TEMPLATES).ok).toBe(false);
    expect(use(false, MAX_TEMPLATES).ok).toBe(true);
  });

  it('keeps the wording before with whose it was', () => {
    const next = reword(aTemplate(), { label: '没看到', text: '我们去看过两次，没有看到。' }, 'b', LATER);
    expect(next).toMatchObject({ label: '没看到', changedBy: 'b', changedOn: LATER });
    expect(next.earlier).toEqual([
      { label: '没有发现', text: '我们去看过，没有发现。', changedBy: 'a', changedOn: DAY },
    ]);
  });

  it('is not changed by the same words', () => {
    const one = aTemplate();
    expect(reword(one, { label: one.label, text: one.text }, 'b', LATER)).toEqual({});
  });

  it('never loses the newest twenty wordings, whatever the order of changes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 10, maxLength: 12 }), { maxLength: 40 }), (texts) => {
        let one = aTemplate();
        const said = [one.text];
        for (const text of texts) {
          one = { ...one, ...reword(one, { label: one.label, text }, 'b', LATER) };
          if (said.at(-1) !== text) said.push(text);
        }
        expect([...one.earlier].reverse().map(({ text }) => text)).toEqual(said.slice(0, -1).slice(-20));
      }),
    );
  });
});
