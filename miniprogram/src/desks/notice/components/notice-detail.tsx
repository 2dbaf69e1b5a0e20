import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { gradeWords } from '@/strings/club';
import { NOTICE_STATE_WORDS, periodWords } from '@/strings/notice';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { ErrorState, Tag } from '@/ui/status';
import { noticeDeskStrings as strings } from '../strings';

type Notice = OutputOf<'notice.desk'>['notices'][number];

interface Props {
  readonly notice: Notice;
  readonly onMoved: () => void;
  readonly onEdit: () => void;
}

/** A second person decides; its writer only waits. */
const Approval = ({ notice, onMoved }: Omit<Props, 'onEdit'>) => {
  const [remark, setRemark] = useState('');
  const approve = useWrite('notice.approve');
  const sendBack = useWrite('notice.sendBack');
  if (notice.isMine) return <Note>{strings.ownNote}</Note>;
  const after = (done: { readonly state: Notice['state'] } | null): void => {
    if (done === null) return;
    toast(strings.outcomes[done.state]);
    onMoved();
  };
  const error = approve.error ?? sendBack.error;
  return (
    <Card title={strings.approve}>
      <Note>{strings.approveNote}</Note>
      <Button busy={approve.busy} onClick={() => void approve.submit({ id: notice.id }).then(after)}>
        {strings.approve}
      </Button>
      <TextArea label={strings.remark} value={remark} onChange={setRemark} maxLength={300} />
      <Button
        kind="secondary"
        busy={sendBack.busy}
        disabled={remark.trim().length < 2}
        onClick={() => void sendBack.submit({ id: notice.id, remark }).then(after)}
      >
        {strings.sendBack}
      </Button>
      {error ? <ErrorState error={error} /> : null}
    </Card>
  );
};

const Withdrawal = ({ notice, onMoved }: Omit<Props, 'onEdit'>) => {
  const [reason, setReason] = useState('');
  const withdraw = useWrite('notice.withdraw');
  const run = async (): Promise<void> => {
    const question = { title: strings.withdraw, text: strings.confirmWithdraw, action: strings.withdraw };
    if (!(await confirm(question))) return;
    if ((await withdraw.submit({ id: notice.id, reason })) !== null) onMoved();
  };
  return (
    <Card title={strings.withdraw}>
      <TextArea label={strings.withdrawReason} value={reason} onChange={setReason} maxLength={300} />
      <Button kind="danger" busy={withdraw.busy} disabled={reason.trim().length < 2} onClick={() => void run()}>
        {strings.withdraw}
      </Button>
      {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
    </Card>
  );
};

/** One notice with the moves its state allows. */
export const NoticeDetail = ({ notice, onMoved, onEdit }: Props) => {
  const submit = useWrite('notice.submit');
  const words = NOTICE_STATE_WORDS[notice.state];
  const isEditable = notice.state === 'draft' || notice.state === 'rejected';
  return (
    <>
      <Card title={notice.title} extra={<Tag tone={words.tone}>{words.label}</Tag>}>
        {notice.remark === '' ? null : <Note>{strings.remarkIs(strings.remarks[notice.remark] ?? notice.remark)}</Note>}
        {notice.paragraphs.map((paragraph) => (
          <Body key={paragraph}>{`${paragraph}\n`}</Body>
        ))}
        <Row label={strings.grades} value={gradeWords(notice.grades)} />
        <Row label={strings.columns.effective} value={periodWords(notice.effectiveFrom, notice.effectiveUntil)} />
        {notice.sourceLink ? <Row label={strings.source} note={notice.sourceLink} /> : null}
        {isEditable ? (
          <>
            <Button
              busy={submit.busy}
              onClick={() => void submit.submit({ id: notice.id }).then((done) => (done ? onMoved() : undefined))}
            >
              {strings.submit}
            </Button>
            <Button kind="quiet" onClick={onEdit}>
              {strings.edit}
            </Button>
          </>
        ) : null}
        {submit.error ? <ErrorState error={submit.error} /> : null}
      </Card>
      {notice.state === 'awaitingApproval' || notice.state === 'held' ? (
        <Approval notice={notice} onMoved={onMoved} />
      ) : null}
      {notice.state === 'published' ? <Withdrawal notice={notice} onMoved={onMoved} /> : null}
    </>
  );
};
