import type { InputOf, OutputOf } from '@shared/contracts';
import { givenOf } from '@shared/domain/staff/granting';
import { addDays, asEpochMs, dateOf } from '@shared/kernel/time';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useSession } from '@/platform/session';
import { useWrite } from '@/platform/use-write';
import { placeWords, ROLE_WORDS } from '@/strings/account';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, DateField } from '@/ui/fields';
import { ErrorState, Tag } from '@/ui/status';
import { deskStrings, RIGHT_STATE_WORDS } from '../strings';
import { NO_PLACE, PlaceField, rightFrom } from './right-fields';

const { people: strings } = deskStrings;
export type Person = OutputOf<'staff.people'>['people'][number];
type Held = Person['rights'][number];
type Move = InputOf<'staff.moveRight'>['move'];
type Reason = InputOf<'staff.moveRight'>['reason'];

const REASONS_FOR: Readonly<Record<Move, readonly Reason[]>> = {
  suspend: ['leave', 'misuse', 'other'],
  resume: ['back', 'mistake', 'other'],
  end: ['moved', 'termEnd', 'mistake', 'misuse', 'other'],
};

/** The last day that an end (the first moment without the right) stands for. */
const lastDayOf = (until: number | null): string => (until === null ? '' : addDays(dateOf(asEpochMs(until)), 0 - 1));

interface RightProps {
  readonly person: Person;
  readonly held: Held;
  readonly onMoved: () => void;
}

const Moves = ({ person, held, onMoved }: RightProps) => {
  const [move, setMove] = useState<Move | null>(null);
  const write = useWrite('staff.moveRight');
  const which = { accountId: person.accountId, grantId: held.id };
  const run = async (reason: Reason): Promise<void> => {
    if (move === null) return;
    const isSure =
      move !== 'end' ||
      (await confirm({ title: strings.moves.end, text: strings.confirmEnd(person.name), action: strings.moves.end }));
    if (!isSure || (await write.submit({ ...which, move, reason })) === null) return;
    toast(strings.moved);
    setMove(null);
    onMoved();
  };
  const moves: readonly Move[] = held.state === 'suspended' ? ['resume', 'end'] : ['suspend', 'end'];
  return (
    <>
      <Buttons>
        {moves.map((one) => (
          <Button key={one} kind={one === 'end' ? 'danger' : 'secondary'} onClick={() => setMove(one)}>
            {strings.moves[one]}
          </Button>
        ))}
      </Buttons>
      {move === null ? null : (
        <Choice
          label={`${strings.moves[move]}：${strings.reason}`}
          options={REASONS_FOR[move].map((value) => ({ value, label: strings.reasons[value] }))}
          value={null}
          onChange={(reason) => void run(reason)}
        />
      )}
      {write.error ? <ErrorState error={write.error} /> : null}
    </>
  );
};

const LastDay = ({ person, held, onMoved }: RightProps) => {
  const [day, setDay] = useState(lastDayOf(held.until));
  const write = useWrite('staff.setLastDay');
  const set = async (lastDay: string | null): Promise<void> => {
    if ((await write.submit({ accountId: person.accountId, grantId: held.id, lastDay })) === null) return;
    toast(strings.moved);
    onMoved();
  };
  return (
    <>
      <DateField label={strings.lastDay} value={day} onChange={setDay} />
      <Buttons>
        <Button kind="secondary" busy={write.busy} disabled={day === ''} onClick={() => void set(day)}>
          {strings.setLastDay}
        </Button>
        {held.until === null ? null : (
          <Button kind="quiet" onClick={() => void set(null)}>
            {strings.clearLastDay}
          </Button>
        )}
      </Buttons>
      {write.error ? <ErrorState error={write.error} /> : null}
    </>
  );
};

const Transfer = ({ person, held, onMoved }: RightProps) => {
  const office = givenOf(held.right);
  const [place, setPlace] = useState(NO_PLACE);
  const write = useWrite('staff.transfer');
  const isPlaced = office === 'schoolAdmin' || office === 'districtOfficer' || office === 'gridWorker';
  if (!isPlaced) return null;
  const to = rightFrom(office, place);
  const run = async (): Promise<void> => {
    if (to === null) return;
    if ((await write.submit({ accountId: person.accountId, grantId: held.id, to })) === null) return;
    toast(strings.moved);
    onMoved();
  };
  return (
    <>
      <Note>{strings.transferTo}</Note>
      <PlaceField office={office} place={place} onChange={setPlace} ownSchools={null} />
      <Button kind="secondary" busy={write.busy} disabled={to === null} onClick={() => void run()}>
        {strings.transfer}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </>
  );
};

const RightCard = ({ person, held, onMoved }: RightProps) => {
  const words = RIGHT_STATE_WORDS[held.state];
  const isOver = held.state === 'ended' || held.state === 'over';
  return (
    <Card title={ROLE_WORDS[held.right.role]} extra={<Tag tone={words.tone}>{words.label}</Tag>}>
      <Row label={strings.columns.place} value={placeWords(held.right, held.schoolName)} />
      <Row label={strings.columns.until} value={lastDayOf(held.until) || strings.noEnd} />
      {isOver || person.isMe ? null : (
        <>
          <Moves person={person} held={held} onMoved={onMoved} />
          <LastDay person={person} held={held} onMoved={onMoved} />
          {held.state === 'active' ? <Transfer person={person} held={held} onMoved={onMoved} /> : null}
        </>
      )}
    </Card>
  );
};

const Factor = ({ person, onMoved }: Omit<RightProps, 'held'>) => {
  const { has } = useSession();
  const write = useWrite('staff.resetSecondFactor');
  if (!has('sysadmin') || person.hasSecondFactor === null) return null;
  const reset = async (): Promise<void> => {
    const question = { title: strings.reset, text: strings.confirmReset(person.name), action: strings.reset };
    if (!(await confirm(question))) return;
    if ((await write.submit({ accountId: person.accountId, reason: 'lost' })) === null) return;
    toast(strings.resetDone);
    onMoved();
  };
  return (
    <Card title={strings.factor}>
      <Row label={person.hasSecondFactor ? strings.hasFactor : strings.noFactor} />
      {person.hasSecondFactor && !person.isMe ? (
        <Button kind="danger" busy={write.busy} onClick={() => void reset()}>
          {strings.reset}
        </Button>
      ) : null}
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

/** One person: each right with its moves, and the second factor for a sysadmin. */
export const PersonDetail = ({ person, onMoved }: Omit<RightProps, 'held'>) => (
  <>
    <Card title={person.name}>{person.isMe ? <Note>{strings.me}</Note> : null}</Card>
    {person.rights.map((held) => (
      <RightCard key={`${held.id}${held.state}${held.until}`} person={person} held={held} onMoved={onMoved} />
    ))}
    <Factor person={person} onMoved={onMoved} />
  </>
);
