import type { OutputOf } from '@shared/contracts';
import { CHECK_ITEMS } from '@shared/domain/inspection/inspection.schema';
import { districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
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
  const [selected, setSelected] = useState<string | null>(null);
  const visit = query.data?.visits.find(({ id }) => id === selected);
  return (
    <Page wide>
      <Desk
        hasSelection={visit !== undefined}
        onBack={() => setSelected(null)}
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
                    rows={[...overview.visits].sort((a, b) => (a.id < b.id ? 1 : -1))}
                    rowKey={({ id }) => id}
                    onSelect={({ id }) => setSelected(id)}
                    selected={selected}
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
