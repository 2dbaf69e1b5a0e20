import type { OutputOf } from '@shared/contracts';
import { go } from '@/platform/router';
import { ROUND_STATE_WORDS } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Tag } from '@/ui/status';
import { clubStrings as strings } from '../strings';

type FamilyRound = OutputOf<'club.rounds'>['rounds'][number];

/** What a family should know of a round in one line. */
const situationOf = ({ round, wishes, gotClubs }: FamilyRound): string => {
  if (gotClubs !== null) return gotClubs.length === 0 ? strings.gotNothing : strings.got(gotClubs.join('、'));
  if (wishes === null) return strings.notYet;
  const confirmed = wishes.confirmedAt === null ? strings.unconfirmed : strings.confirmed;
  return `${strings.wishes(wishes.clubIds.length)} · ${round.state === 'drawn' ? '' : confirmed}`;
};

const deadlineOf = ({ round }: FamilyRound): string => {
  if (round.state === 'scheduled') return strings.opensAt(whenWords(round.opensAt));
  if (round.state === 'open') return strings.closesAt(whenWords(round.closesAt));
  return round.state === 'closed' ? strings.waitingForDraw : '';
};

/** One round for one child. */
export const RoundCard = (row: FamilyRound & { readonly isFirst: boolean }) => {
  const { round, child, wishes, gotClubs, isFirst } = row;
  const params = { roundId: round.id, childId: child.id };
  const words = ROUND_STATE_WORDS[round.state];
  const kind = isFirst ? 'primary' : 'secondary';
  return (
    <Card title={`${child.name} · ${round.title}`} extra={<Tag tone={words.tone}>{words.label}</Tag>}>
      <Row label={situationOf(row)} note={deadlineOf(row)} />
      {round.state === 'open' ? (
        <Button kind={kind} onClick={() => go('clubRound', params)}>
          {wishes === null ? strings.choose : strings.change}
        </Button>
      ) : null}
      {gotClubs !== null ? (
        <Button kind="secondary" onClick={() => go('clubResult', params)}>
          {strings.seeResult}
        </Button>
      ) : null}
    </Card>
  );
};
