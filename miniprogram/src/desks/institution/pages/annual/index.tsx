import type { OutputOf } from '@shared/contracts';
import { asEpochMs, dateOf, parseLocalDate } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useFreshRead } from '@/platform/use-fresh-read';
import { useSelection } from '@/platform/use-selection';
import { useWrite } from '@/platform/use-write';
import { GRADE_WORDS } from '@/strings/institution';
import { Button, Buttons } from '@/ui/button';
import { Card, Code, Note, Row } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { type Column, Desk, Table } from '@/ui/desk';
import { DateField, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/pictures';
import { ErrorState, Loaded, Tag } from '@/ui/status';
import { ReturnDetail } from '../../components/return-detail';
import { annualStrings as strings } from '../../supervision/strings';

type Annual = OutputOf<'supervision.annual'>;
type Return = Annual['returns'][number];

const OpenYear = ({ onOpened }: { onOpened: () => void }) => {
  const thisYear = dateOf(asEpochMs(Date.now())).slice(0, 4);
  const [year, setYear] = useState(thisYear);
  const [dueOn, setDueOn] = useState('');
  const [document, setDocument] = useState('');
  const write = useWrite('supervision.openAnnual');
  const due = parseLocalDate(dueOn);
  const isReady = /^\d{4}$/.test(year) && due !== null && document.trim().length >= 2;
  const send = async (): Promise<void> => {
    if (due === null) return;
    const done = await write.submit({ year: Number(year), dueOn: due, document: document.trim() });
    if (done === null) return;
    toast(strings.opened(done.invited));
    onOpened();
  };
  return (
    <Card title={strings.open}>
      <TextField label={strings.openYear} value={year} maxLength={4} onChange={setYear} />
      <DateField label={strings.due} value={dueOn} onChange={setDueOn} />
      <TextField label={strings.document} value={document} maxLength={120} onChange={setDocument} />
      <Button busy={write.busy} disabled={!isReady} onClick={() => void send()}>
        {strings.open}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

/** The codes are shown on demand only, and the publication asks for its document. */
const RoundTools = ({ year, onPublished }: { year: number; onPublished: () => void }) => {
  const [codes, setCodes] = useState<OutputOf<'supervision.annualCodes'>['codes']>([]);
  const [document, setDocument] = useState('');
  const publish = useWrite('supervision.publishAnnual');
  const send = async (): Promise<void> => {
    const done = await publish.submit({ year, document: document.trim() });
    if (done === null) return;
    toast(strings.published(done.published));
    onPublished();
  };
  const invitations = useFreshRead('supervision.annualCodes');
  const show = async (): Promise<void> => setCodes((await invitations.ask({ year }))?.codes ?? []);
  return (
    <Card>
      <TextField label={strings.document} value={document} maxLength={120} onChange={setDocument} />
      <Buttons>
        <Button kind="secondary" busy={invitations.busy} onClick={() => void show()}>
          {strings.codes}
        </Button>
        <Button busy={publish.busy} disabled={document.trim().length < 2} onClick={() => void send()}>
          {strings.publish}
        </Button>
      </Buttons>
      {publish.error ? <ErrorState error={publish.error} /> : null}
      {invitations.error ? <ErrorState error={invitations.error} /> : null}
      {codes.length > 0 ? <Note>{strings.codesNote}</Note> : null}
      {codes.slice(0, 60).map(({ id, name, code }) => (
        <Row key={id} label={name} value={<Code>{code.replace(/(.{4})(?=.)/g, '$1 ')}</Code>} />
      ))}
    </Card>
  );
};

/** 机构年检: who has reported, who is late, what grade; published by the city. */
export default function AnnualPage() {
  const [year, setYear] = useState<number | null>(null);
  const query = useEndpoint('supervision.annual', year === null ? {} : { year });
  const returns = query.data?.returns ?? [];
  const selection = useSelection(returns.map(({ id }) => id));
  const selected = returns.find(({ id }) => id === selection.id);
  const columns: Column<Return>[] = [
    { key: 'name', title: strings.columns.name, value: ({ name }) => name },
    {
      key: 'state',
      title: strings.columns.state,
      value: ({ state, isOverdue }) => (isOverdue ? strings.overdue : strings.states[state].label),
      render: ({ state, isOverdue }) => (
        <Tag tone={isOverdue ? 'bad' : strings.states[state].tone}>
          {isOverdue ? strings.overdue : strings.states[state].label}
        </Tag>
      ),
    },
    {
      key: 'grade',
      title: strings.columns.grade,
      value: ({ grade }) => (grade === null ? '' : GRADE_WORDS[grade].label),
    },
  ];
  const count = (is: (one: Return) => boolean): number => returns.filter(is).length;
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Loaded query={query} rows={8}>
            {({ rounds, year: shown }) =>
              shown === null ? (
                <Note>{strings.none}</Note>
              ) : (
                <>
                  <Card>
                    {rounds.length > 1 ? (
                      <Segments
                        label={strings.openYear}
                        options={rounds
                          .slice(0, 5)
                          .map((round) => ({ value: String(round.year), label: String(round.year) }))}
                        value={String(shown)}
                        onChange={(value) => setYear(Number(value))}
                      />
                    ) : null}
                    <Bar
                      value={count(({ state }) => state !== 'invited')}
                      max={returns.length}
                      label={strings.summary(
                        returns.length,
                        count(({ state }) => state !== 'invited'),
                        count(({ grade }) => grade !== null),
                        count(({ isOverdue }) => isOverdue),
                      )}
                    />
                    <Table
                      columns={columns}
                      rows={returns}
                      rowKey={({ id }) => id}
                      onSelect={({ id }) => selection.choose(id)}
                      selected={selection.id}
                      exportName={`annual-${shown}`}
                    />
                  </Card>
                  <RoundTools key={shown} year={shown} onPublished={query.reload} />
                </>
              )
            }
          </Loaded>
        }
        detail={
          <>
            {selected ? (
              <ReturnDetail key={selected.id + selected.revision} one={selected} onChanged={query.reload} />
            ) : (
              <Note>{strings.choose}</Note>
            )}
            <OpenYear onOpened={query.reload} />
          </>
        }
      />
    </Page>
  );
}
