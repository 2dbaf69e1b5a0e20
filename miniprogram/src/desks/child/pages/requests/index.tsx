import type { OutputOf } from '@shared/contracts';
import { FIELD_WORDS } from '@shared/strings/child';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import type { Column } from '@/ui/desk';
import { ListDesk } from '@/ui/list-desk';
import { Tag } from '@/ui/status';
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

const claimId = (childId: string, accountId: string): string => `${childId}|${accountId}`;

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

type Asked = OutputOf<'child.requestDesk'>;

const linesOf = ({ requests, claims }: Asked): Line[] =>
  [
    ...claims.map(({ childId, childName, className, bond }) => ({
      id: claimId(childId, bond.accountId),
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

/** What is behind a line: a request, or a guardian who waits for a word. */
const Behind = ({ id, asked, onDone }: { readonly id: string; readonly asked: Asked; readonly onDone: () => void }) => {
  const request = asked.requests.find((one) => one.id === id);
  const claim = asked.claims.find(({ childId, bond }) => claimId(childId, bond.accountId) === id);
  if (request !== undefined) return <RequestDetail request={request} onDone={onDone} />;
  return claim === undefined ? null : <ClaimDetail claim={claim} onDone={onDone} />;
};

/** 家长申请: what families ask the school, and guardians who wait for a word. */
export default function RequestsPage() {
  const query = useEndpoint('child.requestDesk', {});
  return (
    <ListDesk
      query={query}
      rowsOf={linesOf}
      columns={COLUMNS}
      exportName="requests"
      none={`${strings.none}。${strings.noneHint}`}
      choose={strings.choose}
      detail={({ id }, asked) => <Behind key={id} id={id} asked={asked} onDone={query.reload} />}
    />
  );
}
