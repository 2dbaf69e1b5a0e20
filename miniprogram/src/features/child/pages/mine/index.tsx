import type { OutputOf } from '@shared/contracts';
import { REQUEST_STATE_WORDS } from '@shared/strings/child';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { childStrings } from '../../strings';

const { mine: strings } = childStrings;
type Mine = OutputOf<'child.mine'>;

const ChildCard = ({ child }: { child: Mine['children'][number] }) => {
  const { id, name, schoolName, className, state, undecided, claims } = child;
  const params = { childId: id };
  return (
    <Card title={name} extra={state === 'left' ? <Tag>{strings.left}</Tag> : undefined}>
      <Note>{strings.place(schoolName, className)}</Note>
      <Row
        label={strings.guardians}
        note={strings.guardiansNote}
        value={claims.length > 0 ? <Tag tone="caution">{strings.waiting}</Tag> : undefined}
        onClick={() => go('childGuardians', params)}
      />
      <Row
        label={strings.allDecided}
        note={strings.consentNote}
        value={undecided.length > 0 ? <Tag tone="caution">{strings.undecided(undecided.length)}</Tag> : undefined}
        onClick={() => go('childConsent', params)}
      />
      <Row label={strings.data} note={strings.dataNote} onClick={() => go('childData', params)} />
      <Row label={strings.looked} note={strings.lookedNote} onClick={() => go('childLooked', params)} />
    </Card>
  );
};

const WaitingCard = ({ claim, onDone }: { claim: Mine['waiting'][number]; onDone: () => void }) => {
  const unbind = useWrite('child.unbindSelf');
  const takeBack = async (): Promise<void> => {
    const question = { title: strings.takeBack, text: strings.takeBackText, action: strings.takeBack };
    if (!(await confirm(question))) return;
    if ((await unbind.submit({ childId: claim.childId })) !== null) onDone();
  };
  const detail =
    claim.state === 'objected'
      ? strings.waitingObjected
      : claim.openUntil === null
        ? strings.waitingAnswer
        : strings.waitingUntil(whenWords(claim.openUntil));
  return (
    <Card title={strings.waitingTitle(claim.schoolName)} extra={<Tag tone="caution">{strings.waiting}</Tag>}>
      <Note>{detail}</Note>
      <Button kind="quiet" busy={unbind.busy} onClick={() => void takeBack()}>
        {strings.takeBack}
      </Button>
      {unbind.error ? <ErrorState error={unbind.error} /> : null}
    </Card>
  );
};

const RequestRow = ({ request, onDone }: { request: Mine['requests'][number]; onDone: () => void }) => {
  const withdraw = useWrite('child.withdrawRequest');
  const { about, schoolName, state, at, reply, id } = request;
  const take = async (): Promise<void> => {
    if ((await withdraw.submit({ requestId: id })) === null) return;
    toast(strings.withdrawn);
    onDone();
  };
  return (
    <>
      <Row
        label={strings.requestAbout(schoolName, about.className ?? '', about.number ?? '')}
        note={[whenWords(at), reply].filter(Boolean).join(' · ')}
        value={
          <Tag tone={state === 'granted' ? 'good' : state === 'refused' ? 'bad' : 'unknown'}>
            {REQUEST_STATE_WORDS[state]}
          </Tag>
        }
      />
      {state === 'waiting' ? (
        <Button kind="quiet" busy={withdraw.busy} onClick={() => void take()}>
          {strings.withdraw}
        </Button>
      ) : null}
      {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
    </>
  );
};

/** 我的孩子: the children bound to this person, the claims and requests that wait, and the way to bind one. */
export default function MyChildrenPage() {
  const query = useEndpoint('child.mine', {}, { keepOffline: true });
  return (
    <Page bottom={<Button onClick={() => go('bindChild')}>{strings.bind}</Button>}>
      <Loaded query={query} rows={6}>
        {({ children, waiting, requests }) => {
          const bindings = requests.filter(({ kind }) => kind === 'binding');
          return (
            <>
              {children.map((child) => (
                <ChildCard key={child.id} child={child} />
              ))}
              {waiting.map((claim) => (
                <WaitingCard key={claim.childId} claim={claim} onDone={query.reload} />
              ))}
              {bindings.length > 0 ? (
                <Card title={strings.requests}>
                  {bindings.map((request) => (
                    <RequestRow key={request.id} request={request} onDone={query.reload} />
                  ))}
                </Card>
              ) : null}
              {children.length + waiting.length + bindings.length === 0 ? (
                <Empty title={strings.empty} hint={strings.emptyHint} />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
