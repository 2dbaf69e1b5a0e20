import type { OutputOf } from '@shared/contracts';
import { UNSEALING_REASONS, type UnsealingReason } from '@shared/domain/report/unsealing';
import { useState } from 'react';
import { confirm } from '@/platform/feedback';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { UNSEALING_WORDS } from '@/strings/report';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Code, Note, Row } from '@/ui/card';
import { PickerField, TextArea, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag, Verdict } from '@/ui/status';
import { unsealStrings as strings } from '../../strings/pages';
import { useStep } from '../../use-step';

type Unsealing = OutputOf<'unseal.list'>['unsealings'][number];

const AskForm = ({ onDone }: { readonly onDone: () => void }) => {
  const [reportId, setReport] = useState('');
  const [reason, setReason] = useState<UnsealingReason | null>(null);
  const [text, setText] = useState('');
  const step = useStep('unseal.ask', onDone);
  const send = async (): Promise<void> => {
    if (reason === null || !(await step.take({ reportId: reportId.trim(), reason, text }))) return;
    setReport('');
    setText('');
  };
  return (
    <Card title={strings.ask}>
      <TextField
        label={strings.number}
        hint={strings.numberHint}
        value={reportId}
        maxLength={64}
        onChange={setReport}
      />
      <PickerField
        label={strings.reason}
        options={UNSEALING_REASONS.map((value) => ({ value, label: UNSEALING_WORDS[value] }))}
        value={reason}
        onChange={setReason}
      />
      <TextArea label={strings.text} value={text} onChange={setText} maxLength={1000} />
      <Button
        busy={step.busy}
        disabled={reportId.trim() === '' || reason === null || text.trim().length < 10}
        onClick={() => void send()}
      >
        {strings.send}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};

const Request = ({
  one,
  isCustodian,
  onDone,
}: {
  readonly one: Unsealing;
  readonly isCustodian: boolean;
  readonly onDone: () => void;
}) => {
  const decide = useStep('unseal.decide', onDone);
  const open = useWrite('unseal.open');
  const [identity, setIdentity] = useState<OutputOf<'unseal.open'> | null>(null);
  const openIt = async (): Promise<void> => {
    if (!(await confirm(strings.confirmOpen))) return;
    setIdentity(await open.submit({ id: one.id }));
  };
  return (
    <Card
      title={UNSEALING_WORDS[one.reason]}
      extra={<Tag tone={strings.states[one.state].tone}>{strings.states[one.state].label}</Tag>}
    >
      <Row label={strings.number} value={<Code>{one.reportId}</Code>} />
      <Row label={strings.askedBy} value={`${one.askedByName} ${one.askedOn}`} />
      <Body>{one.text}</Body>
      {one.decidedByName ? (
        <Row label={strings.decidedBy} value={`${one.decidedByName} ${one.decidedOn ?? ''}`} />
      ) : null}
      {one.state === 'asked' && !one.isMine ? (
        <Buttons>
          <Button
            kind="secondary"
            busy={decide.busy}
            onClick={() => void decide.take({ id: one.id, isApproved: false })}
          >
            {strings.refuse}
          </Button>
          <Button busy={decide.busy} onClick={() => void decide.take({ id: one.id, isApproved: true })}>
            {strings.approve}
          </Button>
        </Buttons>
      ) : null}
      {one.state === 'asked' && one.isMine ? <Note>{strings.waits}</Note> : null}
      {one.state === 'approved' && one.isMine && isCustodian && identity === null ? (
        <Button kind="danger" busy={open.busy} onClick={() => void openIt()}>
          {strings.open}
        </Button>
      ) : null}
      {identity ? (
        <Verdict tone="caution" title={`${identity.name}　${identity.phone}`} detail={strings.shownOnce} />
      ) : null}
      {decide.error ? <ErrorState error={decide.error} /> : null}
      {open.error ? <ErrorState error={open.error} /> : null}
    </Card>
  );
};

/** 身份启封: one custodian asks, a second person agrees, the reporter sees it. */
export default function UnsealingPage() {
  const query = useEndpoint('unseal.list', {});
  const isCustodian = useSession().has('custodian');
  return (
    <Page>
      <Note>{strings.rule}</Note>
      {isCustodian ? <AskForm onDone={query.reload} /> : null}
      <Loaded query={query} rows={5}>
        {({ unsealings }) =>
          unsealings.length === 0 ? (
            <Empty title={strings.none} />
          ) : (
            unsealings.map((one) => <Request key={one.id} one={one} isCustodian={isCustodian} onDone={query.reload} />)
          )
        }
      </Loaded>
    </Page>
  );
}
