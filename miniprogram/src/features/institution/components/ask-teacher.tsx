import type { DoorFacts } from '@shared/domain/institution/door-check/answers';
import { useState } from 'react';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { doorStrings as strings } from '../door/strings';

interface Props {
  readonly institutionId: string;
  /** Null as soon as another name is typed. */
  readonly onAnswer: (answer: DoorFacts['teacher']) => void;
}

/** Whether a teacher is on this institution's roster: the one question that goes over the network. */
export const AskTeacher = ({ institutionId, onAnswer }: Props) => {
  const [name, setName] = useState('');
  const roster = useWrite('institution.askRoster');
  const ask = async (): Promise<void> => {
    const reply = await roster.submit({ institutionId, name: name.trim() });
    if (reply !== null) onAnswer(reply.answer);
  };
  const isOffline = roster.error?.code === 'OFFLINE';
  return (
    <Card title={strings.teacherTitle}>
      <TextField
        label={strings.teacher}
        hint={isOffline ? strings.teacherOffline : strings.teacherHint}
        value={name}
        maxLength={40}
        onChange={(typed) => {
          setName(typed);
          onAnswer(null);
        }}
      />
      <Button kind="secondary" busy={roster.busy} disabled={name.trim().length < 2} onClick={() => void ask()}>
        {strings.ask}
      </Button>
      {roster.error && !isOffline ? <ErrorState error={roster.error} /> : null}
    </Card>
  );
};
