import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { copyText } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Body, Card, Code, Note, Row } from '@/ui/card';
import { DemoCode } from '@/ui/demo-code';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { QrCode } from '@/ui/qr-code';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { accountPageStrings } from '../../strings';

const { factor: strings } = accountPageStrings;
type Secret = OutputOf<'account.enrolSecondFactor'>;
const CODE_LENGTH = 6;

const Enrolment = ({ secret, onDone }: { readonly secret: Secret; readonly onDone: (codes: string[]) => void }) => {
  const [code, setCode] = useState('');
  const confirm = useWrite('account.confirmSecondFactor');
  const run = async (): Promise<void> => {
    const done = await confirm.submit({ code });
    if (done !== null) onDone(done.recoveryCodes);
  };
  const isWrong = confirm.error?.code === 'NOT_FOUND';
  return (
    <>
      <Card title={strings.step1}>
        <Note>{strings.step1Note}</Note>
        <QrCode text={secret.uri} label={strings.qr} size={220} />
        <Code>{secret.secret.match(/.{1,4}/g)?.join(' ') ?? ''}</Code>
        <Button kind="quiet" onClick={() => copyText(secret.secret)}>
          {strings.copy}
        </Button>
      </Card>
      <Card title={strings.step2}>
        <TextField
          label={strings.code}
          value={code}
          onChange={setCode}
          maxLength={CODE_LENGTH + 2}
          error={isWrong ? strings.wrong : undefined}
        />
        <DemoCode onFill={setCode} />
        <Button busy={confirm.busy} disabled={code.trim().length < CODE_LENGTH} onClick={() => void run()}>
          {strings.confirm}
        </Button>
        {confirm.error && !isWrong ? <ErrorState error={confirm.error} /> : null}
      </Card>
    </>
  );
};

const RecoveryCodes = ({ codes, onSaved }: { readonly codes: readonly string[]; readonly onSaved: () => void }) => (
  <Card title={strings.recovery}>
    <Body>{strings.recoveryNote}</Body>
    {codes.map((code) => (
      <Row key={code} label={<Code>{`${code.slice(0, 5)}-${code.slice(5)}`}</Code>} />
    ))}
    <Button kind="secondary" onClick={() => copyText(codes.join('\n'))}>
      {strings.copyAll}
    </Button>
    <Button onClick={onSaved}>{strings.saved}</Button>
  </Card>
);

/** 动态验证: how it stands, enrolment with a code to scan, and the paper codes for the day the phone is lost. */
export default function FactorPage() {
  const query = useEndpoint('account.secondFactor', {});
  const enrol = useWrite('account.enrolSecondFactor');
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    const close = (): void => {
      setCodes(null);
      setSecret(null);
      query.reload();
    };
    return (
      <Page>
        <RecoveryCodes codes={codes} onSaved={close} />
      </Page>
    );
  }
  return (
    <Page>
      <Loaded query={query}>
        {({ isEnrolled, isNeeded, freshUntil, recoveryCodesLeft }) => (
          <>
            <Verdict
              tone={isEnrolled ? 'good' : isNeeded ? 'caution' : 'unknown'}
              title={isEnrolled ? strings.on : strings.off}
              detail={isNeeded ? strings.needed : strings.notNeeded}
            />
            {secret !== null ? (
              <Enrolment secret={secret} onDone={setCodes} />
            ) : (
              <Card>
                {isEnrolled ? (
                  <>
                    <Row label={freshUntil === null ? strings.notFresh : strings.freshUntil(whenWords(freshUntil))} />
                    <Row label={strings.recoveryLeft} value={recoveryCodesLeft} />
                  </>
                ) : null}
                <Button
                  kind={isEnrolled ? 'secondary' : 'primary'}
                  busy={enrol.busy}
                  onClick={() => void enrol.submit({}).then(setSecret)}
                >
                  {isEnrolled ? strings.renew : strings.begin}
                </Button>
                {enrol.error ? <ErrorState error={enrol.error} /> : null}
                <Note>{strings.lost}</Note>
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
