import { useState } from 'react';
import { go } from '@/platform/router';
import { useSession } from '@/platform/session';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { ErrorState, Verdict } from '@/ui/status';
import { accountPageStrings } from '../../strings';

const { found: strings } = accountPageStrings;
const MIN_CODE = 16;
const MIN_NAME = 2;

/** 首次部署: the code that the deployment printed makes the first system administrator, once. */
export default function FoundPage() {
  const session = useSession();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [isDone, setDone] = useState(false);
  const found = useWrite('staff.found');
  const send = async (): Promise<void> => {
    if ((await found.submit({ code: code.trim(), name })) === null) return;
    session.query.reload();
    setDone(true);
  };
  if (isDone) {
    return (
      <Page>
        <Verdict tone="good" title={strings.done} detail={strings.doneNote} />
        <Button onClick={() => go('secondFactor')}>{strings.toFactor}</Button>
      </Page>
    );
  }
  const { error } = found;
  const isWrong = error?.code === 'NOT_FOUND';
  const isOver = error?.code === 'WRONG_STATE';
  return (
    <Page>
      <Note>{strings.note}</Note>
      <Card>
        <TextField
          label={strings.code}
          hint={strings.codeHint}
          value={code}
          onChange={setCode}
          maxLength={40}
          error={isWrong ? strings.wrong : undefined}
        />
        <TextField label={strings.name} hint={strings.nameHint} value={name} onChange={setName} maxLength={30} />
        <Button
          busy={found.busy}
          disabled={code.trim().length < MIN_CODE || name.trim().length < MIN_NAME}
          onClick={() => void send()}
        >
          {strings.send}
        </Button>
        {isOver ? <Verdict tone="caution" title={strings.over} detail={strings.overNote} /> : null}
        {error && !isWrong && !isOver ? <ErrorState error={error} /> : null}
      </Card>
    </Page>
  );
}
