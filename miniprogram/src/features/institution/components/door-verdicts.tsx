import type { DoorAnswer, DoorOutcome } from '@shared/domain/institution/door-check/answers';
import type { LocalDate } from '@shared/kernel/time';
import { regulationOn } from '@shared/regulations';
import { type Tone, Verdict } from '@/ui/status';
import { doorStrings, QUESTION_WORDS, REASON_WORDS } from '../door/strings';

const TONE: Record<DoorOutcome, Tone> = { yes: 'good', no: 'bad', unknown: 'unknown', notApplicable: 'brand' };

/** One verdict per question: what was asked, the answer in words, and the rule it rests on. */
export const DoorVerdicts = ({ answers, today }: { answers: readonly DoorAnswer[]; today: LocalDate }) => (
  <>
    {answers.map(({ question, outcome, because, facts, rule }) => {
      const { title, detail } = REASON_WORDS[because];
      const row = rule === null ? null : regulationOn(rule, today);
      // What nobody has read in the text is no law to a parent.
      const isUnread = row?.confidence === 'U';
      const more = [detail(facts), isUnread && outcome === 'no' ? doorStrings.unconfirmed : '']
        .filter(Boolean)
        .join('');
      return (
        <Verdict
          key={question}
          tone={TONE[outcome]}
          title={`${QUESTION_WORDS[question]}：${title}`}
          {...(more ? { detail: more } : {})}
          rule={isUnread ? null : row}
        />
      );
    })}
  </>
);
