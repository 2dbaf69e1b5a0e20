import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { childStrings } from '../strings';

const { data: strings } = childStrings;
const PHONE = /^([0-9][0-9-]{4,18}[0-9])?$/;

/** What a guardian tells by itself, changed at once. */
export const OwnFields = ({
  childId,
  own,
  onSaved,
}: {
  childId: string;
  own: OutputOf<'child.myData'>['own'];
  onSaved: () => void;
}) => {
  const save = useWrite('child.saveOwnFields');
  const [phone, setPhone] = useState(own.emergencyPhone);
  const [care, setCare] = useState(own.careNote);
  const isPhone = PHONE.test(phone.trim());
  const isChanged = phone.trim() !== own.emergencyPhone || care.trim() !== own.careNote;
  const send = async (): Promise<void> => {
    const done = await save.submit({ childId, emergencyPhone: phone.trim(), careNote: care.trim() });
    if (done === null) return;
    toast(strings.saved);
    onSaved();
  };
  return (
    <Card title={strings.own}>
      <TextField
        label={strings.phone}
        hint={strings.phoneHint}
        error={isPhone ? undefined : strings.phoneWrong}
        value={phone}
        onChange={setPhone}
        maxLength={20}
      />
      <TextArea label={strings.care} hint={strings.careHint} value={care} onChange={setCare} maxLength={300} />
      <Button kind="secondary" busy={save.busy} disabled={!isChanged || !isPhone} onClick={() => void send()}>
        {strings.save}
      </Button>
      {save.error ? <ErrorState error={save.error} /> : null}
    </Card>
  );
};
