import { RELATIONS, type Relation } from '@shared/domain/child/child.schema';
import { RELATION_WORDS } from '@shared/strings/child';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { replace } from '@/platform/router';
import { canScan, scanText } from '@/platform/scan';
import { useSession } from '@/platform/session';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, TextField } from '@/ui/fields';
import { ErrorState, Verdict } from '@/ui/status';
import { codeIn } from '../code-in';
import { childStrings } from '../strings';

const { bind: strings } = childStrings;

export const RELATION_OPTIONS = RELATIONS.map((value) => ({ value, label: RELATION_WORDS[value] }));

/** Binding with the code on the strip. @param initial the code a link was opened with */
export const CodeForm = ({ initial }: { initial: string }) => {
  const { account, query: session } = useSession();
  const bind = useWrite('child.bindByCode');
  const [code, setCode] = useState(initial);
  const [relation, setRelation] = useState<Relation | null>(null);
  const [callName, setCallName] = useState('');
  const needsName = account === null;
  const isReady = code.trim().length >= 8 && relation !== null && (!needsName || callName.trim() !== '');

  const scan = async (): Promise<void> => {
    const text = await scanText();
    if (text === null) return;
    const found = codeIn(text);
    if (found === null) toast(strings.scanFailed);
    else setCode(found);
  };
  const send = async (): Promise<void> => {
    if (relation === null) return;
    const done = await bind.submit({ code: code.trim(), relation, callName: callName.trim() });
    if (done === null) return;
    toast(done.state === 'bound' ? strings.bound : strings.announced);
    session.reload(); // a first bond makes the account
    replace('myChildren');
  };
  return (
    <Card>
      <TextField label={strings.code} hint={strings.codeHint} value={code} onChange={setCode} maxLength={40} />
      {canScan ? (
        <Button kind="secondary" onClick={() => void scan()}>
          {strings.scan}
        </Button>
      ) : null}
      <Choice label={strings.relation} options={RELATION_OPTIONS} value={relation} onChange={setRelation} />
      {needsName ? (
        <TextField
          label={strings.callName}
          hint={strings.callNameHint}
          value={callName}
          onChange={setCallName}
          maxLength={20}
        />
      ) : null}
      <Button busy={bind.busy} disabled={!isReady} onClick={() => void send()}>
        {strings.submitCode}
      </Button>
      {bind.error?.code === 'NOT_FOUND' ? <Verdict tone="caution" title={strings.wrongCode} /> : null}
      {bind.error && bind.error.code !== 'NOT_FOUND' ? <ErrorState error={bind.error} /> : null}
      <Note>{strings.noSearch}</Note>
    </Card>
  );
};
