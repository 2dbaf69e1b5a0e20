import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useDraft } from '@/platform/use-draft';
import { useWrite } from '@/platform/use-write';
import { appealStepWords } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { Timeline } from '@/ui/pictures';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState, Tag } from '@/ui/status';
import { clubStrings } from '../strings';

const { appeal: strings } = clubStrings;
type Result = OutputOf<'club.result'>;

interface Props {
  readonly roundId: string;
  readonly childId: string;
  readonly appeal: Result['appeal'];
  readonly until: Result['appealUntil'];
  readonly onSent: () => void;
}

const MIN_WORDS = 10;

/** 有异议: a person looks at it, in time; every step and answer in order. */
export const AppealCard = ({ roundId, childId, appeal, until, onSent }: Props) => {
  const [isAsking, setAsking] = useState(false);
  const { draft, change, discard } = useDraft(`appeal:${roundId}:${childId}`, { words: '' });
  const ask = useWrite('club.appeal');
  const send = async (): Promise<void> => {
    if ((await ask.submit({ roundId, childId, words: draft.words.trim() })) === null) return;
    discard();
    setAsking(false);
    toast(strings.sent);
    onSent();
  };
  if (appeal === null && until === null) return null;
  const isOpen = appeal !== null && appeal.state !== 'answered';
  return (
    <Card
      title={strings.title}
      extra={appeal === null ? null : <Tag tone={isOpen ? 'caution' : 'good'}>{strings.states[appeal.state]}</Tag>}
    >
      {appeal === null ? <Note>{strings.note}</Note> : null}
      {isOpen ? <Note>{strings.due(whenWords(appeal.dueAt))}</Note> : null}
      {appeal === null ? null : (
        <Timeline
          items={[...appeal.steps].reverse().map((step) => ({
            key: `${step.kind}-${step.at}`,
            title: appealStepWords(step),
            at: whenWords(step.at),
            detail: step.words,
          }))}
        />
      )}
      {until === null ? null : (
        <>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {appeal === null ? strings.ask : strings.carryOn}
          </Button>
          <Note>{strings.until(whenWords(until))}</Note>
        </>
      )}
      {isAsking ? (
        <ConfirmSheet
          title={appeal === null ? strings.ask : strings.carryOn}
          action={strings.send}
          busy={ask.busy}
          disabled={draft.words.trim().length < MIN_WORDS}
          onConfirm={() => void send()}
          onClose={() => setAsking(false)}
        >
          <Note>{appeal === null ? strings.whoAnswers : strings.districtAnswers}</Note>
          <TextArea
            label={strings.words}
            hint={strings.wordsHint}
            value={draft.words}
            maxLength={500}
            onChange={(words) => change({ words })}
          />
          {ask.error ? <ErrorState error={ask.error} /> : null}
        </ConfirmSheet>
      ) : null}
    </Card>
  );
};
