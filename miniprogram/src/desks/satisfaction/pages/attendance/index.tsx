import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { Card } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Loaded } from '@/ui/status';
import { AttendanceForm } from '../../components/attendance-form';
import { attendanceStrings as strings } from '../../strings';

/** 社团点名: the calling teacher's clubs, session by session. */
export default function AttendancePage() {
  const query = useEndpoint('satisfaction.teacherClubs', {});
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Page>
      <Loaded query={query} rows={8}>
        {({ today, clubs }) => {
          const club = clubs.find(({ id }) => id === chosen) ?? clubs[0];
          if (club === undefined) return <Empty title={strings.none} hint={strings.noneHint} />;
          return (
            <>
              {clubs.length > 1 ? (
                <Card>
                  <Choice
                    label={strings.club}
                    options={clubs.map(({ id, name }) => ({ value: id, label: name }))}
                    value={club.id}
                    onChange={setChosen}
                  />
                </Card>
              ) : null}
              <AttendanceForm key={club.id} club={club} today={today} onSaved={query.reload} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
