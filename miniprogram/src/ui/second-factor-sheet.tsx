import { useState } from 'react';
import { go } from '@/platform/router';
import type { SecondFactorAsk } from '@/platform/second-factor';
import { useWrite } from '@/platform/use-write';
import { secondFactorStrings as strings } from '@/strings/second-factor';
import { Button } from './button';
import { Body, Note } from './card';
import { DemoCode } from './demo-code';
import { TextField } from './fields';
import { Sheet } from './sheet';
import { sentenceFor } from './status';

const MIN_CODE = 6;

const CodeForm = ({ done }: Pick<SecondFactorAsk, 'done'>) => {
  const [code, setCode] = useState('');
  const show = useWrite('account.showSecondFactor');
  const submit = async (): Promise<void> => {
    if ((await show.submit({ code })) !== null) done(true);
  };
  const error = show.error?.code === 'NOT_FOUND' ? strings.wrong : show.error ? sentenceFor(show.error) : undefined;
  return (
    <>
      <Note>{strings.why}</Note>
      <TextField
        label={strings.label}
        hint={strings.hint}
        value={code}
        onChange={setCode}
        maxLength={24}
        error={error}
      />
      <DemoCode onFill={setCode} />
      <Button busy={show.busy} disabled={code.trim().length < MIN_CODE} onClick={() => void submit()}>
        {strings.submit}
      </Button>
    </>
  );
};

/** Asks for the second factor over whatever page needs it. */
export const SecondFactorSheet = ({ enrolled, done }: SecondFactorAsk) => (
  <Sheet title={strings.title} onClose={() => done(false)}>
    {enrolled ? (
      <CodeForm done={done} />
    ) : (
      <>
        <Body>{strings.notEnrolled}</Body>
        <Button
          onClick={() => {
            done(false);
            go('secondFactor');
          }}
        >
          {strings.toEnrol}
        </Button>
      </>
    )}
  </Sheet>
);
