import type { OutputOf } from '@shared/contracts';
import { CHECK_ITEMS } from '@shared/domain/inspection/inspection.schema';
import { districtName } from '@shared/tenant/hanzhong';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { Coverage } from '../../components/coverage';
import { ThisMonth } from '../../components/this-month';
import { VisitDetail } from '../../components/visit-detail';
import { inspectionStrings as strings } from '../../strings';

type Visit = OutputOf<'inspection.overview'>['visits'][number];

const { columns: titles } = strings;
const problemsOf = ({ checklist }: Visit): number =>
  checklist === null ? 0 : CHECK_ITEMS.filter((item) => checklist.items[item].finding !== 'met').length;
const COLUMNS: readonly Column<Visit>[] = [
  { key: 'school', title: titles.school, value: ({ schoolName }) => schoolName },
  { key: 'district', title: titles.district, value: ({ districtCode }) => districtName(districtCode) },
  { key: 'month', title: titles.month, value: ({ month }) => month },
  {
    key: 'state',
    title: titles.state,
    value: ({ checklist }) => (checklist === null ? strings.toFill : strings.filed),
    render: ({ checklist }) => (
      <Tag tone={checklist === null ? 'caution' : 'good'}>{checklist === null ? strings.toFill : strings.filed}</Tag>
    ),
  },
  { key: 'problems', title: titles.problems, value: problemsOf, numeric: true },
];

/** 督导检查: this month's draw, the visits, the year's coverage. */
export default function PlanPage() {
  const query = useEndpoint('inspection.overview', {});
  // Newest month first, and in it what still has to be filed.
  const visits = [...(query.data?.visits ?? [])].sort(
    (a, b) =>
      b.month.localeCompare(a.month) ||
      Number(a.checklist !== null) - Number(b.checklist !== null) ||
      a.id.localeCompare(b.id),
  );
  const selection = useSelection(visits.map(({ id }) => id));
  const visit = visits.find(({ id }) => id === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Loaded query={query} rows={10}>
            {(overview) => (
              <>
                <ThisMonth overview={overview} onMoved={query.reload} />
                <Coverage overview={overview} />
                <Card title={strings.visits}>
                  {overview.visits.length === 0 ? <Note>{strings.noVisits}</Note> : null}
                  <Table
                    columns={COLUMNS}
                    rows={visits}
                    rowKey={({ id }) => id}
                    onSelect={({ id }) => selection.choose(id)}
                    selected={selection.id}
                    exportName="visits"
                  />
                </Card>
              </>
            )}
          </Loaded>
        }
        detail={
          visit === undefined || query.data === null ? (
            <Note>{strings.choose}</Note>
          ) : (
            <VisitDetail key={visit.id} visit={visit} today={query.data.today} onFiled={query.reload} />
          )
        }
      />
    </Page>
  );
}
