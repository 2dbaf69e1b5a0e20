import {
  ACTIVITIES,
  type Activity,
  CORRECTION_REASONS,
  type CorrectionReason,
} from '@shared/domain/term/session.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { ACTIVITY_WORDS, dayWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, MultiChoice } from '@/ui/fields';
import { Empty, Verdict } from '@/ui/status';
import { CORRECTION_WORDS, dayStrings as strings } from '../strings';
import type { useOutbox } from '../use-outbox';
import type { TeacherClub, TeacherSession } from './types';

interface Props {
  readonly club: TeacherClub;
  readonly session: TeacherSession;
  readonly isToCome: boolean;
  readonly outbox: ReturnType<typeof useOutbox>;
}

/** Who was there. Everybody is, but those whose family said otherwise, until somebody is tapped away: then one press saves. */
export const PresenceForm = ({ club, session, isToCome, outbox }: Props) => {
  const everybody = club.members.map(({ id }) => id);
  const { recorded } = session;
  const waits = outbox.waiting.find(
    ({ tapped }) => tapped.kind === 'record' && tapped.input.clubId === club.id && tapped.input.date === session.date,
  );
  const first = everybody.filter((id) => !session.absentChildIds.includes(id));
  const [present, setPresent] = useState<readonly string[]>(recorded?.presentChildIds ?? first);
  const [activities, setActivities] = useState<readonly Activity[]>(recorded?.activities ?? []);
  const [reason, setReason] = useState<CorrectionReason | null>(null);
  const [isOpen, setOpen] = useState(recorded === null);
  if (everybody.length === 0) return <Empty title={strings.noMembers} />;
  const nameOf = (id: string): string => club.members.find((one) => one.id === id)?.name ?? '';
  const announced = session.absentChildIds.map(nameOf).filter(Boolean).join('、');

  const save = async (): Promise<void> => {
    const input = {
      clubId: club.id,
      date: session.date,
      presentChildIds: everybody.filter((id) => present.includes(id)),
      activities: [...activities],
      basedOn: recorded?.version ?? null,
      reason,
    };
    const told = await outbox.add({ kind: 'record', input }, `${club.name} ${dayWords(session.date)}`);
    setOpen(false);
    toast(told === null ? strings.kept : strings.told(told));
  };

  if (waits !== undefined) return <Verdict tone="caution" title={strings.kept} />;
  if (!isOpen && recorded !== null) {
    return (
      <Card>
        <Verdict tone="good" title={strings.recorded(recorded.presentChildIds.length, everybody.length)} />
        <Button kind="secondary" onClick={() => setOpen(true)}>
          {strings.correct}
        </Button>
      </Card>
    );
  }
  return (
    <Card>
      {announced ? <Verdict tone="brand" title={strings.announced(announced)} /> : null}
      <MultiChoice
        label={strings.present(present.length, everybody.length)}
        options={club.members.map(({ id, name, className }) => ({ value: id, label: name, note: className }))}
        values={present}
        onChange={setPresent}
      />
      {club.withoutConsent > 0 ? <Note>{strings.withoutConsent(club.withoutConsent)}</Note> : null}
      {isToCome ? (
        <Note>{strings.toCome}</Note>
      ) : (
        <>
          {recorded === null ? null : (
            <Choice
              label={strings.reason}
              options={CORRECTION_REASONS.map((value) => ({ value, label: CORRECTION_WORDS[value] }))}
              value={reason}
              onChange={setReason}
            />
          )}
          <Button busy={outbox.busy} disabled={recorded !== null && reason === null} onClick={() => void save()}>
            {recorded === null ? strings.save : strings.correct}
          </Button>
          <MultiChoice
            label={strings.activities}
            options={ACTIVITIES.map((value) => ({ value, label: ACTIVITY_WORDS[value] }))}
            values={activities}
            onChange={setActivities}
          />
        </>
      )}
    </Card>
  );
};
