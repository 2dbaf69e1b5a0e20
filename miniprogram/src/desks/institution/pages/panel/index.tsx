import type { OutputOf } from '@shared/contracts';
import { type PanelVerdict, VERDICTS } from '@shared/domain/institution/classification/case.schema';
import { type Because, DIMENSIONS } from '@shared/domain/institution/classification/signals.lexicon';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import type { Column } from '@/ui/desk';
import { Choice, TextArea } from '@/ui/fields';
import { ListDesk } from '@/ui/list-desk';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { BECAUSE_WORDS, panelStrings as strings } from '../../classification/strings';
import { Attachments } from '../../components/attachments';
import { CaseForm } from '../../components/case-form';

type Case = OutputOf<'classification.cases'>['cases'][number];

const because = (code: string): string => BECAUSE_WORDS[code as Because] ?? ''; // the contract's text, one of ours

const Vote = ({ one, onVoted }: { one: Case; onVoted: () => void }) => {
  const [verdict, setVerdict] = useState<PanelVerdict | null>(null);
  const [reason, setReason] = useState('');
  const write = useWrite('classification.vote');
  const send = async (): Promise<void> => {
    if (verdict === null) return;
    if ((await write.submit({ id: one.id, verdict, reason: reason.trim() })) === null) return;
    toast(strings.sent);
    onVoted();
  };
  return (
    <Card title={strings.vote}>
      <Note>{strings.blind}</Note>
      <Choice
        label=""
        options={VERDICTS.map((value) => ({ value, label: strings.verdicts[value] }))}
        value={verdict}
        onChange={setVerdict}
      />
      <TextArea label={strings.reason} value={reason} maxLength={1000} onChange={setReason} />
      <Button busy={write.busy} disabled={verdict === null || reason.trim().length < 10} onClick={() => void send()}>
        {strings.send}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

const Appeal = ({ one, onSent }: { one: Case; onSent: () => void }) => {
  const [text, setText] = useState('');
  const write = useWrite('classification.appeal');
  const send = async (): Promise<void> => {
    if ((await write.submit({ id: one.id, revision: one.revision, text: text.trim() })) === null) return;
    toast(strings.appealed);
    onSent();
  };
  return (
    <Card title={strings.appeal}>
      <TextArea label={strings.appealText} value={text} maxLength={1000} onChange={setText} />
      <Button kind="secondary" busy={write.busy} disabled={text.trim().length < 4} onClick={() => void send()}>
        {strings.appeal}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

const CaseDetail = ({ one, onChanged, isOfficer }: { one: Case; onChanged: () => void; isOfficer: boolean }) => {
  const hint = strings.hints[one.hint];
  return (
    <>
      <Card
        title={one.title}
        extra={<Tag tone={strings.states[one.state].tone}>{strings.states[one.state].label}</Tag>}
      >
        <Row label={strings.kinds[one.kind]} value={one.institutionName} />
        <Verdict tone={hint.tone} title={hint.title} detail={strings.hintNote} />
        {DIMENSIONS.map((dimension) => (
          <Card key={dimension} title={strings.dimensions[dimension]}>
            <Body>{one.file[dimension] || strings.empty}</Body>
            <Note>
              {one.evidence
                .filter((found) => found.dimension === dimension)
                .map((found) => strings.evidence(found.phrase, because(found.because)))
                .join('、')}
            </Note>
          </Card>
        ))}
        {one.pins.length > 0 ? (
          <Card title={strings.pins}>
            {one.pins.map(({ hash, dimension, quote, source }) => (
              <Row
                key={hash}
                label={quote}
                note={`${strings.dimensions[dimension]} · ${source} · ${hash.slice(0, 12)}`}
              />
            ))}
          </Card>
        ) : null}
      </Card>
      <Attachments one={one} mayAdd={isOfficer} onChanged={onChanged} />
      <Card title={strings.precedents}>
        {one.precedents.length === 0 ? <Note>{strings.precedentsNone}</Note> : null}
        {one.precedents.map(({ id, title, likeness, verdict }) => (
          <Row
            key={id}
            label={title}
            note={strings.likeness(likeness)}
            value={verdict === null ? '' : strings.verdicts[verdict]}
          />
        ))}
      </Card>
      <Note>{strings.panel(one.votesIn, one.panelSize, one.recusedCount)}</Note>
      {one.myVote ? (
        <Verdict tone="brand" title={strings.mine(strings.verdicts[one.myVote.verdict])} detail={one.myVote.reason} />
      ) : null}
      {one.isMyTurn ? <Vote one={one} onVoted={onChanged} /> : null}
      {one.decisions.map(({ verdict, academic, nonAcademic, reasons, dissent }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the instance is the place in the list
        <Card key={i} title={strings.decision(i + 1)}>
          <Verdict
            tone={verdict === null ? 'caution' : 'good'}
            title={verdict === null ? strings.tied : strings.verdicts[verdict]}
            detail={strings.counts(academic, nonAcademic)}
          />
          {reasons.map((reason) => (
            <Row key={reason} label={strings.majority} note={reason} />
          ))}
          {dissent.map((reason) => (
            <Row key={reason} label={strings.dissent} note={reason} />
          ))}
        </Card>
      ))}
      {isOfficer && one.instance === 1 && one.decisions.length > 0 ? <Appeal one={one} onSent={onChanged} /> : null}
    </>
  );
};

const COLUMNS: readonly Column<Case>[] = [
  { key: 'title', title: strings.columns.title, value: ({ title }) => title },
  {
    key: 'state',
    title: strings.columns.state,
    value: ({ state }) => strings.states[state].label,
    render: ({ state }) => <Tag tone={strings.states[state].tone}>{strings.states[state].label}</Tag>,
  },
  { key: 'votes', title: strings.columns.votes, value: ({ votesIn, panelSize }) => `${votesIn}/${panelSize}` },
];

/** 分类鉴别: officers bring cases, experts vote blind, the dissent is kept. */
export default function PanelPage() {
  const query = useEndpoint('classification.cases', {});
  const { has } = useSession();
  const isOfficer = has('officer');
  return (
    <ListDesk
      query={query}
      rowsOf={({ cases }) => cases}
      columns={COLUMNS}
      exportName="classification"
      none={strings.none}
      choose={strings.choose}
      detail={(one) => (
        <CaseDetail key={one.id + one.revision} one={one} onChanged={query.reload} isOfficer={isOfficer} />
      )}
    >
      {isOfficer ? <CaseForm onOpened={query.reload} /> : null}
    </ListDesk>
  );
}
