import type { OutputOf } from '@shared/contracts';
import { clashesAmong } from '@shared/domain/club/round';
import { confirm, toast } from '@/platform/feedback';
import { back, useParams } from '@/platform/router';
import { type Endpoint, useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { oddsWords, ROUND_STATE_WORDS, slotWords } from '@/strings/club';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Page } from '@/ui/page';
import { Ranking } from '@/ui/ranking';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { Catalogue } from '../../components/catalogue';
import { WeekGrid } from '../../components/week-grid';
import { useWishList } from '../../hooks/use-wish-list';
import { clubStrings } from '../../strings';

type Offer = OutputOf<'club.catalogue'>;
const { round: strings } = clubStrings;

const Wishes = ({ query, offer }: { query: Endpoint<Offer>; offer: Offer }) => {
  const { round, child, clubs, wishes } = offer;
  const isOpen = round.state === 'open';
  const list = useWishList(round.id, child.id, wishes?.clubIds ?? [], round.maxChoices);
  const submit = useWrite('club.submitWishes');
  const withdraw = useWrite('club.withdrawWishes');
  const wanted = list.clubIds.flatMap((id) => clubs.find((club) => club.id === id) ?? []);
  const ids = { roundId: round.id, childId: child.id };

  const send = async (): Promise<void> => {
    if ((await submit.submit({ ...ids, clubIds: wanted.map(({ id }) => id) })) === null) return;
    list.discard();
    toast(strings.submitted);
    query.reload();
  };
  const takeBack = async (): Promise<void> => {
    const question = { title: strings.withdraw, text: strings.confirmWithdraw, action: strings.withdraw };
    if (!(await confirm(question)) || (await withdraw.submit(ids)) === null) return;
    list.discard();
    toast(strings.withdrawn);
    back();
  };
  const error = submit.error ?? withdraw.error;
  const confirmed = wishes?.confirmedAt == null ? clubStrings.unconfirmed : clubStrings.confirmed;
  return (
    <Page
      bottom={
        isOpen ? (
          <Button busy={submit.busy} disabled={wanted.length === 0 || !list.isChanged} onClick={() => void send()}>
            {list.isChanged || wishes === null ? strings.submit : strings.saved}
          </Button>
        ) : undefined
      }
    >
      <Verdict
        tone={ROUND_STATE_WORDS[round.state].tone}
        title={`${round.title} · ${ROUND_STATE_WORDS[round.state].label}`}
        detail={isOpen ? clubStrings.closesAt(whenWords(round.closesAt)) : clubStrings.waitingForDraw}
      />
      {error ? <ErrorState error={error} /> : null}
      <Card title={strings.mine(child.name)}>
        <Note>
          {wanted.length === 0 ? strings.empty : strings.limit(wanted.length, round.maxChoices, round.wants)}
          {wishes && !list.isChanged ? ` · ${confirmed}` : ''}
        </Note>
        <Ranking
          items={wanted.map(({ id, name, slots, lastTerm }) => ({
            id,
            title: name,
            note: `${slotWords(slots)} · ${oddsWords(lastTerm)}`,
          }))}
          onMove={list.move}
          onRemove={list.remove}
        />
        {clashesAmong(wanted).map(([a, b]) => (
          <Note key={`${a.id}|${b.id}`}>{strings.clash(a.name, b.name)}</Note>
        ))}
        <Note>{strings.honest}</Note>
        {wishes && isOpen ? (
          <Button kind="quiet" busy={withdraw.busy} onClick={() => void takeBack()}>
            {strings.withdraw}
          </Button>
        ) : null}
      </Card>
      {wanted.length > 0 ? <WeekGrid clubs={wanted} /> : null}
      <Catalogue
        clubs={clubs}
        grade={child.grade}
        chosen={list.clubIds}
        isFull={list.isFull}
        isOpen={isOpen}
        onAdd={list.add}
      />
    </Page>
  );
};

/** 选社团: rank clubs for one child, change until the round closes. */
export default function RoundPage() {
  const { roundId = '', childId = '' } = useParams();
  const query = useEndpoint('club.catalogue', { roundId, childId }, { keepOffline: true });
  if (query.data === null) {
    return (
      <Page>
        <Loaded query={query} rows={8}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <Wishes query={query} offer={query.data} />;
}
