import type { OutputOf } from '@shared/contracts';
import { districtName } from '@shared/tenant/hanzhong';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { CATEGORY_WORDS, STATE_WORDS } from '@/strings/report';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { ReportDetail } from '../../components/report-detail';
import { triageStrings as strings } from '../../strings';

type Row = OutputOf<'report.triageList'>['reports'][number];

const { columns: titles } = strings;
const COLUMNS: readonly Column<Row>[] = [
  { key: 'day', title: titles.day, value: ({ submittedOn }) => submittedOn },
  { key: 'place', title: titles.place, value: ({ placeName }) => placeName },
  {
    key: 'category',
    title: titles.category,
    value: ({ category, confirmedCategory }) => CATEGORY_WORDS[confirmedCategory ?? category].short,
  },
  { key: 'district', title: titles.district, value: ({ districtCode }) => districtName(districtCode) },
  {
    key: 'state',
    title: titles.state,
    value: ({ state }) => STATE_WORDS[state].label,
    render: ({ state, clock }) => (
      <Tag tone={clock === 'immediate' ? 'bad' : STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Tag>
    ),
  },
  { key: 'age', title: titles.age, value: ({ ageDays }) => ageDays, numeric: true },
];

/** 举报分诊: the reports of an officer's districts. */
export default function TriagePage() {
  const query = useEndpoint('report.triageList', {});
  const selection = useSelection(query.data?.reports.map(({ id }) => id) ?? []);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query} rows={10}>
              {({ reports }) => (
                <Table
                  columns={COLUMNS}
                  rows={reports}
                  rowKey={({ id }) => id}
                  onSelect={({ id }) => selection.choose(id)}
                  selected={selection.id}
                  exportName="reports"
                />
              )}
            </Loaded>
          </Card>
        }
        detail={
          selection.id === null ? (
            <Note>{strings.choose}</Note>
          ) : (
            <ReportDetail key={selection.id} reportId={selection.id} onMoved={query.reload} />
          )
        }
      />
    </Page>
  );
}
