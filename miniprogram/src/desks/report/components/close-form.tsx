import { OUTCOMES, type Outcome } from '@shared/domain/report/report.schema';
import { useState } from 'react';
import { confirm } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { OUTCOME_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Choice, PickerField, TextArea } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { REPLY_TEMPLATES } from '../strings/replies';
import { MOVE_WORDS, triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

/** The city's own first, then those there from the start. Without the list (no network) the latter remain. */
const Reply = ({ outcome, value, onChange }: { outcome: Outcome; value: string; onChange: (text: string) => void }) => {
  const { data } = useEndpoint('report.templates', {});
  const own = (data?.templates ?? []).filter((one) => one.outcome === outcome && one.state === 'used');
  const all = [
    ...own.map(({ id, label, text }) => ({ value: id, label, text })),
    ...REPLY_TEMPLATES[outcome].map((one) => ({ ...one, value: one.value as string })),
  ];
  return (
    <>
      <PickerField
        label={strings.template}
        options={all.map((one) => ({ value: one.value, label: one.label }))}
        value={null}
        onChange={(key) => onChange(all.find((one) => one.value === key)?.text ?? value)}
      />
      <TextArea label={strings.reply} value={value} onChange={onChange} />
    </>
  );
};

/** An outcome and words for the reporter: "closed" is not "solved". */
export const CloseForm = ({
  endpoint,
  report,
  onDone,
}: MoveProps & { readonly endpoint: 'report.close' | 'report.answerReview' }) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reply, setReply] = useState('');
  const step = useStep(endpoint, onDone);
  const send = async (): Promise<void> => {
    if (outcome !== null && (await confirm(strings.confirmClose)))
      await step.take({ reportId: report.id, outcome, reply });
  };
  return (
    <Card title={endpoint === 'report.close' ? MOVE_WORDS.close : MOVE_WORDS.answerReview}>
      <Choice
        label={strings.outcome}
        hint={strings.outcomeHint}
        options={OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
        value={outcome}
        onChange={setOutcome}
      />
      {outcome ? <Reply outcome={outcome} value={reply} onChange={setReply} /> : null}
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={outcome === null || reply.trim() === ''}
        onClick={() => void send()}
      >
        {strings.close}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};

/** Not ours, before anything was verified: the words say where to go. */
export const DeclineForm = ({ report, onDone }: MoveProps) => {
  const [reply, setReply] = useState('');
  const step = useStep('report.decline', onDone);
  return (
    <Card title={strings.decline}>
      <Reply outcome="notOurs" value={reply} onChange={setReply} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={reply.trim() === ''}
        onClick={() => void step.take({ reportId: report.id, reply })}
      >
        {strings.decline}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
