import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { useWrite } from '@/platform/use-write';
import { slotWords } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Ranking } from '@/ui/ranking';
import { ErrorState, Verdict } from '@/ui/status';
import { clubStrings } from '../strings';

const { studentPage: strings } = clubStrings;
type StudentRound = OutputOf<'club.studentView'>['rounds'][number];

interface Props extends StudentRound {
  readonly token: string;
  readonly grade: number;
  readonly onDone: () => void;
}

/** One round for a child: the order that is stored, its yes to it, or an order of its own. */
export const StudentRoundCard = ({ token, grade, round, clubs, wishes, onDone }: Props) => {
  const confirm = useWrite('club.confirmWishes');
  const rank = useWrite('club.studentRank');
  const [own, setOwn] = useState<readonly string[] | null>(null);
  const stored = wishes?.clubIds ?? [];
  const clubOf = (id: string) => clubs.find((club) => club.id === id);
  const rowOf = (id: string) => ({
    id,
    title: clubOf(id)?.name ?? '',
    note: `${slotWords(clubOf(id)?.slots ?? [])} · ${clubOf(id)?.description ?? ''}`,
  });
  const error = confirm.error ?? rank.error;
  const isOpen = round.state === 'open';

  const say = async (): Promise<void> => {
    await confirm.submit({ token, roundId: round.id, clubIds: [...stored] });
    onDone(); // after a refusal too: the family may have changed the order
  };
  const send = async (): Promise<void> => {
    if (own === null || (await rank.submit({ token, roundId: round.id, clubIds: [...own] })) === null) return;
    setOwn(null);
    onDone();
  };

  if (own !== null) {
    const offered = clubs.filter(({ id, grades }) => grades.includes(grade) && !own.includes(id));
    const isFull = own.length >= round.maxChoices;
    return (
      <Card title={strings.ownTitle(round.title)}>
        <Note>{strings.ownHint(round.maxChoices)}</Note>
        <Ranking
          items={own.map(rowOf)}
          onMove={(from, to) => {
            const next = [...own];
            const [moved] = next.splice(from, 1);
            if (moved !== undefined) next.splice(to, 0, moved);
            setOwn(next);
          }}
          onRemove={(id) => setOwn(own.filter((one) => one !== id))}
        />
        {isFull
          ? null
          : offered.map(({ id }) => (
              <Row
                key={id}
                label={rowOf(id).title}
                note={rowOf(id).note}
                value={strings.add}
                onClick={() => setOwn([...own, id])}
              />
            ))}
        <Buttons>
          <Button kind="secondary" onClick={() => setOwn(null)}>
            {strings.cancelOwn}
          </Button>
          <Button busy={rank.busy} disabled={own.length === 0} onClick={() => void send()}>
            {strings.sendOwn}
          </Button>
        </Buttons>
        {rank.error ? <ErrorState error={rank.error} /> : null}
      </Card>
    );
  }
  return (
    <Card title={round.title}>
      {stored.length === 0 ? <Note>{strings.noWishes}</Note> : null}
      {stored.map((id, i) => (
        <Row key={id} label={`${i + 1}. ${rowOf(id).title}`} note={rowOf(id).note} />
      ))}
      {wishes?.confirmedAt != null ? (
        <Verdict tone="good" title={strings.done} detail={strings.confirmedAt(whenWords(wishes.confirmedAt))} />
      ) : null}
      {isOpen && stored.length > 0 && wishes?.confirmedAt === null ? (
        <>
          <Note>{strings.ask}</Note>
          <Button busy={confirm.busy} onClick={() => void say()}>
            {strings.yes}
          </Button>
        </>
      ) : null}
      {isOpen ? (
        <Button kind="secondary" onClick={() => setOwn(stored)}>
          {stored.length === 0 ? strings.start : strings.no}
        </Button>
      ) : (
        <Note>{strings.closed}</Note>
      )}
      {confirm.error?.code === 'CONFLICT' ? <Note>{strings.changed}</Note> : null}
      {error && confirm.error?.code !== 'CONFLICT' ? <ErrorState error={error} /> : null}
    </Card>
  );
};
