import type { OutputOf } from '@shared/contracts';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Figure, Note, Row } from '@/ui/card';
import { Bar } from '@/ui/pictures';
import { ErrorState } from '@/ui/status';
import { choosingStrings as strings } from '../strings';

interface Props {
  readonly row: OutputOf<'club.desk'>['rounds'][number];
  readonly onChanged: () => void;
}

/** Who has chosen and who has not, in figures: the school reminds without seeing names. */
export const ChoosingNow = ({ row, onChanged }: Props) => {
  const { round, applications, confirmed, missing, missingByClass, remindableAt } = row;
  const remind = useWrite('club.remind');
  const send = async (): Promise<void> => {
    const done = await remind.submit({ roundId: round.id });
    if (done === null) return;
    toast(strings.reminded(done.children));
    onChanged();
  };
  return (
    <Card title={strings.title}>
      <Figure>{strings.figures(applications, applications + missing)}</Figure>
      <Bar value={applications} max={Math.max(1, applications + missing)} label={strings.confirmed(confirmed)} />
      <Row label={strings.missing} value={strings.children(missing)} />
      {missing > 0 ? (
        <Note>{missingByClass.map(({ className, children }) => strings.inClass(className, children)).join('，')}</Note>
      ) : null}
      {round.state === 'open' && missing > 0 ? (
        <>
          <Button kind="secondary" busy={remind.busy} disabled={remindableAt !== null} onClick={() => void send()}>
            {strings.remind}
          </Button>
          <Note>{remindableAt === null ? strings.remindNote : strings.remindAgain(whenWords(remindableAt))}</Note>
        </>
      ) : null}
      {remind.error ? <ErrorState error={remind.error} /> : null}
    </Card>
  );
};
