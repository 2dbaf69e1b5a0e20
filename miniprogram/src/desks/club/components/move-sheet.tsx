// Moving one child by hand: what it leaves, what it enters, what that does to others, and the reason that is published.
import type { OutputOf } from '@shared/contracts';
import { mayMove } from '@shared/domain/club/seats';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { slotWords } from '@/strings/club';
import { Note } from '@/ui/card';
import { Choice, MultiChoice, TextArea } from '@/ui/fields';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/status';
import { moveStrings as strings } from '../strings';

type DeskRound = OutputOf<'club.desk'>['rounds'][number];
type Roster = OutputOf<'club.roster'>;
type Child = Roster['children'][number];

interface Props {
  readonly row: DeskRound;
  readonly roster: Roster;
  readonly child: Child;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

const NOWHERE = '';
const MIN_REASON = 4;

export const MoveSheet = ({ row: { round, clubs }, roster, child, onClose, onMoved }: Props) => {
  const [to, setTo] = useState<string>(NOWHERE);
  const [giveUp, setGiveUp] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const move = useWrite('club.moveByHand');
  const target = to === NOWHERE ? null : to;
  const nameOf = (id: string): string => clubs.find((club) => club.id === id)?.name ?? '';
  const open = clubs.filter(
    ({ id, grades, isCancelled }) => grades.includes(child.grade) && !child.clubIds.includes(id) && !isCancelled,
  );
  const placesOf = (id: string) => roster.free.find(({ clubId }) => clubId === id);
  const verdict = mayMove({ clubIds: child.clubIds }, clubs, round.wants, child.grade, target, giveUp);
  const isFull = target !== null && (placesOf(target)?.free ?? 0) === 0;
  const consequences = [
    ...giveUp.map((id) => strings.frees(nameOf(id), placesOf(id)?.waiting ?? 0)),
    ...(target === null
      ? []
      : [isFull ? strings.extra(nameOf(target)) : strings.takes(nameOf(target), placesOf(target)?.free ?? 0)]),
  ];
  const send = async (): Promise<void> => {
    const reply = await move.submit({
      roundId: round.id,
      childId: child.childId,
      to: target,
      giveUp: [...giveUp],
      reason: reason.trim(),
      extraSeat: isFull,
    });
    if (reply === null) return;
    toast(strings.moved);
    onMoved();
  };
  return (
    <ConfirmSheet
      title={strings.title(child.name)}
      action={strings.action}
      busy={move.busy}
      disabled={!verdict.ok || reason.trim().length < MIN_REASON}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      {child.clubIds.length > 0 ? (
        <MultiChoice
          label={strings.giveUp}
          options={child.clubIds.map((id) => ({ value: id, label: nameOf(id) }))}
          values={[...giveUp]}
          onChange={setGiveUp}
        />
      ) : (
        <Note>{strings.holdsNothing}</Note>
      )}
      <Choice
        label={strings.to}
        options={[
          { value: NOWHERE, label: strings.nowhere },
          ...open.map(({ id, name, slots }) => ({
            value: id,
            label: name,
            note: `${slotWords(slots)} · ${strings.places(placesOf(id)?.free ?? 0)}`,
          })),
        ]}
        value={to}
        onChange={setTo}
        stacked
      />
      {verdict.ok ? null : <Note>{strings.refusal(verdict.error, nameOf)}</Note>}
      {consequences.map((sentence) => (
        <Note key={sentence}>{sentence}</Note>
      ))}
      <TextArea label={strings.reason} hint={strings.reasonHint} value={reason} maxLength={300} onChange={setReason} />
      {move.error ? <ErrorState error={move.error} /> : null}
    </ConfirmSheet>
  );
};
