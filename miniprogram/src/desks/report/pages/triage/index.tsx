import type { OutputOf } from '@shared/contracts';
import { districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS, STATE_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { useUndo } from '@/ui/sheet';
import { ErrorState, Loaded, Tag, type Tone } from '@/ui/status';
import { ReportDetail } from '../../components/report-detail';
import { triageStrings as strings } from '../../strings';

type Row = OutputOf<'report.triageList'>['reports'][number];
type View = keyof typeof strings.views;

const dueLabel = ({ clock, noClock }: Row): { text: string; tone: Tone } => {
  if (noClock === 'AT_ONCE') return { text: strings.atOnce, tone: 'bad' };
  if (noClock === 'NOT_SET') return { text: strings.notSet, tone: 'unknown' };
  const left = clock?.workingDaysLeft ?? null;
  if (left === null) return { text: strings.noDue, tone: 'unknown' };
  if (left < 0) return { text: strings.late(-left), tone: 'bad' };
  if (left === 0) return { text: strings.today, tone: 'caution' };
  return { text: strings.left(left), tone: left < 3 ? 'caution' : 'good' };
};

/** Danger, then what is late or runs out soonest, then what has no day. */
const urgency = ({ noClock, clock }: Row): number =>
  noClock === 'AT_ONCE' ? -1e6 : (clock?.workingDaysLeft ?? (noClock === 'NOT_SET' ? 1e5 : 1e6));

const { columns: titles } = strings;
const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'due',
    title: titles.due,
    value: urgency,
    render: (row) => {
      const { text, tone } = dueLabel(row);
      return <Tag tone={tone}>{text}</Tag>;
    },
  },
  { key: 'place', title: titles.place, value: ({ placeName }) => placeName ?? strings.unreadable },
  { key: 'category', title: titles.category, value: ({ category }) => CATEGORY_WORDS[category].short },
  { key: 'district', title: titles.district, value: ({ districtCode }) => districtName(districtCode) },
  {
    key: 'state',
    title: titles.state,
    value: ({ state }) => STATE_WORDS[state].label,
    render: ({ state }) => <Tag tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Tag>,
  },
  { key: 'day', title: titles.day, value: ({ submittedOn }) => submittedOn },
];

const ENDED = ['closed', 'solved', 'closedUnconfirmed', 'withdrawn'];
const FOR_TRIAGE = ['submitted', 'accepted', 'objected', 'reopened', 'underReview'];

const inView = (row: Row, view: View): boolean => {
  if (view === 'all') return true;
  if (view === 'mine') return row.isMine && !ENDED.includes(row.state);
  if (view === 'open') return !ENDED.includes(row.state);
  return row.mergedInto === null && (FOR_TRIAGE.includes(row.state) || (row.isMine && !ENDED.includes(row.state)));
};

const VIEWS = Object.keys(strings.views) as View[];

/** 举报分诊: the reports of an officer's districts, what is due first. */
export default function TriagePage() {
  const query = useEndpoint('report.triageList', {});
  const [view, setView] = useState<View>('todo');
  const [selected, setSelected] = useState<string | null>(useParams()['reportId'] ?? null);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const bulk = useWrite('report.bulk');
  const undo = useUndo();

  const takeBack = async (reportIds: readonly string[]): Promise<void> => {
    await bulk.submit({ reportIds: [...reportIds], step: { kind: 'undo' } });
    toast(strings.undone);
    query.reload();
  };
  const acceptAll = async (): Promise<void> => {
    const reply = await bulk.submit({ reportIds: [...(chosen ?? [])], step: { kind: 'accept' } });
    if (reply === null) return;
    const done = reply.results.filter(({ ok }) => ok).map(({ reportId }) => reportId);
    setChosen(null);
    query.reload();
    if (done.length > 0) undo.offer(strings.bulk.done(done.length, reply.results.length), () => void takeBack(done));
  };
  const press = ({ id }: Row): void => {
    if (chosen === null) setSelected(id);
    else setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  };
  const columns: readonly Column<Row>[] =
    chosen === null
      ? COLUMNS
      : [
          {
            key: 'chosen',
            title: strings.bulk.start,
            value: ({ id }) => (chosen.includes(id) ? 1 : 0),
            render: ({ id }) => (chosen.includes(id) ? '✓' : '○'),
          },
          ...COLUMNS,
        ];

  return (
    <Page wide>
      <Desk
        hasSelection={selected !== null}
        onBack={() => setSelected(null)}
        list={
          <Card>
            <Loaded query={query} rows={10}>
              {({ reports }) => {
                const shown = reports.filter((row) => inView(row, view)).sort((a, b) => urgency(a) - urgency(b));
                const waiting = shown.filter(({ state }) => state === 'submitted');
                return (
                  <>
                    <Segments
                      label={strings.viewsLabel}
                      options={VIEWS.map((value) => ({
                        value,
                        label: strings.views[value],
                        ...(value === 'all' ? {} : { count: reports.filter((row) => inView(row, value)).length }),
                      }))}
                      value={view}
                      onChange={setView}
                    />
                    {chosen === null ? (
                      waiting.length > 1 ? (
                        <Button kind="quiet" onClick={() => setChosen(waiting.map(({ id }) => id))}>
                          {strings.bulk.start}
                        </Button>
                      ) : null
                    ) : (
                      <>
                        <Note>{strings.bulk.chosen(chosen.length)}</Note>
                        <Button busy={bulk.busy} disabled={chosen.length === 0} onClick={() => void acceptAll()}>
                          {strings.bulk.accept}
                        </Button>
                        <Button kind="quiet" onClick={() => setChosen(null)}>
                          {strings.bulk.stop}
                        </Button>
                      </>
                    )}
                    {bulk.error ? <ErrorState error={bulk.error} /> : null}
                    <Table
                      columns={columns}
                      rows={chosen === null ? shown : waiting}
                      rowKey={({ id }) => id}
                      onSelect={press}
                      selected={selected}
                      exportName="reports"
                    />
                  </>
                );
              }}
            </Loaded>
          </Card>
        }
        detail={
          selected === null ? (
            <Note>{strings.choose}</Note>
          ) : (
            <ReportDetail key={selected} reportId={selected} onMoved={query.reload} />
          )
        }
      />
      {undo.bar}
    </Page>
  );
}
