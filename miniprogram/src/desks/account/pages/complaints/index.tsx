import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import type { Column } from '@/ui/desk';
import { TextArea } from '@/ui/fields';
import { ListDesk } from '@/ui/list-desk';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Tag } from '@/ui/status';
import { deskStrings } from '../../strings';

const { complaints: strings } = deskStrings;
type Complaint = OutputOf<'complaint.desk'>['complaints'][number];
const MIN_TEXT = 5;

const stateTag = ({ state, isOverdue }: Complaint) =>
  isOverdue ? (
    <Tag tone="bad">{strings.overdue}</Tag>
  ) : (
    <Tag tone={state === 'answered' ? 'good' : 'brand'}>{strings[state]}</Tag>
  );

const dueWords = ({ dueOn, workingDaysLeft }: Complaint): string =>
  workingDaysLeft === null ? (dueOn ?? strings.noDue) : strings.left(workingDaysLeft);

const COLUMNS: readonly Column<Complaint>[] = [
  { key: 'topic', title: strings.columns.topic, value: ({ topic }) => strings.topics[topic] },
  {
    key: 'state',
    title: strings.columns.state,
    value: ({ state, isOverdue }) => (isOverdue ? strings.overdue : strings[state]),
    render: stateTag,
  },
  { key: 'due', title: strings.columns.due, value: dueWords },
  { key: 'day', title: strings.columns.day, value: ({ askedOn }) => askedOn },
];

const Detail = ({ complaint, onAnswered }: { readonly complaint: Complaint; readonly onAnswered: () => void }) => {
  const [text, setText] = useState('');
  const answer = useWrite('complaint.answer');
  const send = async (): Promise<void> => {
    if ((await answer.submit({ id: complaint.id, text })) === null) return;
    toast(strings.sent);
    onAnswered();
  };
  return (
    <>
      <Card title={strings.topics[complaint.topic]} extra={stateTag(complaint)}>
        <Row label={strings.columns.due} value={dueWords(complaint)} />
        <Timeline
          items={[...complaint.messages].reverse().map(({ from, day, text: said }, i) => ({
            key: String(complaint.messages.length - i),
            title: strings.from[from],
            at: day,
            detail: said,
          }))}
        />
      </Card>
      {complaint.state === 'open' ? (
        <Card title={strings.answer}>
          <TextArea label={strings.answer} hint={strings.answerHint} value={text} onChange={setText} maxLength={1000} />
          <Button busy={answer.busy} disabled={text.trim().length < MIN_TEXT} onClick={() => void send()}>
            {strings.send}
          </Button>
          {answer.error ? <ErrorState error={answer.error} /> : null}
        </Card>
      ) : null}
    </>
  );
};

/** 对本应用的投诉: those that wait first, each with its clock. */
export default function ComplaintsPage() {
  const query = useEndpoint('complaint.desk', {});
  return (
    <ListDesk
      query={query}
      rowsOf={({ complaints }) => complaints}
      columns={COLUMNS}
      exportName="complaints"
      none={strings.none}
      choose={strings.choose}
      detail={(complaint) => <Detail key={complaint.id} complaint={complaint} onAnswered={query.reload} />}
    />
  );
}
