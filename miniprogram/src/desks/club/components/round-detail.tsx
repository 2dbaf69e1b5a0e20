import type { OutputOf } from '@shared/contracts';
import { CallError, call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { saveFile } from '@/platform/save-file';
import { ROUND_STATE_WORDS, slotWords } from '@/strings/club';
import { Button } from '@/ui/button';
import { Card, Code, Note, Row } from '@/ui/card';
import { Bar } from '@/ui/pictures';
import { sentenceFor, Tag } from '@/ui/status';
import { roundsStrings as strings } from '../strings';
import { DrawForm } from './draw-form';

type DeskRound = OutputOf<'club.desk'>['rounds'][number];

const download = async (roundId: string): Promise<void> => {
  try {
    await saveFile(`draw-${roundId}.json`, JSON.stringify(await call('club.replayFile', { roundId })));
  } catch (error) {
    toast(error instanceof CallError ? sentenceFor(error) : String(error));
  }
};

/** One round for its school: the demand for each club, and the draw. */
export const RoundDetail = ({ row, onDrawn }: { readonly row: DeskRound; readonly onDrawn: () => void }) => {
  const { round, clubs, applications } = row;
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
      {round.state === 'drawn' ? null : <DrawForm round={round} applications={applications} onDrawn={onDrawn} />}
      <Card title={strings.demand}>
        {clubs.map(({ id, name, slots, wishes, granted, capacity, isCancelled }) => (
          <Bar
            key={id}
            value={granted ?? wishes}
            max={capacity}
            label={`${name}（${slotWords(slots)}）：${isCancelled ? strings.cancelled : strings.seats(granted, wishes, capacity)}`}
          />
        ))}
        {clubs.length === 0 ? <Note>{strings.choose}</Note> : null}
      </Card>
    </>
  );
};
