import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { feeWords, gradeWords, slotWords, WEEKDAYS, weekdayWord } from '@/strings/club';
import { Button } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { Empty, Tag } from '@/ui/status';
import { clubStrings } from '../strings';

type Club = OutputOf<'club.catalogue'>['clubs'][number];
const { round: strings } = clubStrings;

interface Props {
  readonly clubs: readonly Club[];
  readonly grade: number;
  readonly chosen: readonly string[];
  readonly isFull: boolean;
  readonly isOpen: boolean;
  readonly onAdd: (id: string) => void;
}

/** The clubs this child may choose, by day. */
export const Catalogue = ({ clubs, grade, chosen, isFull, isOpen, onAdd }: Props) => {
  const [day, setDay] = useState<string>('');
  const offered = clubs.filter(
    ({ grades, slots }) => grades.includes(grade) && slots.some((slot) => slot.startsWith(day)),
  );
  return (
    <>
      <Card title={strings.catalogue}>
        <Choice
          label=""
          options={[
            { value: '', label: strings.all },
            ...WEEKDAYS.map((value) => ({ value: value as string, label: weekdayWord(value) })),
          ]}
          value={day}
          onChange={setDay}
        />
        {isFull && isOpen ? <Note>{strings.full}</Note> : null}
      </Card>
      {offered.length === 0 ? <Empty title={strings.noneToday} /> : null}
      {offered.map((club) => (
        <Card
          key={club.id}
          title={club.name}
          extra={chosen.includes(club.id) ? <Tag tone="brand">{strings.added}</Tag> : null}
        >
          <Body>{club.description}</Body>
          <Note>{`${slotWords(club.slots)} · ${gradeWords(club.grades)} · ${club.teacherName} · ${club.room}`}</Note>
          <Note>{`${strings.seats(club.capacity, club.minSize)} · ${feeWords(club.feeFen)}`}</Note>
          {isOpen && !chosen.includes(club.id) ? (
            <Button kind="quiet" disabled={isFull} label={`${strings.add} ${club.name}`} onClick={() => onAdd(club.id)}>
              {strings.add}
            </Button>
          ) : null}
        </Card>
      ))}
    </>
  );
};
