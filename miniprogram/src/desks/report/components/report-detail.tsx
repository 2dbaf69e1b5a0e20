import { REPORT_CATEGORIES, type ReportCategory } from '@shared/domain/report/categories';
import { OUTCOMES, type Outcome } from '@shared/domain/report/report.schema';
import { Image } from '@tarojs/components';
import { useState } from 'react';
import { confirm } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS, OUTCOME_WORDS, STATE_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Body, Card, Row } from '@/ui/card';
import { Choice, PickerField, TextArea } from '@/ui/fields';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Loaded, Tag, Verdict } from '@/ui/status';
import { triageStrings as strings } from '../strings';

interface Props {
  readonly reportId: string;
  readonly onMoved: () => void;
}

/** One report for its officer: what was said, and the moves its state allows. */
export const ReportDetail = ({ reportId, onMoved }: Props) => {
  const query = useEndpoint('report.open', { reportId });
  const accept = useWrite('report.accept');
  const ask = useWrite('report.ask');
  const close = useWrite('report.close');
  const [category, setCategory] = useState<ReportCategory | null>(null);
  const [question, setQuestion] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [reply, setReply] = useState('');

  const after = (done: unknown): void => {
    if (done === null) return;
    setQuestion('');
    setReply('');
    query.reload();
    onMoved();
  };
  const closeIt = async (): Promise<void> => {
    if (
      outcome === null ||
      !(await confirm({ title: strings.close, text: strings.confirmClose, action: strings.close }))
    )
      return;
    after(await close.submit({ reportId, outcome, text: reply }));
  };
  const error = accept.error ?? ask.error ?? close.error;

  return (
    <Loaded query={query} rows={8}>
      {({ report }) => (
        <>
          <Card
            title={report.placeName}
            extra={<Tag tone={STATE_WORDS[report.state].tone}>{STATE_WORDS[report.state].label}</Tag>}
          >
            {report.clock === 'immediate' ? <Verdict tone="bad" title={strings.safety} /> : null}
            <Row label={strings.address} value={report.address} />
            {report.institutionId ? <Row label={strings.institution} value={strings.inList} /> : null}
            <Row label={strings.when} value={report.timePattern} />
            <Row label={strings.text} />
            <Body>{report.text}</Body>
            {report.photoUrls.map((url) => (
              <Image
                key={url}
                src={url}
                mode="widthFix"
                style={{ width: '100%', borderRadius: '8px', marginTop: '8px' }}
              />
            ))}
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
          {report.state === 'submitted' || report.state === 'reopened' ? (
            <Card>
              <PickerField
                label={strings.category}
                options={REPORT_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value].short }))}
                value={category ?? report.confirmedCategory ?? report.category}
                onChange={setCategory}
              />
              <Button
                busy={accept.busy}
                onClick={() =>
                  void accept
                    .submit({ reportId, category: category ?? report.confirmedCategory ?? report.category })
                    .then(after)
                }
              >
                {strings.accept}
              </Button>
            </Card>
          ) : null}
          {report.state === 'closed' ? null : (
            <>
              <Card title={strings.ask}>
                <TextArea label={strings.askHint} value={question} onChange={setQuestion} />
                <Button
                  kind="secondary"
                  busy={ask.busy}
                  disabled={question.trim() === ''}
                  onClick={() => void ask.submit({ reportId, text: question }).then(after)}
                >
                  {strings.sendQuestion}
                </Button>
              </Card>
              <Card title={strings.close}>
                <Choice
                  label={strings.outcome}
                  options={OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
                  value={outcome}
                  onChange={setOutcome}
                />
                <TextArea label={strings.reply} value={reply} onChange={setReply} />
                <Button
                  kind="secondary"
                  busy={close.busy}
                  disabled={outcome === null || reply.trim() === ''}
                  onClick={() => void closeIt()}
                >
                  {strings.close}
                </Button>
              </Card>
            </>
          )}
          {error ? <ErrorState error={error} /> : null}
        </>
      )}
    </Loaded>
  );
};
