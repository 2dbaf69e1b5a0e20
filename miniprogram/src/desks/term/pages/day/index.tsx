import { useState } from 'react';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { CANCEL_WORDS, dayWords, timeWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { PickerField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Loaded, Verdict } from '@/ui/status';
import { IncidentForm, WordsForm } from '../../components/incident-form';
import { LeavingList } from '../../components/leaving-list';
import { OutboxCard } from '../../components/outbox-card';
import { PresenceForm } from '../../components/presence-form';
import type { TeacherClub, TeacherSession } from '../../components/types';
import { dayStrings as strings } from '../../strings';
import { useOutbox } from '../../use-outbox';

type View = 'present' | 'leave' | 'more';

interface Meeting {
  readonly key: string;
  readonly club: TeacherClub;
  readonly session: TeacherSession;
}

/** Today's first, then the newest that is over, then what comes. */
const firstOf = (meetings: readonly Meeting[], today: string): Meeting | undefined =>
  meetings.find(({ session }) => session.date === today) ??
  meetings.find(({ session }) => session.date < today) ??
  meetings.at(-1);

/** 社团点名: the caller's meetings; who came, who fetched whom, what happened. Works without a network. */
export default function DayPage() {
  const query = useEndpoint('term.teacherClubs', {}, { keepOffline: true });
  const outbox = useOutbox(query.reload);
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<View>('present');
  return (
    <Page>
      <OutboxCard outbox={outbox} />
      <Loaded query={query} rows={8}>
        {({ today, clubs }) => {
          const meetings = clubs
            .flatMap((club) => club.sessions.map((session) => ({ key: `${club.id} ${session.date}`, club, session })))
            .sort((a, b) => (a.session.date < b.session.date ? 1 : -1));
          const meeting = meetings.find(({ key }) => key === chosen) ?? firstOf(meetings, today);
          if (clubs.length === 0) return <Empty title={strings.none} hint={strings.noneHint} />;
          if (meeting === undefined) return <Empty title={strings.noSession} />;
          const { club, session, key } = meeting;
          const isToCome = session.date > today;
          return (
            <>
              <Card title={club.name}>
                <PickerField
                  label={strings.session}
                  options={meetings.map((one) => ({
                    value: one.key,
                    label: [
                      dayWords(one.session.date),
                      one.club.name,
                      ...(one.club.isOwn ? [] : [strings.standsIn]),
                      ...(one.session.recorded === null ? [] : ['✓']),
                    ].join(' '),
                  }))}
                  value={key}
                  onChange={setChosen}
                />
                <Note>{`${timeWords(session)} · ${session.room}`}</Note>
                {session.cancelled === null ? null : (
                  <Verdict
                    tone="caution"
                    title={strings.cancelled(CANCEL_WORDS[session.cancelled.reason])}
                    detail={session.cancelled.note}
                  />
                )}
                {session.isSubstituted && club.isOwn ? (
                  <Note>{strings.substituted(session.outsideName ?? session.teacherName)}</Note>
                ) : null}
              </Card>
              {session.cancelled === null ? (
                <>
                  <Segments
                    label={strings.viewsLabel}
                    options={(['present', 'leave', 'more'] as const).map((value) => ({
                      value,
                      label: strings.views[value],
                    }))}
                    value={view}
                    onChange={setView}
                  />
                  {view === 'present' ? (
                    <PresenceForm
                      key={`${key} ${session.recorded?.version ?? 0}`}
                      club={club}
                      session={session}
                      isToCome={isToCome}
                      outbox={outbox}
                    />
                  ) : null}
                  {view === 'leave' ? <LeavingList key={key} club={club} session={session} outbox={outbox} /> : null}
                  {view === 'more' ? (
                    <>
                      {isToCome ? null : <IncidentForm key={key} club={club} session={session} />}
                      {club.isOwn ? <WordsForm key={club.id} club={club} onSaved={query.reload} /> : null}
                      {club.isOwn ? (
                        <Button kind="secondary" onClick={() => go('clubRoster', { clubId: club.id })}>
                          {strings.roster}
                        </Button>
                      ) : null}
                    </>
                  ) : null}
                </>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
