import type { OutputOf } from '@shared/contracts';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { ROUND_STATE_WORDS } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { RoundDetail } from '../../components/round-detail';
import { roundsStrings as strings } from '../../strings';

type Row = OutputOf<'club.desk'>['rounds'][number];

const { columns: titles } = strings;
const COLUMNS: readonly Column<Row>[] = [
  { key: 'title', title: titles.title, value: ({ round }) => round.title },
  {
    key: 'state',
    title: titles.state,
    value: ({ round }) => ROUND_STATE_WORDS[round.state].label,
    render: ({ round }) => <Tag tone={ROUND_STATE_WORDS[round.state].tone}>{ROUND_STATE_WORDS[round.state].label}</Tag>,
  },
  { key: 'closes', title: titles.closes, value: ({ round }) => whenWords(round.closesAt) },
  { key: 'applications', title: titles.applications, value: ({ applications }) => applications, numeric: true },
  { key: 'missing', title: titles.missing, value: ({ missing }) => missing, numeric: true },
  { key: 'confirmed', title: titles.confirmed, value: ({ confirmed }) => confirmed, numeric: true },
];

/** 社团与摇号: a school's rounds, the demand, the draw. */
export default function RoundsPage() {
  const query = useEndpoint('club.desk', {});
  const { roundId, childId } = useParams();
  const selection = useSelection(query.data?.rounds.map(({ round }) => round.id) ?? [], roundId);
  const row = query.data?.rounds.find(({ round }) => round.id === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query} rows={6}>
              {({ rounds }) => (
                <Table
                  columns={COLUMNS}
                  rows={rounds}
                  rowKey={({ round }) => round.id}
                  onSelect={({ round }) => selection.choose(round.id)}
                  selected={selection.id}
                  exportName="rounds"
                />
              )}
            </Loaded>
          </Card>
        }
        detail={
          row === undefined ? (
            <Note>{strings.choose}</Note>
          ) : (
            <RoundDetail
              key={row.round.id}
              row={row}
              childId={row.round.id === roundId ? childId : undefined}
              onChanged={query.reload}
            />
          )
        }
      />
    </Page>
  );
}
