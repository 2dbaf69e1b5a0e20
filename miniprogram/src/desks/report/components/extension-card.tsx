import { useState } from 'react';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

/** More time, once: asked by the handler, decided by somebody else. */
export const ExtensionCard = ({ report, onDone }: MoveProps) => {
  const [reason, setReason] = useState('');
  const ask = useStep('report.askExtension', onDone);
  const decide = useStep('report.decideExtension', onDone);
  const { extension, isMine, clocks } = report;
  const running = clocks.some(({ kind, endedOn, dueOn }) => kind === 'handling' && endedOn === null && dueOn !== null);
  if (extension !== null && extension.decision === null) {
    return (
      <Card title={strings.extension}>
        <Note>{strings.extensionAsked(extension.askedOn)}</Note>
        <Body>{extension.reason ?? strings.unreadable}</Body>
        {extension.isMine ? null : (
          <Buttons>
            <Button
              kind="secondary"
              busy={decide.busy}
              onClick={() => void decide.take({ reportId: report.id, isApproved: false })}
            >
              {strings.refuse}
            </Button>
            <Button busy={decide.busy} onClick={() => void decide.take({ reportId: report.id, isApproved: true })}>
              {strings.approve}
            </Button>
          </Buttons>
        )}
        {decide.error ? <ErrorState error={decide.error} /> : null}
      </Card>
    );
  }
  if (extension !== null || !isMine || !running || !['dispatched', 'verifying'].includes(report.state)) return null;
  return (
    <Card title={strings.extension}>
      <TextArea label={strings.extensionReason} value={reason} onChange={setReason} />
      <Button
        kind="secondary"
        busy={ask.busy}
        disabled={reason.trim() === ''}
        onClick={() => void ask.take({ reportId: report.id, reason })}
      >
        {strings.askExtension}
      </Button>
      {ask.error ? <ErrorState error={ask.error} /> : null}
    </Card>
  );
};
