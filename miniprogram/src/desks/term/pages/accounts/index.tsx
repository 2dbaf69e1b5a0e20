import type { OutputOf } from '@shared/contracts';
import { asEpochMs, monthOf } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { bytesOfBase64 } from '@/platform/files';
import { saveFile } from '@/platform/save-file';
import { useEndpoint } from '@/platform/use-endpoint';
import { useFreshRead } from '@/platform/use-fresh-read';
import { useWrite } from '@/platform/use-write';
import { dayWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag, Verdict } from '@/ui/status';
import { MonthField, previousMonth } from '../../components/month-field';
import { hoursStrings, LEDGER_WORDS, accountsStrings as strings } from '../../strings';

type Payee = OutputOf<'term.hours'>['payees'][number];

const keyOf = ({ schoolId, payee }: Payee): string => `${schoolId} ${payee}`;

/** One payee's month: its lines, and what the caller may do about them. */
const PayeeDetail = ({ one, onDone }: { readonly one: Payee; readonly onDone: () => void }) => {
  const settle = useWrite('term.settleProvider');
  const approve = useWrite('term.approveHours');
  const { schoolId, payee, month, mark, state, kind, version } = one;
  const isUnchecked = state === 'open' || state === 'changed';
  const error = settle.error ?? approve.error;
  const after = (words: string) => (done: unknown) => {
    if (done === null) return;
    toast(words);
    onDone();
  };
  return (
    <Card title={one.payeeName} extra={<Tag tone={LEDGER_WORDS[state].tone}>{LEDGER_WORDS[state].label}</Tag>}>
      <Note>
        {[
          strings.kinds[kind],
          hoursStrings.sum(one.lessons, one.minutes),
          ...(version === null ? [] : [hoursStrings.version(version)]),
        ].join(' · ')}
      </Note>
      {one.lines.map((line) => (
        <Row
          key={`${line.clubId} ${line.date}`}
          label={dayWords(line.date)}
          note={line.clubName}
          value={hoursStrings.line(line.lessons, line.isSubstitute)}
        />
      ))}
      {isUnchecked && kind === 'teacher' ? <Note>{strings.waitTeacher}</Note> : null}
      {isUnchecked && kind === 'provider' ? (
        <Button
          busy={settle.busy}
          onClick={() => void settle.submit({ schoolId, month, payee, mark }).then(after(strings.settled))}
        >
          {strings.settle}
        </Button>
      ) : null}
      {state === 'checked' && one.checkedByMe ? <Note>{strings.samePerson}</Note> : null}
      {state === 'checked' && !one.checkedByMe && version !== null ? (
        <Button
          busy={approve.busy}
          onClick={() => void approve.submit({ schoolId, month, payee, version }).then(after(strings.approved))}
        >
          {strings.approve}
        </Button>
      ) : null}
      {error ? <ErrorState error={error} onRetry={onDone} /> : null}
    </Card>
  );
};

/** 课时与结算: teachers' hours and providers' lessons of a month, approved by a second person, as a workbook. */
export default function AccountsPage() {
  const [month, setMonth] = useState<string>(previousMonth(monthOf(asEpochMs(Date.now()))));
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useEndpoint('term.hours', { month });
  const file = useFreshRead('term.exportHours');
  const one = query.data?.payees.find((payee) => keyOf(payee) === chosen);
  const download = async (): Promise<void> => {
    const reply = await file.ask({ month });
    if (reply !== null) await saveFile(reply.fileName, bytesOfBase64(reply.base64));
  };
  return (
    <Page wide>
      <Desk
        hasSelection={one !== undefined}
        onBack={() => setChosen(null)}
        list={
          <>
            <MonthField
              month={month}
              onChange={(next) => {
                setChosen(null);
                setMonth(next);
              }}
            />
            <Loaded query={query} rows={6}>
              {({ payees, unrecorded }) => (
                <>
                  {unrecorded.length > 0 ? (
                    <Card title={strings.unrecorded(unrecorded.length)}>
                      {unrecorded.slice(0, 5).map(({ clubName, date, teacherName }) => (
                        <Row key={`${clubName} ${date}`} label={clubName} note={teacherName} value={dayWords(date)} />
                      ))}
                    </Card>
                  ) : null}
                  {payees.length === 0 ? (
                    <Empty title={strings.none} />
                  ) : (
                    <Table
                      exportName={`${strings.exportName}_${month}`}
                      columns={[
                        { key: 'name', title: strings.columns.name, value: ({ payeeName }) => payeeName },
                        { key: 'kind', title: strings.columns.kind, value: ({ kind }) => strings.kinds[kind] },
                        {
                          key: 'lessons',
                          title: strings.columns.lessons,
                          value: ({ lessons }) => lessons,
                          numeric: true,
                        },
                        {
                          key: 'minutes',
                          title: strings.columns.minutes,
                          value: ({ minutes }) => minutes ?? '—',
                          numeric: true,
                        },
                        {
                          key: 'state',
                          title: strings.columns.state,
                          value: ({ state }) => LEDGER_WORDS[state].label,
                          render: ({ state }) => <Tag tone={LEDGER_WORDS[state].tone}>{LEDGER_WORDS[state].label}</Tag>,
                        },
                      ]}
                      rows={payees}
                      rowKey={keyOf}
                      selected={chosen}
                      onSelect={(row) => setChosen(keyOf(row))}
                    />
                  )}
                  <Button kind="secondary" busy={file.busy} onClick={() => void download()}>
                    {strings.export}
                  </Button>
                  {file.error?.code === 'WRONG_STATE' ? (
                    <Verdict tone="unknown" title={strings.nothingApproved} />
                  ) : file.error ? (
                    <ErrorState error={file.error} />
                  ) : null}
                </>
              )}
            </Loaded>
          </>
        }
        detail={
          one === undefined ? (
            <Empty title={strings.choose} />
          ) : (
            <PayeeDetail key={`${keyOf(one)} ${one.state}`} one={one} onDone={query.reload} />
          )
        }
      />
    </Page>
  );
}
