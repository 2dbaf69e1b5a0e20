import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { reasonWords } from '@/strings/club';
import { Card, Figure, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag, Verdict } from '@/ui/status';
import { AppealCard } from '../../components/appeal-card';
import { Fairness } from '../../components/fairness';
import { PublicMoves } from '../../components/public-moves';
import { SeatsCard } from '../../components/seats-card';
import { clubStrings } from '../../strings';

const { result: strings } = clubStrings;

/** 社团结果: what the draw gave, and for every wish above it the reason. */
export default function ResultPage() {
  const { roundId = '', childId = '' } = useParams();
  const query = useEndpoint('club.result', { roundId, childId }, { keepOffline: true });
  return (
    <Page>
      <Loaded query={query} rows={8}>
        {({ round, child, clubs, result, participants, moves, appeal, appealUntil }) => {
          if (result === null) return <Empty title={strings.took} />;
          const nameOf = (id: string): string => clubs.find((club) => club.id === id)?.name ?? '';
          const got = result.clubIds.flatMap((id) => clubs.find((club) => club.id === id) ?? []);
          return (
            <>
              <Verdict
                tone={got.length > 0 ? 'good' : 'caution'}
                title={
                  got.length > 0 ? clubStrings.got(got.map(({ name }) => name).join('、')) : clubStrings.gotNothing
                }
                detail={`${child.name} · ${round.title}`}
              />
              <Card title={strings.yourNumber}>
                <Figure>{strings.number(result.number, participants)}</Figure>
              </Card>
              <SeatsCard roundId={roundId} child={child} clubs={clubs} />
              {result.reasons.length > 0 ? (
                <Card title={strings.why}>
                  {result.reasons.map((reason) => {
                    const place = result.waiting.find(({ clubId }) => clubId === reason.clubId)?.position;
                    return (
                      <Row
                        key={reason.clubId}
                        label={nameOf(reason.clubId)}
                        note={reasonWords(reason, nameOf)}
                        value={place ? <Tag>{strings.waiting(place)}</Tag> : undefined}
                      />
                    );
                  })}
                </Card>
              ) : null}
              <AppealCard
                roundId={roundId}
                childId={childId}
                appeal={appeal}
                until={appealUntil}
                onSent={query.reload}
              />
              <PublicMoves moves={moves} clubs={clubs} mine={result.pseudonym} />
              <Fairness round={round} result={result} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
