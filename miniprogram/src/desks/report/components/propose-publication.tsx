import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { publicationStrings as strings } from '../strings/pages';
import { useStep } from '../use-step';

/** Words for the public, written anew: nothing of the report is copied into them. */
export const ProposePublication = ({
  reportId,
  onDone,
}: {
  readonly reportId: string;
  readonly onDone: () => void;
}) => {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [document, setDocument] = useState('');
  const step = useStep('report.proposePublication', () => {
    setTitle('');
    setText('');
    setDocument('');
    onDone();
  });
  return (
    <Card title={strings.propose}>
      <Note>{strings.proposeNote}</Note>
      <TextField label={strings.title} value={title} maxLength={60} onChange={setTitle} />
      <TextArea label={strings.text} value={text} onChange={setText} />
      <TextField label={strings.document} value={document} maxLength={80} onChange={setDocument} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={title.trim().length < 4 || text.trim().length < 20 || document.trim().length < 4}
        onClick={() => void step.take({ reportId, title, text, document })}
      >
        {strings.propose}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
