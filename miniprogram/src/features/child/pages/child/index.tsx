import { RELATION_WORDS } from '@shared/strings/child';
import { confirm, toast } from '@/platform/feedback';
import { switchTab, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { ErrorState, Loaded, Tag } from '@/ui/status';
import { ClaimCard } from '../../components/claim-card';
import { childStrings } from '../../strings';

const { guardians: strings } = childStrings;

/** 监护人: who is bound to a child, who wants to be, and the end of one's own bond. */
export default function GuardiansPage() {
  const { childId = '' } = useParams();
  const query = useEndpoint('child.guardians', { childId });
  const unbind = useWrite('child.unbindSelf');
  const leave = async (): Promise<void> => {
    const question = { title: strings.unbindTitle, text: strings.unbindText, action: strings.unbindTitle };
    if (!(await confirm(question))) return;
    if ((await unbind.submit({ childId })) === null) return;
    toast(strings.unbound);
    switchTab('me');
  };
  return (
    <Page>
      <Loaded query={query}>
        {({ child, bonds }) => {
          const bound = bonds.filter(({ state }) => state === 'bound');
          return (
            <>
              {bonds
                .filter(({ state }) => state !== 'bound')
                .map((bond) => (
                  <ClaimCard key={bond.accountId} childId={childId} bond={bond} onDone={query.reload} />
                ))}
              <Card title={strings.title(child.name)}>
                {bound.map((bond) => (
                  <Row
                    key={bond.accountId}
                    label={bond.displayName || RELATION_WORDS[bond.relation]}
                    note={`${RELATION_WORDS[bond.relation]} · ${strings.since(whenWords(bond.since))}`}
                    value={bond.isMe ? <Tag tone="brand">{strings.me}</Tag> : undefined}
                  />
                ))}
                {bound.length === 1 ? <Note>{strings.alone}</Note> : null}
              </Card>
              <Button kind="danger" busy={unbind.busy} onClick={() => void leave()}>
                {strings.unbind}
              </Button>
              {unbind.error ? <ErrorState error={unbind.error} /> : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
