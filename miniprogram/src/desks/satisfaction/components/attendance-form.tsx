import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { DateField, MultiChoice } from '@/ui/fields';
import { Empty, ErrorState } from '@/ui/status';
import { attendanceStrings as strings } from '../strings';

interface Props {
  readonly club: OutputOf<'satisfaction.teacherClubs'>['clubs'][number];
  readonly today: string;
  readonly onSaved: () => void;
}

/** Who was there on one day. Everybody is, until somebody is tapped away. */
export const AttendanceForm = ({ club, today, onSaved }: Props) => {
  const everybody = club.members.map(({ id }) => id);
  const recordedOn = (day: string) => club.sessions.find((session) => session.date === day)?.presentChildIds;
  const [date, setDate] = useState(today);
  const [present, setPresent] = useState<readonly string[]>(recordedOn(today) ?? everybody);
  const record = useWrite('satisfaction.recordAttendance');
  if (everybody.length === 0) return <Empty title={strings.noMembers} />;
  const save = async (): Promise<void> => {
    const presentChildIds = everybody.filter((id) => present.includes(id));
    if ((await record.submit({ clubId: club.id, date, presentChildIds })) === null) return;
    toast(strings.saved);
    onSaved();
  };
  return (
    <>
      <Card title={club.name}>
        <DateField
          label={strings.date}
          value={date}
          end={today}
          onChange={(day) => {
            setDate(day);
            setPresent(recordedOn(day) ?? everybody);
          }}
          hint={recordedOn(date) ? strings.again : undefined}
        />
        <MultiChoice
          label={strings.present(present.length, everybody.length)}
          options={club.members.map(({ id, name, className }) => ({ value: id, label: name, note: className }))}
          values={present}
          onChange={setPresent}
        />
        {club.withoutConsent > 0 ? <Note>{strings.withoutConsent(club.withoutConsent)}</Note> : null}
        <Button kind="quiet" onClick={() => setPresent(everybody)}>
          {strings.all}
        </Button>
        <Button busy={record.busy} onClick={() => void save()}>
          {strings.save}
        </Button>
        {record.error ? <ErrorState error={record.error} /> : null}
      </Card>
      <Card title={strings.history}>
        {club.sessions.map((session) => (
          <Row
            key={session.date}
            label={session.date}
            value={strings.present(session.presentChildIds.length, everybody.length)}
          />
        ))}
        {club.sessions.length === 0 ? <Note>{strings.history}</Note> : null}
      </Card>
    </>
  );
};
