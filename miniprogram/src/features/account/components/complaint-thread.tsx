import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { Timeline } from '@/ui/pictures';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { accountPageStrings } from '../strings';

const { complain: strings } = accountPageStrings;
const MIN_TEXT = 5;

/** What was written and answered under a receipt, and room for one more word. */
export const ComplaintThread = ({ receipt }: { readonly receipt: string }) => {
  const query = useEndpoint('complaint.follow', { receipt });
  const again = useWrite('complaint.writeAgain');
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if ((await again.submit({ receipt, text })) === null) return;
    setText('');
    toast(strings.sent);
    query.reload();
  };
  if (query.error?.code === 'NOT_FOUND') return <Empty title={strings.notFound} />;
  return (
    <Loaded query={query}>
      {({ topic, state, dueOn, messages }) => (
        <>
          <Card
            title={strings.topics[topic]}
            extra={<Tag tone={state === 'answered' ? 'good' : 'brand'}>{strings.states[state]}</Tag>}
          >
            <Timeline
              items={[...messages].reverse().map(({ from, day, text: said }, i) => ({
                key: String(messages.length - i),
                title: strings.from[from],
                at: day,
                detail: said,
              }))}
            />
            {state === 'open' ? <Note>{dueOn === null ? strings.noDue : strings.due(dueOn)}</Note> : null}
          </Card>
          <Card>
            <TextArea label={strings.again} value={text} onChange={setText} maxLength={1000} />
            <Button busy={again.busy} disabled={text.trim().length < MIN_TEXT} onClick={() => void send()}>
              {strings.send}
            </Button>
            {again.error ? <ErrorState error={again.error} /> : null}
          </Card>
        </>
      )}
    </Loaded>
  );
};
