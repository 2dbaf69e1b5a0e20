import type { OutputOf } from '@shared/contracts';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { whenWords } from '@/strings/when';
import { Card } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, Loaded } from '@/ui/status';
import { PrepareTerm, TermDetail } from '../../components/term-change';
import { childDeskStrings, TERM_STATE_WORDS } from '../../strings';

const { term: strings } = childDeskStrings;
type Change = OutputOf<'child.termChanges'>['changes'][number];

const { columns: titles } = strings;
const COLUMNS: readonly Column<Change>[] = [
  { key: 'title', title: titles.title, value: ({ title }) => title },
  { key: 'state', title: titles.state, value: ({ state }) => TERM_STATE_WORDS[state] },
  { key: 'at', title: titles.at, value: ({ preparedAt }) => whenWords(preparedAt) },
  { key: 'up', title: titles.up, value: ({ up }) => up, numeric: true },
  { key: 'leaving', title: titles.leaving, value: ({ leaving }) => leaving, numeric: true },
];

/** 升级与离校: the step into the next school year, prepared by one and applied by another. */
export default function TermPage() {
  const query = useEndpoint('child.termChanges', {});
  const roster = useEndpoint('child.roster', {});
  const selection = useSelection(query.data?.changes.map(({ id }) => id) ?? []);
  const change = query.data?.changes.find(({ id }) => id === selection.id);
  const school = roster.data?.schools[0];
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <>
            <Card>
              <Loaded query={query} rows={4}>
                {({ changes }) =>
                  changes.length === 0 ? (
                    <Empty title={strings.none} />
                  ) : (
                    <Table
                      columns={COLUMNS}
                      rows={changes}
                      rowKey={({ id }) => id}
                      onSelect={({ id }) => selection.choose(id)}
                      selected={selection.id}
                      exportName="term-changes"
                    />
                  )
                }
              </Loaded>
            </Card>
            {school ? (
              <PrepareTerm
                schoolId={school.id}
                pupils={(roster.data?.children ?? []).filter(({ state }) => state === 'enrolled')}
                onPrepared={query.reload}
              />
            ) : null}
          </>
        }
        detail={
          change === undefined ? (
            <Empty title={strings.choose} />
          ) : (
            <TermDetail
              key={change.id}
              change={change}
              onDone={() => {
                query.reload();
                roster.reload();
              }}
            />
          )
        }
      />
    </Page>
  );
}
