import type { OutputOf } from '@shared/contracts';
import { CallError, call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { saveFile } from '@/platform/save-file';
import { ROUND_STATE_WORDS, slotWords } from '@/strings/club';
import { Button } from '@/ui/button';
import { Card, Code, Note, Row } from '@/ui/card';
import { Bar } from '@/ui/pictures';
import { sentenceFor, Tag } from '@/ui/status';
import { roundsStrings as strings } from '../strings';
import { ChoosingNow } from './choosing-now';
import { DrawForm } from './draw-form';
import { HandMoves } from './hand-moves';

type DeskRound = OutputOf<'club.desk'>['rounds'][number];

const download = async (roundId: string): Promise<void> => {
  try {
    await saveFile(`draw-${roundId}.json`, JSON.stringify(await call('club.replayFile', { roundId })));
  } catch (error) {
    toast(error instanceof CallError ? sentenceFor(error) : String(error));
  }
};

/** One round for its school: the demand for each club, and the draw. */
interface Props {
  readonly row: DeskRound;
  /** A child that an appeal is about: its move is opened at once. */
  readonly childId?: string | undefined;
  readonly onChanged: () => void;
}

export const RoundDetail = ({ row, childId, onChanged }: Props) => {
  const { round, clubs, openAppeals } = row;
  const words = ROUND_STATE_WORDS[round.state];
  return (
    <>
      <Card title={round.title} extra={<Tag tone={words.tone}>{words.label}</Tag>}>
        <Row label={strings.commitment} />
        <Code>{round.commitment}</Code>
        {round.inputHash ? (
          <>
            <Row label={strings.publicNumber} value={round.publicNumber ?? ''} />
            <Row label={strings.inputHash} />
            <Code>{round.inputHash}</Code>
            <Button kind="quiet" onClick={() => void download(round.id)}>
              {strings.download}
            </Button>
          </>
        ) : null}
      </Card>
      {round.state === 'drawn' ? null : <ChoosingNow row={row} onChanged={onChanged} />}
      {round.state === 'drawn' ? null : <DrawForm row={row} onChanged={onChanged} />}
      {openAppeals > 0 ? (
        <Card>
          <Row label={strings.openAppeals(openAppeals)} onClick={() => go('clubAppealsDesk')} />
        </Card>
      ) : null}
      {round.state === 'drawn' ? <HandMoves row={row} childId={childId} onMoved={onChanged} /> : null}
      <Card title={strings.demand}>
        {clubs.map(({ id, name, slots, wishes, firstChoices, granted, waiting, offered, capacity, isCancelled }) => (
          <Bar
            key={id}
            value={granted ?? wishes}
            max={capacity}
            label={`${name}（${slotWords(slots)}）：${isCancelled ? strings.cancelled : strings.seats({ granted, wishes, firstChoices, capacity, waiting, offered })}`}
          />
        ))}
        {clubs.length === 0 ? <Note>{strings.choose}</Note> : null}
      </Card>
    </>
  );
};
