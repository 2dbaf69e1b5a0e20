import type { OutputOf } from '@shared/contracts';
import { APPEAL_OUTCOMES, type AppealOutcome } from '@shared/domain/club/appeal.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { useWrite } from '@/platform/use-write';
import { appealStepWords, reasonWords } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextArea } from '@/ui/fields';
import { Timeline } from '@/ui/pictures';
import { ErrorState } from '@/ui/status';
import { appealStrings as strings } from '../strings';

type Appeal = OutputOf<'club.appeals'>['appeals'][number];

interface Props {
  readonly appeal: Appeal;
  readonly onAnswered: () => void;
}

const MIN_WORDS = 10;

/** One appeal: what the family says, what the draw says, and the answer. */
export const AppealDetail = ({ appeal, onAnswered }: Props) => {
  const { childId, childName, grade, number, clubs, reasons, steps } = appeal;
  const nameOf = (id: string): string => reasons.find(({ clubId }) => clubId === id)?.clubName ?? '';
  const name = childId === null ? strings.pseudonym(childName) : childName;
  return (
    <>
      <Card title={[name, strings.grade(grade), appeal.schoolName].filter(Boolean).join(' · ')}>
        <Row label={appeal.roundTitle} value={number === null ? '' : strings.number(number)} />
        <Row label={strings.holds} value={clubs.join('、') || strings.holdsNothing} />
        {appeal.state === 'answered' ? null : <Note>{strings.due(whenWords(appeal.dueAt))}</Note>}
        <Timeline
          items={[...steps].reverse().map((step) => ({
            key: `${step.kind}-${step.at}`,
            title: appealStepWords(step),
            at: whenWords(step.at),
            detail: step.words,
          }))}
        />
      </Card>
      {reasons.length === 0 ? null : (
        <Card title={strings.reasons}>
          {reasons.map((reason) => (
            <Row key={reason.clubId} label={reason.clubName} note={reasonWords(reason, nameOf)} />
          ))}
        </Card>
      )}
      {appeal.isMine ? <Answer appeal={appeal} onAnswered={onAnswered} /> : <Note>{strings.notYours}</Note>}
    </>
  );
};

const Answer = ({ appeal: { id, childId, roundId }, onAnswered }: Props) => {
  const [outcome, setOutcome] = useState<AppealOutcome>('stands');
  const [words, setWords] = useState('');
  const answer = useWrite('club.answerAppeal');
  const send = async (): Promise<void> => {
    if ((await answer.submit({ id, outcome, words: words.trim() })) === null) return;
    toast(strings.sent);
    onAnswered();
  };
  const isNotMoved = answer.error?.details['state'] === 'notMoved';
  return (
    <Card title={strings.answer}>
      {childId === null ? null : (
        <>
          <Button kind="secondary" onClick={() => go('roundsDesk', { roundId, childId })}>
            {strings.move}
          </Button>
          <Note>{strings.moveFirst}</Note>
        </>
      )}
      <Choice
        label={strings.outcome}
        options={APPEAL_OUTCOMES.map((value) => ({ value, label: strings.outcomes[value] }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextArea label={strings.words} hint={strings.wordsHint} value={words} maxLength={500} onChange={setWords} />
      <Button busy={answer.busy} disabled={words.trim().length < MIN_WORDS} onClick={() => void send()}>
        {strings.send}
      </Button>
      {isNotMoved ? <Note>{strings.notMoved}</Note> : null}
      {answer.error && !isNotMoved ? <ErrorState error={answer.error} /> : null}
    </Card>
  );
};
