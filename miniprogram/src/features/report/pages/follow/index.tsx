import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS, OUTCOME_WORDS, STATE_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { reportStrings } from '../../strings';

const { follow: strings } = reportStrings;
type Progress = OutputOf<'report.follow'>;

const clockWords = ({ clock, promisedWorkingDays }: Progress): string => {
  if (clock === 'none') return '';
  if (clock === 'immediate') return strings.immediate;
  return promisedWorkingDays === null ? strings.noPromise : strings.promise(promisedWorkingDays);
};

interface ReplyProps {
  readonly endpoint: 'report.answer' | 'report.reopen';
  readonly receipt: string;
  readonly onSent: () => void;
}

/** The one thing the reporter can do now: answer, or say that it is not solved. */
const Reply = ({ endpoint, receipt, onSent }: ReplyProps) => {
  const [text, setText] = useState('');
  const send = useWrite(endpoint);
  const isAnswer = endpoint === 'report.answer';
  const submit = async (): Promise<void> => {
    if ((await send.submit({ receipt, text })) === null) return;
    setText('');
    onSent();
  };
  return (
    <Card>
      <TextArea
        label={isAnswer ? strings.answer : strings.notSolved}
        hint={isAnswer ? undefined : strings.notSolvedHint}
        value={text}
        onChange={setText}
      />
      <Button
        kind={isAnswer ? 'primary' : 'secondary'}
        busy={send.busy}
        disabled={text.trim() === ''}
        onClick={() => void submit()}
      >
        {isAnswer ? strings.sendAnswer : strings.reopen}
      </Button>
      {send.error ? <ErrorState error={send.error} /> : null}
    </Card>
  );
};

/** 举报进度: what has happened, who is next, and what the reporter can say. */
export default function FollowPage() {
  const { receipt = '' } = useParams();
  const query = useEndpoint('report.follow', { receipt });
  return (
    <Page>
      <Loaded query={query} rows={6}>
        {(report) => (
          <>
            <Verdict
              tone={STATE_WORDS[report.state].tone}
              title={STATE_WORDS[report.state].label}
              detail={report.outcome ? OUTCOME_WORDS[report.outcome] : clockWords(report)}
            />
            {report.state === 'waitingForReporter' ? (
              <Reply endpoint="report.answer" receipt={receipt} onSent={query.reload} />
            ) : null}
            <Card title={report.placeName}>
              <Row label={CATEGORY_WORDS[report.category].parents} />
              <Row label={strings.submittedOn} value={report.submittedOn} />
              {report.photos > 0 ? <Row label={strings.photos} value={report.photos} /> : null}
            </Card>
            {report.messages.length > 0 ? (
              <Card title={strings.dialogue}>
                <Timeline
                  items={report.messages
                    .map(({ from, day, text }, i) => ({ key: String(i), title: strings[from], at: day, detail: text }))
                    .reverse()}
                />
              </Card>
            ) : null}
            <Card title={strings.history}>
              <Timeline
                items={report.history
                  .map(({ state, day }, i) => ({ key: String(i), title: STATE_WORDS[state].label, at: day }))
                  .reverse()}
              />
            </Card>
            {report.state === 'closed' ? (
              <Reply endpoint="report.reopen" receipt={receipt} onSent={query.reload} />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
