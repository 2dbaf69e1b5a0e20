import { CORRECTABLE, type Correctable } from '@shared/domain/child/request.schema';
import { FIELD_WORDS } from '@shared/strings/child';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Note } from '@/ui/card';
import { Choice, TextArea, TextField } from '@/ui/fields';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/status';
import { childStrings } from '../strings';

const { correction: strings } = childStrings;
const FIELDS = CORRECTABLE.map((value) => ({ value, label: FIELD_WORDS[value] }));

/** Asks the school to correct one field of its register. */
export const CorrectionSheet = ({ childId, onClose }: { childId: string; onClose: () => void }) => {
  const ask = useWrite('child.requestCorrection');
  const [field, setField] = useState<Correctable | null>(null);
  const [proposed, setProposed] = useState('');
  const [reason, setReason] = useState('');
  const isReady = field !== null && proposed.trim() !== '' && reason.trim().length >= 2;
  const send = async (): Promise<void> => {
    if (field === null) return;
    if ((await ask.submit({ childId, field, proposed: proposed.trim(), reason: reason.trim() })) === null) return;
    toast(strings.sent);
    onClose();
  };
  return (
    <Sheet
      title={strings.title}
      onClose={onClose}
      action={
        <Button busy={ask.busy} disabled={!isReady} onClick={() => void send()}>
          {strings.submit}
        </Button>
      }
    >
      <Choice label={strings.field} options={FIELDS} value={field} onChange={setField} />
      <TextField
        label={strings.proposed}
        hint={field === 'birthDate' ? strings.dateHint : undefined}
        value={proposed}
        onChange={setProposed}
        maxLength={40}
      />
      <TextArea
        label={strings.reason}
        placeholder={strings.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={200}
      />
      {ask.error?.code === 'WRONG_STATE' ? <Note>{strings.notAValue}</Note> : null}
      {ask.error && ask.error.code !== 'WRONG_STATE' ? <ErrorState error={ask.error} /> : null}
    </Sheet>
  );
};
