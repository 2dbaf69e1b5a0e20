import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { feeWords, gradeWords, oddsWords, slotWords, WEEKDAYS, weekdayWord } from '@/strings/club';
import { Button } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { Choice, MultiChoice } from '@/ui/fields';
import { Empty, Tag } from '@/ui/status';
import { clubStrings } from '../strings';

type Club = OutputOf<'club.catalogue'>['clubs'][number];
const { round: strings } = clubStrings;

const FILTERS = ['free', 'fits', 'likely'] as const;
type Filter = (typeof FILTERS)[number];

/** Last time there were seats for all who wished. */
const isLikely = ({ lastTerm }: Club): boolean => lastTerm !== null && lastTerm.wishes <= lastTerm.capacity;

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
  const [only, setOnly] = useState<readonly Filter[]>([]);
  const wanted = clubs.filter(({ id }) => chosen.includes(id));
  /** A wish at the same time: said before it is added, not after. */
  const clashOf = (club: Club): Club | undefined =>
    chosen.includes(club.id) ? undefined : wanted.find(({ slots }) => slots.some((slot) => club.slots.includes(slot)));
  const offered = clubs.filter(
    (club) =>
      club.grades.includes(grade) &&
      club.slots.some((slot) => slot.startsWith(day)) &&
      (!only.includes('free') || club.feeFen === 0) &&
      (!only.includes('fits') || clashOf(club) === undefined) &&
      (!only.includes('likely') || isLikely(club)),
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
        <MultiChoice
          label=""
          options={FILTERS.map((value) => ({ value, label: strings.filters[value] }))}
          values={[...only]}
          onChange={setOnly}
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
          <Note>{oddsWords(club.lastTerm)}</Note>
          {clashOf(club) === undefined ? null : (
            <Tag tone="caution">{strings.clashesWith(clashOf(club)?.name ?? '')}</Tag>
          )}
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
