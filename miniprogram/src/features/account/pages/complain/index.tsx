import type { InputOf, OutputOf } from '@shared/contracts';
import { COMPLAINT_TOPICS } from '@shared/domain/complaint/complaint';
import { useState } from 'react';
import { copyText } from '@/platform/feedback';
import { useParams } from '@/platform/router';
import { useDraft } from '@/platform/use-draft';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Body, Card, Code, Note } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { Choice, TextArea, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { ErrorState, Verdict } from '@/ui/status';
import { ComplaintThread } from '../../components/complaint-thread';
import { accountPageStrings } from '../../strings';

const { complain: strings } = accountPageStrings;
type Topic = InputOf<'complaint.submit'>['topic'];
const TOPICS = COMPLAINT_TOPICS.map((value) => ({ value, label: strings.topics[value] }));
const VIEWS = [
  { value: 'write' as const, label: strings.write },
  { value: 'follow' as const, label: strings.follow },
];
const MIN_TEXT = 5;
const MIN_RECEIPT = 25;

const Receipt = ({
  sent,
  onFollow,
  onAnother,
}: {
  readonly sent: OutputOf<'complaint.submit'>;
  readonly onFollow: () => void;
  readonly onAnother: () => void;
}) => (
  <>
    <Verdict tone="good" title={strings.sent} detail={sent.dueOn === null ? strings.noDue : strings.due(sent.dueOn)} />
    <Card title={strings.receipt}>
      <Code>{sent.receipt}</Code>
      <Body>{strings.receiptNote}</Body>
      <Button onClick={() => copyText(sent.receipt)}>{strings.copy}</Button>
      <Button kind="secondary" onClick={onFollow}>
        {strings.toFollow}
      </Button>
      <Button kind="quiet" onClick={onAnother}>
        {strings.another}
      </Button>
    </Card>
  </>
);

/** 投诉这个应用: anybody, without an account; the answer is under the receipt. */
export default function ComplainPage() {
  const { receipt: given = '' } = useParams();
  const [view, setView] = useState<'write' | 'follow'>(given === '' ? 'write' : 'follow');
  const { draft, change, discard } = useDraft('app-complaint', { topic: null as Topic | null, text: '' });
  const [sent, setSent] = useState<OutputOf<'complaint.submit'> | null>(null);
  const [typed, setTyped] = useState(given);
  const [asked, setAsked] = useState(given);
  const submit = useWrite('complaint.submit');
  const send = async (): Promise<void> => {
    if (draft.topic === null) return;
    const done = await submit.submit({ topic: draft.topic, text: draft.text });
    if (done === null) return;
    discard();
    setSent(done);
  };
  const follow = (receipt: string): void => {
    setTyped(receipt);
    setAsked(receipt);
    setView('follow');
  };
  return (
    <Page>
      <Segments label={strings.write} options={VIEWS} value={view} onChange={setView} />
      {view === 'follow' ? (
        <>
          <Card>
            <TextField label={strings.enter} value={typed} onChange={setTyped} maxLength={60} />
            <Button disabled={typed.trim().length < MIN_RECEIPT} onClick={() => setAsked(typed.trim())}>
              {strings.look}
            </Button>
          </Card>
          {asked === '' ? null : <ComplaintThread key={asked} receipt={asked} />}
        </>
      ) : sent !== null ? (
        <Receipt sent={sent} onFollow={() => follow(sent.receipt)} onAnother={() => setSent(null)} />
      ) : (
        <Card>
          <Note>{strings.note}</Note>
          <Choice label={strings.topic} options={TOPICS} value={draft.topic} onChange={(topic) => change({ topic })} />
          <TextArea
            label={strings.text}
            hint={strings.textHint}
            value={draft.text}
            onChange={(text) => change({ text })}
            maxLength={1000}
          />
          <Button
            busy={submit.busy}
            disabled={draft.topic === null || draft.text.trim().length < MIN_TEXT}
            onClick={() => void send()}
          >
            {strings.submit}
          </Button>
          {submit.error ? <ErrorState error={submit.error} /> : null}
        </Card>
      )}
    </Page>
  );
}
