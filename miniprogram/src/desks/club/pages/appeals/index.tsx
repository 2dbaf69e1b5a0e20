import type { OutputOf } from '@shared/contracts';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { whenWords } from '@/strings/when';
import { Card, Note, Row } from '@/ui/card';
import { Desk } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { AppealDetail } from '../../components/appeal-detail';
import { appealStrings as strings } from '../../strings';

type Appeal = OutputOf<'club.appeals'>['appeals'][number];

const Due = ({ appeal }: { readonly appeal: Appeal }) => {
  if (appeal.state === 'answered') return <Tag tone="good">{strings.states.answered}</Tag>;
  const isLate = appeal.dueAt <= Date.now();
  return (
    <Tag tone={isLate ? 'bad' : appeal.isMine ? 'caution' : 'unknown'}>
      {isLate ? strings.late : strings.states[appeal.state]}
    </Tag>
  );
};

/** 社团申诉: what families do not agree with, each with its clock. */
export default function AppealsPage() {
  const query = useEndpoint('club.appeals', {});
  const selection = useSelection(query.data?.appeals.map(({ id }) => id) ?? []);
  const appeal = query.data?.appeals.find(({ id }) => id === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Loaded query={query} rows={4}>
            {({ appeals }) =>
              appeals.length === 0 ? (
                <Empty title={strings.none} hint={strings.noneHint} />
              ) : (
                <Card title={strings.list}>
                  {appeals.map((one) => (
                    <Row
                      key={one.id}
                      label={`${one.childId === null ? strings.pseudonym(one.childName) : one.childName} · ${one.roundTitle}`}
                      note={one.state === 'answered' ? one.schoolName : strings.due(whenWords(one.dueAt))}
                      value={<Due appeal={one} />}
                      onClick={() => selection.choose(one.id)}
                    />
                  ))}
                </Card>
              )
            }
          </Loaded>
        }
        detail={
          appeal === undefined ? (
            <Note>{strings.choose}</Note>
          ) : (
            <AppealDetail key={appeal.id} appeal={appeal} onAnswered={query.reload} />
          )
        }
      />
    </Page>
  );
}
