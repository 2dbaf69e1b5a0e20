import { SUSPENSION_REASONS, type SuspensionReason } from '@shared/domain/report/report.schema';
import { useState } from 'react';
import { SUSPENSION_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { DateField, PickerField, TextArea } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { MOVE_WORDS, triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

/** The handler says that it is not theirs. */
export const ObjectForm = ({ report, onDone }: MoveProps) => {
  const [reason, setReason] = useState('');
  const step = useStep('report.object', onDone);
  return (
    <Card title={MOVE_WORDS.object}>
      <TextArea label={strings.objectReason} value={reason} onChange={setReason} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={reason.trim() === ''}
        onClick={() => void step.take({ reportId: report.id, reason })}
      >
        {MOVE_WORDS.object}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};

/** Put aside until a day; then it goes on by itself. */
export const SuspendForm = ({ report, onDone }: MoveProps) => {
  const [reason, setReason] = useState<SuspensionReason | null>(null);
  const [until, setUntil] = useState('');
  const step = useStep('report.suspend', onDone);
  return (
    <Card title={MOVE_WORDS.suspend}>
      <PickerField
        label={strings.suspendReason}
        options={SUSPENSION_REASONS.map((value) => ({ value, label: SUSPENSION_WORDS[value] }))}
        value={reason}
        onChange={setReason}
      />
      <DateField label={strings.until} value={until} onChange={setUntil} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={reason === null || until === ''}
        onClick={() => {
          if (reason !== null) void step.take({ reportId: report.id, reason, until });
        }}
      >
        {MOVE_WORDS.suspend}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
