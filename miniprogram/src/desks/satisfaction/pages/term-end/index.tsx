import type { OutputOf } from '@shared/contracts';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { DECISION_WORDS, SCORE_STATE_WORDS } from '@/strings/satisfaction';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { ClubAssessment } from '../../components/club-assessment';
import { termEndStrings as strings } from '../../strings';

type Row = OutputOf<'satisfaction.termEnd'>['clubs'][number];

const { columns: titles } = strings;
const percent = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`);
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: titles.name, value: ({ name }) => name },
  {
    key: 'demand',
    title: titles.demand,
    value: ({ facts }) => Math.round(facts.choicesPerSeat * 10) / 10,
    numeric: true,
  },
  { key: 'fill', title: titles.fill, value: ({ facts }) => percent(facts.fill), numeric: true },
  { key: 'attendance', title: titles.attendance, value: ({ facts }) => percent(facts.attendance), numeric: true },
  { key: 'answers', title: titles.answers, value: ({ score }) => score.n, numeric: true },
  { key: 'score', title: titles.score, value: ({ score }) => score.score ?? '—', numeric: true },
  {
    key: 'state',
    title: titles.state,
    value: ({ score }) => SCORE_STATE_WORDS[score.state].label,
    render: ({ score }) => <Tag tone={SCORE_STATE_WORDS[score.state].tone}>{SCORE_STATE_WORDS[score.state].label}</Tag>,
  },
  {
    key: 'decision',
    title: titles.decision,
    value: ({ assessment }) => (assessment === null ? '—' : DECISION_WORDS[assessment.decision]),
  },
];

/** 学期考核: every club of the term with its facts and its score; a person decides. */
export default function TermEndPage() {
  const query = useEndpoint('satisfaction.termEnd', {});
  const selection = useSelection(query.data?.clubs.map(({ clubId }) => clubId) ?? []);
  const row = query.data?.clubs.find(({ clubId }) => clubId === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query} rows={10}>
              {({ clubs }) => (
                <Table
                  columns={COLUMNS}
                  rows={clubs}
                  rowKey={({ clubId }) => clubId}
                  onSelect={({ clubId }) => selection.choose(clubId)}
                  selected={selection.id}
                  exportName="term-end"
                />
              )}
            </Loaded>
          </Card>
        }
        detail={
          row === undefined ? (
            <Note>{strings.choose}</Note>
          ) : (
            <ClubAssessment key={row.clubId} row={row} onDecided={query.reload} />
          )
        }
      />
    </Page>
  );
}
