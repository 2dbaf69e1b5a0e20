import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { roundsStrings as strings } from '../strings';

interface Props {
  readonly round: OutputOf<'club.desk'>['rounds'][number]['round'];
  readonly applications: number;
  readonly onDrawn: () => void;
}

const NUMBER = /^[0-9]{3,40}$/;

/** The draw of a closed round: the public number goes in, results come out, once. */
export const DrawForm = ({ round, applications, onDrawn }: Props) => {
  const [typed, setTyped] = useState('');
  const draw = useWrite('club.draw');
  if (round.state !== 'closed') return <Note>{strings.stillOpen(whenWords(round.closesAt))}</Note>;
  const publicNumber = typed.normalize('NFKC').replace(/\s/g, '');
  const isWrong = publicNumber !== '' && !NUMBER.test(publicNumber);
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
    onDrawn();
  };
  return (
    <Card title={strings.draw}>
      <Note>{strings.drawHint}</Note>
      <Row label={strings.source} note={round.publicNumberSource} />
      <TextField
        label={strings.publicNumber}
        hint={strings.numberHint}
        error={isWrong ? strings.numberWrong : undefined}
        value={typed}
        onChange={setTyped}
        maxLength={60}
      />
      <Button busy={draw.busy} disabled={!NUMBER.test(publicNumber)} onClick={() => void run()}>
        {strings.draw}
      </Button>
      {draw.error ? <ErrorState error={draw.error} /> : null}
    </Card>
  );
};
