import { View } from '@tarojs/components';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded } from '@/ui/status';
import { StudentRatings } from '../../components/student-ratings';
import { StudentRoundCard } from '../../components/student-round';
import { StudentWeek } from '../../components/student-week';
import { useStudent } from '../../hooks/use-student';
import { clubStrings } from '../../strings';

const { studentPage: strings } = clubStrings;

/** 我的志愿: for a child, with the code from its school, on any phone. Nothing of it stays on the phone. */
export default function StudentPage() {
  const [typed, setTyped] = useState('');
  const { student, signIn, signOut, touch, busy, error } = useStudent();
  const token = student?.token ?? null;
  const query = useEndpoint('club.studentView', token === null ? null : { token });
  const leave = (): void => {
    setTyped('');
    signOut();
  };
  if (student === null || query.error?.code === 'UNAUTHENTICATED') {
    return (
      <Page
        bottom={
          <Button
            busy={busy}
            disabled={typed.trim().length < 8}
            onClick={() => void signIn(typed.trim()).then(() => setTyped(''))}
          >
            {strings.look}
          </Button>
        }
      >
        <Card>
          <TextField label={strings.code} hint={strings.hint} value={typed} onChange={setTyped} maxLength={40} />
        </Card>
        {query.error?.code === 'UNAUTHENTICATED' ? <Note>{strings.over}</Note> : null}
        {error ? error.code === 'NOT_FOUND' ? <Note>{strings.wrongCode}</Note> : <ErrorState error={error} /> : null}
      </Page>
    );
  }
  return (
    <Page>
      <View onTouchStart={touch} onClick={touch}>
        <Card title={strings.hello(student.childName)}>
          <Note>{strings.until(whenWords(student.expiresAt))}</Note>
          <Button kind="secondary" onClick={leave}>
            {strings.other}
          </Button>
        </Card>
        <Loaded query={query} rows={6}>
          {({ rounds, grade }) => (
            <>
              {rounds.length === 0 ? <Empty title={strings.noRounds} /> : null}
              {rounds.map((row) => (
                <StudentRoundCard
                  key={row.round.id}
                  {...row}
                  token={student.token}
                  grade={grade}
                  onDone={query.reload}
                />
              ))}
            </>
          )}
        </Loaded>
        <StudentWeek token={student.token} />
        <StudentRatings token={student.token} />
      </View>
    </Page>
  );
}
