import type { OutputOf } from '@shared/contracts';
import type { RoundContent } from '@shared/domain/club/set-up.schema';
import { addDays, asEpochMs, dateOf, startOf } from '@shared/kernel/time';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Desk } from '@/ui/desk';
import { Page } from '@/ui/page';
import { ErrorState, Loaded, Tag } from '@/ui/status';
import { DraftEditor } from '../../components/draft-editor';
import { setUpStrings as strings } from '../../set-up-strings';

type DeskRound = OutputOf<'club.desk'>['rounds'][number];

/** A new round from tomorrow on, empty or with the clubs of an earlier one. */
const newContent = (from: DeskRound | null): RoundContent => {
  const today = dateOf(asEpochMs(Date.now()));
  const month = Number(today.slice(5, 7));
  const year = Number(today.slice(0, 4));
  return {
    title: '',
    term: month >= 8 ? `${year + 1}-spring` : `${year}-autumn`,
    opensAt: startOf(addDays(today, 1), 8 * 60),
    closesAt: startOf(addDays(today, 6), 18 * 60),
    mechanism: from?.round.mechanism ?? 'deferredAcceptance',
    offerHours: from?.round.offerHours ?? 24,
    wants: from?.round.wants ?? 1,
    maxChoices: from?.round.maxChoices ?? 5,
    publicNumberSource: from?.round.publicNumberSource ?? '',
    clubs: (from?.clubs ?? []).map(
      ({ name, description, slots, grades, capacity, minSize, teacherName, room, feeFen }, i) => ({
        key: `club-${i + 1}`,
        name,
        description,
        slots,
        grades,
        capacity,
        minSize,
        teacherId: null,
        teacherName,
        room,
        feeFen,
        provider: { kind: 'teacher', institutionId: null, credential: '', credentialUntil: null },
      }),
    ),
  };
};

/** 准备批次: what a school sets up before families see it. */
export default function SetUpPage() {
  const query = useEndpoint('club.drafts', {});
  const rounds = useEndpoint('club.desk', {});
  const save = useWrite('club.saveDraft');
  const selection = useSelection(query.data?.drafts.map(({ id }) => id) ?? []);
  const draft = query.data?.drafts.find(({ id }) => id === selection.id);
  const start = async (from: DeskRound | null): Promise<void> => {
    const reply = await save.submit({ id: null, revision: null, content: newContent(from) });
    if (reply === null) return;
    query.reload();
    selection.choose(reply.id);
  };
  const latest = rounds.data?.rounds[0] ?? null;
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Loaded query={query} rows={4}>
            {({ drafts }) => (
              <Card title={strings.list}>
                {drafts.length === 0 ? <Note>{strings.none}</Note> : null}
                {drafts.map(({ id, content, problems }) => {
                  const missing = problems.filter(({ isBlocking }) => isBlocking).length;
                  return (
                    <Row
                      key={id}
                      label={content.title || strings.untitled}
                      note={strings.clubs(content.clubs.length)}
                      value={
                        <Tag tone={missing === 0 ? 'good' : 'caution'}>
                          {missing === 0 ? strings.ready : strings.missing(missing)}
                        </Tag>
                      }
                      onClick={() => selection.choose(id)}
                    />
                  );
                })}
                <Button kind="secondary" busy={save.busy} onClick={() => void start(null)}>
                  {strings.start}
                </Button>
                {latest === null ? null : (
                  <Button kind="quiet" disabled={save.busy} onClick={() => void start(latest)}>
                    {strings.startFrom(latest.round.title)}
                  </Button>
                )}
                {save.error ? <ErrorState error={save.error} /> : null}
              </Card>
            )}
          </Loaded>
        }
        detail={
          draft === undefined ? (
            <Note>{strings.choose}</Note>
          ) : (
            <DraftEditor key={`${draft.id}-${draft.revision}`} draft={draft} onSaved={query.reload} />
          )
        }
      />
    </Page>
  );
}
