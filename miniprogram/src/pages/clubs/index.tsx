import { type FamilyRound, RoundCard } from '@/features/club/components/round-card';
import { clubStrings as strings } from '@/features/club/strings';
import { go } from '@/platform/router';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { Card, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, Loaded } from '@/ui/status';

/** A family's rounds, each with its children, in the order in which they came. */
const byRound = (rows: readonly FamilyRound[]): [FamilyRound, ...FamilyRound[]][] => {
  const rounds = new Map<string, [FamilyRound, ...FamilyRound[]]>();
  for (const row of rows) {
    const here = rounds.get(row.round.id);
    if (here === undefined) rounds.set(row.round.id, [row]);
    else here.push(row);
  }
  return [...rounds.values()];
};

/** 社团: the family's rounds, each child's state in them. */
export default function Clubs() {
  const session = useSession();
  const isGuardian = session.has('guardian');
  const query = useEndpoint('club.rounds', isGuardian ? {} : null, { keepOffline: true });
  return (
    <Page>
      {isGuardian ? (
        <Card>
          <Row label={strings.week} note={strings.weekNote} onClick={() => go('week')} />
        </Card>
      ) : null}
      {isGuardian ? (
        <Loaded query={query} rows={6}>
          {({ rounds }) =>
            rounds.length === 0 ? (
              <Empty title={strings.noRounds} hint={strings.noRoundsHint} />
            ) : (
              byRound(rounds).map((rows) => <RoundCard key={rows[0].round.id} rows={rows} />)
            )
          }
        </Loaded>
      ) : (
        <Empty title={strings.stranger} hint={strings.strangerHint} />
      )}
      <Card>
        <Row label={strings.student} onClick={() => go('clubStudent')} />
        <Row label={strings.verify} onClick={() => go('verifyCertificate')} />
      </Card>
    </Page>
  );
}
