import { useState } from 'react';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { reportStrings } from '../strings';
import { EvidenceField } from './evidence-field';
import { IdentifyingNote } from './identifying-note';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly endpoint: 'report.answer' | 'report.reopen' | 'report.askReview' | 'report.addEvidence';
  readonly receipt: string;
  readonly withPhotos?: boolean;
  readonly onSent: () => void;
}

/** One thing the reporter says, with photos where they help; warned before it names anybody. */
export const Say = ({ title, hint, action, endpoint, receipt, withPhotos = false, onSent }: Props) => {
  const [text, setText] = useState('');
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>([]);
  const say = useWrite(endpoint);
  const send = async (): Promise<void> => {
    const input =
      endpoint === 'report.addEvidence' ? { receipt, text, evidenceIds: [...evidenceIds] } : { receipt, text };
    if ((await say.submit(input as Parameters<typeof say.submit>[0])) !== null) onSent();
  };
  return (
    <Card title={title}>
      <TextArea label={reportStrings.follow.words} hint={hint} value={text} onChange={setText} />
      <IdentifyingNote text={text} onRedact={setText} />
      {withPhotos ? <EvidenceField value={evidenceIds} onChange={setEvidenceIds} /> : null}
      <Button busy={say.busy} disabled={text.trim() === ''} onClick={() => void send()}>
        {action}
      </Button>
      {say.error ? <ErrorState error={say.error} onRetry={() => void send()} /> : null}
    </Card>
  );
};
