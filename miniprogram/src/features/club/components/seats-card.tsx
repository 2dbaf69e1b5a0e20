// What a child holds now, what it is offered, what it waits for, and where seats are free: everything a family can still do.
import type { OutputOf } from '@shared/contracts';
import { mayMove } from '@shared/domain/club/seats';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { slotWords } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState, Loaded, Tag } from '@/ui/status';
import { clubStrings } from '../strings';

const { seats: strings } = clubStrings;

type Result = OutputOf<'club.result'>;
type Club = Result['clubs'][number];
type Seats = OutputOf<'club.seats'>;

interface Props {
  readonly roundId: string;
  readonly child: Result['child'];
  readonly clubs: readonly Club[];
}

/** What somebody is about to do. */
type Plan = { readonly kind: 'take' | 'giveUp' | 'wait' | 'stop'; readonly club: Club };

export const SeatsCard = ({ roundId, child, clubs }: Props) => {
  const query = useEndpoint('club.seats', { roundId, childId: child.id }, { keepOffline: true });
  const [plan, setPlan] = useState<Plan | null>(null);
  return (
    <Loaded query={query} rows={4}>
      {(seats) => (
        <>
          <Held seats={seats} clubs={clubs} onPlan={setPlan} />
          <Open seats={seats} clubs={clubs} grade={child.grade} onPlan={setPlan} />
          {plan === null ? null : (
            <Doing
              plan={plan}
              seats={seats}
              clubs={clubs}
              forChild={{ roundId, childId: child.id }}
              grade={child.grade}
              onClose={() => setPlan(null)}
              onDone={() => {
                setPlan(null);
                query.reload();
              }}
            />
          )}
        </>
      )}
    </Loaded>
  );
};

interface PartProps {
  readonly seats: Seats;
  readonly clubs: readonly Club[];
  readonly onPlan: (plan: Plan) => void;
}

/** Seats held, offers that run out, places in line. */
const Held = ({ seats, clubs, onPlan }: PartProps) => {
  const rows = seats.clubs.flatMap((seat) => {
    const club = clubs.find(({ id }) => id === seat.clubId);
    return club === undefined ? [] : [{ seat, club }];
  });
  const offers = rows.filter(({ seat }) => seat.offerEndsAt !== null);
  const held = rows.filter(({ seat }) => seat.isMember);
  const waits = rows.filter(({ seat }) => seat.position !== null);
  return (
    <>
      {offers.map(({ seat, club }) => (
        <Card key={club.id} title={strings.offered(club.name)}>
          <Note>{strings.offerUntil(whenWords(seat.offerEndsAt ?? 0))}</Note>
          <Note>{`${slotWords(club.slots)} · ${club.room} · ${club.teacherName}`}</Note>
          <Buttons>
            <Button onClick={() => onPlan({ kind: 'take', club })}>{strings.accept}</Button>
            <Button kind="secondary" onClick={() => onPlan({ kind: 'stop', club })}>
              {strings.decline}
            </Button>
          </Buttons>
        </Card>
      ))}
      <Card title={strings.now}>
        {held.length === 0 ? <Note>{strings.holdsNothing}</Note> : null}
        {held.map(({ club }) => (
          <Row
            key={club.id}
            label={club.name}
            note={`${slotWords(club.slots)} · ${club.room} · ${club.teacherName}`}
            value={
              <Button kind="quiet" onClick={() => onPlan({ kind: 'giveUp', club })}>
                {strings.giveUp}
              </Button>
            }
          />
        ))}
        {waits.map(({ seat, club }) => (
          <Row
            key={club.id}
            label={club.name}
            note={slotWords(club.slots)}
            value={
              <Button
                kind="quiet"
                label={strings.stopWaiting(club.name)}
                onClick={() => onPlan({ kind: 'stop', club })}
              >
                {strings.waitingAt(seat.position ?? 0)}
              </Button>
            }
          />
        ))}
      </Card>
    </>
  );
};

/** Clubs of the child's grade in which it is not: free ones to take, full ones to wait for. */
const Open = ({ seats, clubs, grade, onPlan }: PartProps & { readonly grade: number }) => {
  const rows = seats.clubs.flatMap((seat) => {
    const club = clubs.find(({ id }) => id === seat.clubId);
    const isOpen =
      club?.grades.includes(grade) && !seat.isMember && seat.offerEndsAt === null && seat.position === null;
    return club && isOpen ? [{ seat, club }] : [];
  });
  rows.sort((a, b) => b.seat.free - a.seat.free || a.seat.waiting - b.seat.waiting);
  return (
    <Card title={strings.others}>
      {rows.length === 0 ? <Note>{strings.noOthers}</Note> : null}
      {rows.map(({ seat, club }) => (
        <Row
          key={club.id}
          label={club.name}
          note={`${slotWords(club.slots)} · ${seat.free > 0 ? strings.free(seat.free) : strings.full(seat.waiting)}`}
          value={
            seat.free > 0 ? (
              <Button kind="quiet" onClick={() => onPlan({ kind: 'take', club })}>
                {strings.take}
              </Button>
            ) : (
              <Button kind="quiet" onClick={() => onPlan({ kind: 'wait', club })}>
                {strings.wait}
              </Button>
            )
          }
        />
      ))}
    </Card>
  );
};

interface DoingProps {
  readonly plan: Plan;
  readonly seats: Seats;
  readonly clubs: readonly Club[];
  readonly forChild: { readonly roundId: string; readonly childId: string };
  readonly grade: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what the step does, asks which seat to give up where one must go, and does it. */
const Doing = ({ plan, seats, clubs, forChild, grade, onClose, onDone }: DoingProps) => {
  const { kind, club } = plan;
  const take = useWrite('club.takeSeat');
  const giveUp = useWrite('club.giveUpSeat');
  const wait = useWrite('club.waitForSeat');
  const stop = useWrite('club.stopWaiting');
  const held = clubs.filter(({ id }) => seats.clubIds.includes(id));
  const clashing = held.filter(({ slots }) => slots.some((slot) => club.slots.includes(slot))).map(({ id }) => id);
  const isTooMany = held.length - clashing.length + 1 > seats.wants;
  const [chosen, setChosen] = useState<string | null>(null);
  const given = [...clashing, ...(isTooMany && chosen !== null && !clashing.includes(chosen) ? [chosen] : [])];
  const isReady = kind !== 'take' || mayMove({ clubIds: seats.clubIds }, clubs, seats.wants, grade, club.id, given).ok;
  const one = { ...forChild, clubId: club.id };
  const send = async (): Promise<void> => {
    const reply =
      kind === 'take'
        ? await take.submit({ ...one, giveUp: given })
        : kind === 'giveUp'
          ? await giveUp.submit(one)
          : kind === 'wait'
            ? await wait.submit(one)
            : await stop.submit(one);
    if (reply === null) return;
    toast(strings.done[kind]);
    onDone();
  };
  const writes = [take, giveUp, wait, stop];
  const error = writes.find((write) => write.error !== null)?.error ?? null;
  const nameOf = (id: string): string => clubs.find((other) => other.id === id)?.name ?? '';
  return (
    <ConfirmSheet
      title={strings.titles[kind](club.name)}
      action={strings.actions[kind]}
      danger={kind === 'giveUp'}
      busy={writes.some(({ busy }) => busy)}
      disabled={!isReady}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <Note>{strings.notes[kind]}</Note>
      {kind === 'take' && clashing.length > 0 ? <Note>{strings.swaps(clashing.map(nameOf).join('、'))}</Note> : null}
      {kind === 'take' && isTooMany ? (
        <Choice
          label={strings.whichToGiveUp(seats.wants)}
          options={held.filter(({ id }) => !clashing.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChange={setChosen}
          stacked
        />
      ) : null}
      {kind === 'take' && given.length > 0 ? <Tag>{strings.keptUntilCertain}</Tag> : null}
      {error ? <ErrorState error={error} /> : null}
    </ConfirmSheet>
  );
};
