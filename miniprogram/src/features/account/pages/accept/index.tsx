import { useState } from 'react';
import { go, switchTab, useParams } from '@/platform/router';
import { canScan, scanText } from '@/platform/scan';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { placeWords, ROLE_WORDS } from '@/strings/account';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Body, Card, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Verdict } from '@/ui/status';
import { accountPageStrings } from '../../strings';

const { accept: strings } = accountPageStrings;
const MIN_CODE = 8;

const Invited = ({ code }: { readonly code: string }) => {
  const query = useEndpoint('staff.preview', { code });
  const session = useSession();
  const accept = useWrite('staff.accept');
  const [isDone, setDone] = useState(false);
  const take = async (): Promise<void> => {
    if ((await accept.submit({ code })) === null) return;
    session.query.reload();
    setDone(true);
  };
  if (isDone) {
    return (
      <>
        <Verdict tone="good" title={strings.done} detail={strings.doneNote} />
        <Button onClick={() => switchTab('me')}>{strings.toMe}</Button>
      </>
    );
  }
  if (query.error?.code === 'NOT_FOUND') return <Empty title={strings.wrong} />;
  return (
    <Loaded query={query}>
      {({ name, right, schoolName, state, expiresAt, rightUntil }) => (
        <Card title={strings.for}>
          <Row label={name} note={strings.notYou} />
          <Row label={strings.as} value={ROLE_WORDS[right.role]} />
          <Row label={strings.at} value={placeWords(right, schoolName)} />
          <Row label={strings.until} value={rightUntil === null ? strings.noEnd : whenWords(rightUntil)} />
          {state === 'open' ? (
            <>
              <Row label={strings.validUntil} value={whenWords(expiresAt)} />
              <Button busy={accept.busy} onClick={() => void take()}>
                {strings.accept}
              </Button>
            </>
          ) : (
            <Body>{strings.states[state]}</Body>
          )}
          {accept.error ? <ErrorState error={accept.error} /> : null}
        </Card>
      )}
    </Loaded>
  );
};

/** 接受邀请: by link, by scan, or typed. Nothing is stored before it is accepted. */
export default function AcceptPage() {
  const { code: given = '' } = useParams();
  const [typed, setTyped] = useState(given);
  const [asked, setAsked] = useState(given);
  const scan = async (): Promise<void> => {
    const text = await scanText();
    if (text === null) return;
    setTyped(text);
    setAsked(text);
  };
  return (
    <Page>
      <Card>
        <TextField label={strings.code} hint={strings.codeHint} value={typed} onChange={setTyped} />
        <Button disabled={typed.trim().length < MIN_CODE} onClick={() => setAsked(typed.trim())}>
          {strings.look}
        </Button>
        {canScan ? (
          <Button kind="quiet" onClick={() => void scan()}>
            {strings.scan}
          </Button>
        ) : null}
      </Card>
      {asked === '' ? null : <Invited key={asked} code={asked} />}
      {asked === '' ? (
        <Button kind="quiet" onClick={() => go('foundTenant')}>
          {strings.toFound}
        </Button>
      ) : null}
    </Page>
  );
}
