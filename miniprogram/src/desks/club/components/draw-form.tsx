import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { roundsStrings as strings } from '../strings';

type DeskRound = OutputOf<'club.desk'>['rounds'][number];

interface Props {
  readonly row: DeskRound;
  readonly onChanged: () => void;
}

const NUMBER = /^[0-9]{3,40}$/;
const MIN_EVIDENCE = 4;

const NumberField = ({ typed, onType }: { readonly typed: string; readonly onType: (typed: string) => void }) => (
  <TextField
    label={strings.publicNumber}
    hint={strings.numberHint}
    error={typed !== '' && !NUMBER.test(plain(typed)) ? strings.numberWrong : undefined}
    value={typed}
    onChange={onType}
    maxLength={60}
  />
);

const plain = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');

/** The first of two people copies the number. */
const EnterNumber = ({ row, onChanged }: Props) => {
  const [typed, setTyped] = useState('');
  const [evidence, setEvidence] = useState('');
  const enter = useWrite('club.enterNumber');
  const publicNumber = plain(typed);
  const send = async (): Promise<void> => {
    if ((await enter.submit({ roundId: row.round.id, publicNumber, evidence: evidence.trim() })) === null) return;
    toast(strings.entered);
    onChanged();
  };
  return (
    <>
      <NumberField typed={typed} onType={setTyped} />
      <TextField
        label={strings.evidence}
        hint={strings.evidenceHint}
        value={evidence}
        onChange={setEvidence}
        maxLength={300}
      />
      <Button
        busy={enter.busy}
        disabled={!NUMBER.test(publicNumber) || evidence.trim().length < MIN_EVIDENCE}
        onClick={() => void send()}
      >
        {strings.enter}
      </Button>
      {enter.error ? <ErrorState error={enter.error} /> : null}
    </>
  );
};

/** The second person copies it unseen; when both agree, the draw runs, once. */
const ConfirmNumber = ({ row: { round, applications, numberEvidence }, onChanged }: Props) => {
  const [typed, setTyped] = useState('');
  const draw = useWrite('club.draw');
  const publicNumber = plain(typed);
  const run = async (): Promise<void> => {
    const question = {
      title: strings.draw,
      text: strings.confirmDraw(applications, publicNumber),
      action: strings.draw,
    };
    if (!(await confirm(question))) return;
    const done = await draw.submit({ roundId: round.id, publicNumber });
    if (done === null) return;
    toast(strings.done(done.seated, done.participants));
    onChanged();
  };
  const differs = draw.error?.details['state'] === 'numberDiffers';
  return (
    <>
      <Note>{strings.confirmHint}</Note>
      <Row label={strings.evidence} note={numberEvidence ?? ''} />
      <NumberField typed={typed} onType={setTyped} />
      <Button busy={draw.busy} disabled={!NUMBER.test(publicNumber)} onClick={() => void run()}>
        {strings.draw}
      </Button>
      {differs ? <Verdict tone="bad" title={strings.differs} detail={strings.differsHint} /> : null}
      {draw.error && !differs ? <ErrorState error={draw.error} /> : null}
    </>
  );
};

/** The draw of a closed round: two people copy the public number, results come out, once. */
export const DrawForm = ({ row, onChanged }: Props) => {
  const { round, numberEntered } = row;
  const [isAgain, setAgain] = useState(false);
  if (round.state !== 'closed') return <Note>{strings.stillOpen(whenWords(round.closesAt))}</Note>;
  const isEntering = numberEntered === 'no' || isAgain;
  const done = (): void => {
    setAgain(false);
    onChanged();
  };
  return (
    <Card
      title={strings.draw}
      extra={<Tag tone={isEntering ? 'caution' : 'brand'}>{isEntering ? strings.stepOne : strings.stepTwo}</Tag>}
    >
      <Note>{strings.drawHint}</Note>
      <Row label={strings.source} note={round.publicNumberSource} />
      {isEntering ? <EnterNumber row={row} onChanged={done} /> : null}
      {!isEntering && numberEntered === 'byOther' ? <ConfirmNumber row={row} onChanged={onChanged} /> : null}
      {!isEntering && numberEntered === 'byCaller' ? (
        <Verdict tone="brand" title={strings.waitingForSecond} detail={strings.waitingForSecondHint} />
      ) : null}
      {isEntering ? null : (
        <Button kind="quiet" onClick={() => setAgain(true)}>
          {strings.enterAgain}
        </Button>
      )}
    </Card>
  );
};
