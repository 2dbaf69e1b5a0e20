import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Stepper } from '@/ui/choosers';
import { TextArea } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

/** A question to the reporter; the case's own clock goes on. */
export const AskForm = ({ report, onDone }: MoveProps) => {
  const [text, setText] = useState('');
  const [answerDays, setDays] = useState(7);
  const step = useStep('report.ask', onDone);
  return (
    <Card title={strings.ask}>
      <TextArea label={strings.askHint} value={text} onChange={setText} />
      <Stepper label={strings.answerDays} value={answerDays} onChange={setDays} min={1} max={30} unit={strings.days} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={text.trim() === ''}
        onClick={() => void step.take({ reportId: report.id, text, answerDays })}
      >
        {strings.sendQuestion}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
