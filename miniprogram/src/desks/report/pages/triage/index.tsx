import type { OutputOf } from '@shared/contracts';
import { districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS, STATE_WORDS } from '@/strings/report';
import { Button, Buttons } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { useUndo } from '@/ui/sheet';
import { ErrorState, Loaded, Tag, type Tone } from '@/ui/status';
import { Bulk, type BulkDone, type BulkKind } from '../../components/bulk';
import { ReportDetail } from '../../components/report-detail';
import { triageStrings as strings } from '../../strings/triage';

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

const BULK_KINDS: readonly BulkKind[] = ['accept', 'dispatch'];
/** In which states a step can be made for many at once. */
const BULK_STATES: Readonly<Record<BulkKind, readonly Row['state'][]>> = {
  accept: ['submitted'],
  dispatch: ['accepted', 'reopened'],
};
const MAX_BULK = 50;
const idsOf = (rows: readonly Row[]): string[] => rows.slice(0, MAX_BULK).map(({ id }) => id);

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
  const [choosing, setChoosing] = useState<{ readonly kind: BulkKind; readonly ids: readonly string[] } | null>(null);
  const takingBack = useWrite('report.bulk');
  const undo = useUndo();

  const takeBack = async (reportIds: readonly string[]): Promise<void> => {
    const reply = await takingBack.submit({ reportIds: [...reportIds], step: { kind: 'undo' } });
    const left = reply?.results.filter(({ ok }) => !ok).length ?? 0;
    if (reply !== null) toast(left > 0 ? strings.bulk.notUndone(left) : strings.undone);
    query.reload();
  };
  const bulkDone = ({ kind, done, all }: BulkDone): void => {
    setChoosing(null);
    query.reload();
    if (done.length > 0) undo.offer(strings.bulk.done[kind](done.length, all), () => void takeBack(done));
    else toast(strings.bulk.none(all));
  };
  const press = ({ id }: Row): void => {
    if (choosing === null) {
      setSelected(id);
      return;
    }
    const { kind, ids } = choosing;
    setChoosing({ kind, ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] });
  };
  const columns: readonly Column<Row>[] =
    choosing === null
      ? COLUMNS
      : [
          {
            key: 'chosen',
            title: strings.bulk.column,
            value: ({ id }) => (choosing.ids.includes(id) ? 1 : 0),
            render: ({ id }) => (choosing.ids.includes(id) ? '✓' : '○'),
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
                const fitting = (kind: BulkKind) =>
                  shown.filter(({ state, mergedInto }) => mergedInto === null && BULK_STATES[kind].includes(state));
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
                    {choosing === null ? (
                      <Buttons>
                        {BULK_KINDS.filter((kind) => fitting(kind).length > 1).map((kind) => (
                          <Button
                            key={kind}
                            kind="quiet"
                            onClick={() => setChoosing({ kind, ids: kind === 'accept' ? idsOf(fitting(kind)) : [] })}
                          >
                            {strings.bulk.start[kind]}
                          </Button>
                        ))}
                      </Buttons>
                    ) : (
                      <Bulk
                        key={choosing.kind}
                        kind={choosing.kind}
                        reportIds={choosing.ids}
                        onDone={bulkDone}
                        onStop={() => setChoosing(null)}
                      />
                    )}
                    {takingBack.error ? <ErrorState error={takingBack.error} /> : null}
                    <Table
                      columns={columns}
                      rows={choosing === null ? shown : fitting(choosing.kind)}
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
