import type { OutputOf } from '@shared/contracts';
import { go } from '@/platform/router';
import { ROUND_STATE_WORDS } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Tag } from '@/ui/status';
import { clubStrings as strings } from '../strings';

export type FamilyRound = OutputOf<'club.rounds'>['rounds'][number];

/** What a family should know of one child in a round, in one line. */
const situationOf = ({ round, wishes, gotClubs }: FamilyRound): string => {
  if (gotClubs !== null) return gotClubs.length === 0 ? strings.gotNothing : strings.got(gotClubs.join('、'));
  if (wishes === null) return round.state === 'open' ? strings.notYet : strings.tookNoPart;
  const confirmed = wishes.confirmedAt === null ? strings.unconfirmed : strings.confirmed;
  return `${strings.wishes(wishes.clubIds.length)} · ${confirmed}`;
};

const deadlineOf = ({ round }: FamilyRound): string => {
  if (round.state === 'scheduled') return strings.opensAt(whenWords(round.opensAt));
  if (round.state === 'open') return strings.closesAt(whenWords(round.closesAt));
  return round.state === 'closed' ? strings.waitingForDraw : '';
};

/** Where a press on a child leads: to the wishes while they can change, to the result once there is one. */
const openerOf = ({ round, child, gotClubs }: FamilyRound): (() => void) | undefined => {
  const params = { roundId: round.id, childId: child.id };
  if (round.state === 'open') return () => go('clubRound', params);
  return gotClubs === null ? undefined : () => go('clubResult', params);
};

interface Props {
  /** The family's children in one round; at least one. */
  readonly rows: readonly [FamilyRound, ...FamilyRound[]];
}

/** One round with a line for each child; whoever has not chosen yet gets the button. */
export const RoundCard = ({ rows }: Props) => {
  const [first] = rows;
  const words = ROUND_STATE_WORDS[first.round.state];
  const deadline = deadlineOf(first);
  const undecided = first.round.state === 'open' ? rows.find(({ wishes }) => wishes === null) : undefined;
  return (
    <Card title={first.round.title} extra={<Tag tone={words.tone}>{words.label}</Tag>}>
      {deadline === '' ? null : <Note>{deadline}</Note>}
      {rows.map((row) => {
        const open = openerOf(row);
        return (
          <Row key={row.child.id} label={row.child.name} note={situationOf(row)} {...(open ? { onClick: open } : {})} />
        );
      })}
      {undecided ? (
        <Button onClick={() => go('clubRound', { roundId: undecided.round.id, childId: undecided.child.id })}>
          {strings.chooseFor(undecided.child.name)}
        </Button>
      ) : null}
    </Card>
  );
};
