import { useEndpoint } from '@/platform/use-endpoint';
import { CANCEL_WORDS, dayWords, timeWords } from '@/strings/term';
import { Card, Row } from '@/ui/card';
import { Loaded, Tag } from '@/ui/status';
import { clubStrings } from '../strings';

const { studentPage: strings } = clubStrings;

/** This week's clubs of a child that signed in: when, where, and what falls out. */
export const StudentWeek = ({ token }: { readonly token: string }) => {
  const query = useEndpoint('term.studentWeek', { token, monday: null });
  if (query.data?.sessions.length === 0) return null;
  return (
    <Loaded query={query} rows={3}>
      {({ sessions }) => (
        <Card title={strings.week}>
          {sessions.map((session) => (
            <Row
              key={`${session.clubId} ${session.date}`}
              label={`${dayWords(session.date)} ${session.clubName}`}
              note={`${timeWords(session)} · ${session.room} · ${session.outsideName ?? session.teacherName}`}
              {...(session.cancelled === null
                ? {}
                : { value: <Tag tone="caution">{CANCEL_WORDS[session.cancelled.reason]}</Tag> })}
            />
          ))}
        </Card>
      )}
    </Loaded>
  );
};
