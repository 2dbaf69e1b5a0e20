import type { OutputOf } from '@shared/contracts';
import { CLOCK_WORDS, dueWords, isPromise } from '@/strings/report';
import { ruleWords } from '@/strings/rule';
import { Body, Card, Note } from '@/ui/card';
import { Bar } from '@/ui/pictures';
import { reportStrings } from '../strings';

const { clock: strings } = reportStrings;
type Progress = OutputOf<'report.follow'>;

/** The next deadline: what has to happen, until when, and under which article; where there is none, why. */
export const ClockCard = ({
  clock,
  none,
}: {
  readonly clock: Progress['clock'];
  readonly none: Progress['noClock'];
}) => {
  if (clock === null || none === 'FINISHED') return null;
  if (none === 'AT_ONCE') return <Body>{strings.atOnce}</Body>;
  if (none === 'NOT_SET') return <Note>{strings.notSet}</Note>;
  const total = clock.rule.value;
  const left = clock.workingDaysLeft;
  return (
    <Card title={CLOCK_WORDS[clock.kind]}>
      <Body>{dueWords(clock)}</Body>
      {total !== null && left !== null && clock.rule.unit === 'workingDays' ? (
        <Bar value={Math.max(0, total - left)} max={total} label={strings.used(Math.max(0, total - left), total)} />
      ) : null}
      <Note>{isPromise(clock) ? strings.promise : ruleWords(clock.rule)}</Note>
    </Card>
  );
};
