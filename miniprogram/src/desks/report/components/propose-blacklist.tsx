import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { DateField, TextArea, TextField } from '@/ui/fields';
import { ErrorState, Verdict } from '@/ui/status';
import { blacklistStrings as strings } from '../strings/pages';
import { useStep } from '../use-step';

/** A proposal to the registry: a second person there decides, with basis, notice and an end. Nothing happens by itself. */
export const ProposeBlacklist = ({ institutionId }: { readonly institutionId: string }) => {
  const [basis, setBasis] = useState('');
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const [toldOn, setToldOn] = useState('');
  const [until, setUntil] = useState('');
  const [isDone, setDone] = useState(false);
  const step = useStep('supervision.proposeBlacklist', () => setDone(true));
  if (isDone) return <Verdict tone="brand" title={strings.done} detail={strings.doneText} />;
  return (
    <Card title={strings.title}>
      <Note>{strings.note}</Note>
      <TextField label={strings.basis} value={basis} onChange={setBasis} />
      <TextArea label={strings.reason} value={reason} maxLength={200} onChange={setReason} />
      <TextField label={strings.document} value={document} maxLength={80} onChange={setDocument} />
      <DateField label={strings.toldOn} value={toldOn} onChange={setToldOn} />
      <DateField label={strings.until} value={until} onChange={setUntil} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={[basis, reason, document, toldOn, until].some((text) => text.trim() === '')}
        onClick={() => void step.take({ institutionId, basis, reason, document, toldOn, until })}
      >
        {strings.propose}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
