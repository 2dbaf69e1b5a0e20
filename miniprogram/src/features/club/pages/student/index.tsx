import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { slotWords } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Verdict } from '@/ui/status';
import { clubStrings } from '../../strings';

const { studentPage: strings } = clubStrings;
type StudentRound = OutputOf<'club.studentView'>['rounds'][number];

interface Props extends StudentRound {
  readonly code: string;
  readonly onDone: () => void;
}

/** One round: the order that the family has ranked, and the child's yes. */
const Confirmation = ({ code, round, clubs, wishes, onDone }: Props) => {
  const confirm = useWrite('club.confirmWishes');
  if (wishes === null) return <Empty title={round.title} hint={strings.noWishes} />;
  const send = async (): Promise<void> => {
    await confirm.submit({ code, roundId: round.id, clubIds: wishes.clubIds });
    onDone(); // after a refusal too: the family may have changed the order
  };
  return (
    <Card title={round.title}>
      {wishes.clubIds.map((id, i) => {
        const club = clubs.find((one) => one.id === id);
        return (
          <Row
            key={id}
            label={`${i + 1}. ${club?.name ?? ''}`}
            note={`${slotWords(club?.slots ?? [])} · ${club?.description ?? ''}`}
          />
        );
      })}
      {wishes.confirmedAt !== null ? (
        <Verdict tone="good" title={strings.done} detail={strings.confirmedAt(whenWords(wishes.confirmedAt))} />
      ) : null}
      {round.state === 'open' && wishes.confirmedAt === null ? (
        <>
          <Note>{strings.ask}</Note>
          <Button busy={confirm.busy} onClick={() => void send()}>
            {strings.yes}
          </Button>
          <Note>{strings.no}</Note>
        </>
      ) : null}
      {confirm.error?.code === 'CONFLICT' ? <Note>{strings.changed}</Note> : null}
      {confirm.error && confirm.error.code !== 'CONFLICT' ? <ErrorState error={confirm.error} /> : null}
    </Card>
  );
};

/** 我的志愿: for a child, with the code from its school, on any phone. Nothing of it stays on the phone. */
export default function StudentPage() {
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const query = useEndpoint('club.studentView', code === null ? null : { code });
  if (code === null) {
    return (
      <Page
        bottom={
          <Button disabled={typed.trim().length < 8} onClick={() => setCode(typed.trim())}>
            {strings.look}
          </Button>
        }
      >
        <Card>
          <TextField label={strings.code} hint={strings.hint} value={typed} onChange={setTyped} maxLength={40} />
        </Card>
      </Page>
    );
  }
  return (
    <Page>
      <Loaded query={query} rows={6}>
        {({ childName, rounds }) => (
          <>
            <Card title={strings.hello(childName)} />
            {rounds.length === 0 ? <Empty title={strings.noRounds} /> : null}
            {rounds.map((row) => (
              <Confirmation key={row.round.id} {...row} code={code} onDone={query.reload} />
            ))}
          </>
        )}
      </Loaded>
      <Button kind="quiet" onClick={() => setCode(null)}>
        {strings.other}
      </Button>
    </Page>
  );
}
