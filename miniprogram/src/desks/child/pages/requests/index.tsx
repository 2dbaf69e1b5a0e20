import { FIELD_WORDS } from '@shared/strings/child';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { whenWords } from '@/strings/when';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { ClaimDetail, RequestDetail } from '../../components/request-detail';
import { childDeskStrings } from '../../strings';

const { requests: strings } = childDeskStrings;

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly who: string;
  readonly about: string;
  readonly at: number;
  readonly isUrgent: boolean;
}

const COLUMNS: readonly Column<Line>[] = [
  {
    key: 'kind',
    title: strings.kind,
    value: ({ kind }) => kind,
    render: ({ kind, isUrgent }) => <Tag tone={isUrgent ? 'bad' : 'brand'}>{kind}</Tag>,
  },
  { key: 'who', title: strings.who, value: ({ who }) => who },
  { key: 'about', title: strings.about, value: ({ about }) => about },
  { key: 'at', title: strings.when, value: ({ at }) => whenWords(at) },
];

/** 家长申请: what families ask the school, and guardians who wait for a word. */
export default function RequestsPage() {
  const query = useEndpoint('child.requestDesk', {});
  const { requests = [], claims = [] } = query.data ?? {};
  const lines: Line[] = [
    ...claims.map(({ childId, childName, className, bond }) => ({
      id: `${childId}|${bond.accountId}`,
      kind: bond.state === 'objected' ? strings.objected : strings.claims,
      who: bond.displayName,
      about: strings.claimOf(childName, className),
      at: bond.since,
      isUrgent: bond.state === 'objected',
    })),
    ...requests.map(({ id, kind, applicantName, about, at }) => ({
      id,
      kind: kind === 'binding' ? strings.binding : strings.correction,
      who: applicantName,
      about:
        kind === 'binding'
          ? strings.saysWords(about.className ?? '', about.number ?? '')
          : about.field
            ? strings.changeWords(FIELD_WORDS[about.field], about.proposed ?? '')
            : '',
      at,
      isUrgent: false,
    })),
  ].sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent) || a.at - b.at);
  const selection = useSelection(lines.map(({ id }) => id));
  const request = requests.find(({ id }) => id === selection.id);
  const claim = claims.find(({ childId, bond }) => `${childId}|${bond.accountId}` === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query} rows={6}>
              {() =>
                lines.length === 0 ? (
                  <Empty title={strings.none} hint={strings.noneHint} />
                ) : (
                  <Table
                    columns={COLUMNS}
                    rows={lines}
                    rowKey={({ id }) => id}
                    onSelect={({ id }) => selection.choose(id)}
                    selected={selection.id}
                    exportName="requests"
                  />
                )
              }
            </Loaded>
          </Card>
        }
        detail={
          request !== undefined ? (
            <RequestDetail key={request.id} request={request} onDone={query.reload} />
          ) : claim !== undefined ? (
            <ClaimDetail key={selection.id} claim={claim} onDone={query.reload} />
          ) : (
            <Note>{strings.choose}</Note>
          )
        }
      />
    </Page>
  );
}
