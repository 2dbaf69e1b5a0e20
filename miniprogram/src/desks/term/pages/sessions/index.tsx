import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { dayWords, timeWords } from '@/strings/term';
import { Note } from '@/ui/card';
import { Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag, type Tone } from '@/ui/status';
import { LessonTimesCard } from '../../components/lesson-times';
import { SessionDetail } from '../../components/session-detail';
import type { DeskSession } from '../../components/types';
import { sessionsStrings as strings } from '../../strings';

const keyOf = ({ clubId, date }: DeskSession): string => `${clubId} ${date}`;

/** How a meeting stands, in a word and a colour. */
const standOf = (session: DeskSession, today: string): { readonly label: string; readonly tone: Tone } => {
  if (session.cancelled !== null) return { label: strings.state.cancelled, tone: 'caution' };
  if (session.present !== null) {
    return session.unclaimed === 0 || session.date < today
      ? { label: strings.state.held(session.present, session.members), tone: 'good' }
      : { label: strings.unclaimed(session.unclaimed ?? 0), tone: 'bad' };
  }
  if (session.date < today) return { label: strings.state.unrecorded, tone: 'bad' };
  if (session.isSubstituted) return { label: strings.state.substituted, tone: 'brand' };
  return session.makeUpFor === null
    ? { label: strings.state.planned, tone: 'unknown' }
    : { label: strings.state.makeUp, tone: 'brand' };
};

/** 上课安排: every club's meetings around today; what falls out, is made up for, is taken by somebody else. */
export default function SessionsPage() {
  const query = useEndpoint('term.desk', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const session = query.data?.sessions.find((one) => keyOf(one) === chosen);
  return (
    <Page wide>
      <Desk
        hasSelection={session !== undefined}
        onBack={() => setChosen(null)}
        list={
          <Loaded query={query} rows={8}>
            {({ today, isCertain, schools, sessions }) => (
              <>
                {isCertain ? null : <Note>{strings.uncertain}</Note>}
                {sessions.length === 0 ? (
                  <Empty title={strings.none} />
                ) : (
                  <Table
                    exportName={strings.exportName}
                    columns={[
                      {
                        key: 'date',
                        title: strings.columns.date,
                        value: ({ date }) => date,
                        render: ({ date }) => dayWords(date),
                      },
                      { key: 'club', title: strings.columns.club, value: ({ clubName }) => clubName },
                      { key: 'time', title: strings.columns.time, value: timeWords },
                      { key: 'room', title: strings.columns.room, value: ({ room }) => room },
                      {
                        key: 'teacher',
                        title: strings.columns.teacher,
                        value: ({ outsideName, teacherName }) => outsideName ?? teacherName,
                      },
                      {
                        key: 'state',
                        title: strings.columns.state,
                        value: (one) => standOf(one, today).label,
                        render: (one) => <Tag tone={standOf(one, today).tone}>{standOf(one, today).label}</Tag>,
                      },
                    ]}
                    rows={[
                      ...sessions.filter(({ date }) => date >= today),
                      ...sessions.filter(({ date }) => date < today).reverse(),
                    ]}
                    rowKey={keyOf}
                    selected={chosen}
                    onSelect={(row) => setChosen(keyOf(row))}
                  />
                )}
                {schools.map((school) => (
                  <LessonTimesCard key={school.schoolId} school={school} onDone={query.reload} />
                ))}
              </>
            )}
          </Loaded>
        }
        detail={
          session === undefined || query.data === null ? (
            <Empty title={strings.choose} />
          ) : (
            <SessionDetail
              key={keyOf(session)}
              session={session}
              school={query.data.schools.find(({ schoolId }) => schoolId === session.schoolId)}
              today={query.data.today}
              onDone={query.reload}
            />
          )
        }
      />
    </Page>
  );
}
