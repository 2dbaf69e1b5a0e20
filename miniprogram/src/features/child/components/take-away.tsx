import { KEPT_AFTER_ERASURE } from '@shared/strings/child';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { bytesOfBase64 } from '@/platform/files';
import { saveFile } from '@/platform/save-file';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/status';
import { childStrings } from '../strings';

const { data: strings } = childStrings;

/** Takes the data along as files, or has it deleted; what stays is named before. */
export const TakeAway = ({ childId, onErased }: { childId: string; onErased: () => void }) => {
  const erase = useWrite('child.eraseData');
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const take = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { fileName, base64 } = await call('child.exportData', { childId });
      await saveFile(fileName, bytesOfBase64(base64));
      toast(strings.exported);
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    } finally {
      setBusy(false);
    }
  };
  const forget = async (): Promise<void> => {
    if ((await erase.submit({ childId })) === null) return;
    setAsking(false);
    toast(strings.erasedToast);
    onErased();
  };
  return (
    <Card>
      <Button kind="secondary" busy={busy} onClick={() => void take()}>
        {strings.export}
      </Button>
      <Note>{strings.exportNote}</Note>
      {error ? <ErrorState error={error} onRetry={() => void take()} /> : null}
      <Button kind="danger" onClick={() => setAsking(true)}>
        {strings.erase}
      </Button>
      {isAsking ? (
        <ConfirmSheet
          title={strings.eraseTitle}
          action={strings.eraseConfirm}
          danger
          busy={erase.busy}
          onConfirm={() => void forget()}
          onClose={() => setAsking(false)}
        >
          <Body>{strings.eraseGoes}</Body>
          <Note>{strings.eraseStays}</Note>
          {KEPT_AFTER_ERASURE.map((line) => (
            <Body key={line}>{`· ${line}`}</Body>
          ))}
          {erase.error ? <ErrorState error={erase.error} /> : null}
        </ConfirmSheet>
      ) : null}
    </Card>
  );
};
