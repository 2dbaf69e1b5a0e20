import type { OutputOf } from '@shared/contracts';
import { whenWords } from '@/strings/when';
import { Card, Note, Row } from '@/ui/card';
import { Tag } from '@/ui/status';
import { clubStrings } from '../strings';

const { moves: strings } = clubStrings;
type Result = OutputOf<'club.result'>;

interface Props {
  readonly moves: Result['moves'];
  readonly clubs: Result['clubs'];
  /** The pseudonym of the family's own child; null where it took no part. */
  readonly mine: string | null;
}

const SHOWN = 20;

/** What the school changed by hand after the draw: published with its reasons, children under their pseudonyms. */
export const PublicMoves = ({ moves, clubs, mine }: Props) => {
  if (moves.length === 0) return null;
  const nameOf = (id: string): string => clubs.find((club) => club.id === id)?.name ?? '';
  return (
    <Card title={strings.title}>
      <Note>{strings.note}</Note>
      {moves.slice(-SHOWN).map(({ pseudonym, to, giveUp, reason, extraSeat, movedAt }) => (
        <Row
          key={`${pseudonym}-${movedAt}`}
          label={strings.line(giveUp.map(nameOf).join('、'), to === null ? '' : nameOf(to))}
          note={[whenWords(movedAt), strings.child(pseudonym.slice(0, 6)), reason, extraSeat ? strings.extraSeat : '']
            .filter(Boolean)
            .join(' · ')}
          value={pseudonym === mine ? <Tag tone="brand">{strings.yours}</Tag> : undefined}
        />
      ))}
    </Card>
  );
};
