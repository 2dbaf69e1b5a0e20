import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { useWrite } from '@/platform/use-write';
import { CANCEL_WORDS, dayWords, timeWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { ErrorState, Verdict } from '@/ui/status';
import { sessionsStrings as strings } from '../strings';
import { CancelSheet, MakeUpSheet, SubstituteSheet } from './change-sheets';
import type { DeskSchool, DeskSession } from './types';

interface Props {
  readonly session: DeskSession;
  readonly school: DeskSchool | undefined;
  readonly today: string;
  readonly onDone: () => void;
}

/** One meeting and what a school may change about it. */
export const SessionDetail = ({ session, school, today, onDone }: Props) => {
  const restore = useWrite('term.restoreSession');
  const [open, setOpen] = useState<'cancel' | 'substitute' | 'makeUp' | null>(null);
  const one = { clubId: session.clubId, date: session.date };
  const isOpen = session.present === null && session.date >= today;
  const isChanged = session.cancelled !== null || session.isSubstituted;
  const done = (words: string): void => {
    setOpen(null);
    toast(words);
    onDone();
  };
  return (
    <>
      <Card title={`${session.clubName} · ${dayWords(session.date)}`}>
        <Row label={timeWords(session)} note={session.room} value={session.outsideName ?? session.teacherName} />
        <Note>{[strings.members(session.members), strings.absent(session.announcedAbsent)].join(' · ')}</Note>
        {session.cancelled ? (
          <Verdict
            tone="caution"
            title={`${strings.state.cancelled}：${CANCEL_WORDS[session.cancelled.reason]}`}
            detail={[
              session.cancelled.note,
              ...(session.makeUpOn ? [strings.makeUpOn(dayWords(session.makeUpOn))] : []),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ) : null}
        {session.makeUpFor ? <Note>{strings.makeUpFor(dayWords(session.makeUpFor))}</Note> : null}
        {session.present === null ? null : (
          <Verdict
            tone={session.unclaimed === 0 ? 'good' : 'caution'}
            title={strings.state.held(session.present, session.members)}
            {...(session.unclaimed ? { detail: strings.unclaimed(session.unclaimed) } : {})}
          />
        )}
        {isOpen && session.cancelled === null ? (
          <>
            <Button kind="secondary" onClick={() => setOpen('substitute')}>
              {strings.substitute}
            </Button>
            <Button kind="danger" onClick={() => setOpen('cancel')}>
              {strings.cancel}
            </Button>
          </>
        ) : null}
        {session.cancelled !== null ? <Button onClick={() => setOpen('makeUp')}>{strings.makeUp}</Button> : null}
        {isOpen && isChanged ? (
          <Button
            kind="quiet"
            busy={restore.busy}
            onClick={() =>
              void restore.submit(one).then((reply) => (reply === null ? undefined : done(strings.restored)))
            }
          >
            {strings.restore}
          </Button>
        ) : null}
        {restore.error ? <ErrorState error={restore.error} /> : null}
        <Button kind="quiet" onClick={() => go('clubRoster', { clubId: session.clubId })}>
          {strings.roster}
        </Button>
      </Card>
      {open === 'cancel' ? <CancelSheet one={one} onDone={done} onClose={() => setOpen(null)} /> : null}
      {open === 'substitute' ? (
        <SubstituteSheet one={one} teachers={school?.teachers ?? []} onDone={done} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'makeUp' ? (
        <MakeUpSheet one={one} room={session.room} onDone={done} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
};
