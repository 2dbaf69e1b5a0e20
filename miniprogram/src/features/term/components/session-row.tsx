import type { OutputOf } from '@shared/contracts';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { CANCEL_WORDS, dayWords, LEFT_WORDS, timeWords } from '@/strings/term';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { weekStrings as strings } from '../strings';

type Week = OutputOf<'term.week'>;
type ChildSession = Week['children'][number]['sessions'][number];

interface Props {
  readonly childId: string;
  readonly session: ChildSession;
  readonly today: string;
  readonly mayAnnounce: boolean;
  readonly onDone: () => void;
}

const Presence = ({ session }: { readonly session: ChildSession }) => {
  if (session.presence === 'present') return <Tag tone="good">{strings.present}</Tag>;
  if (session.isAbsenceAnnounced) return <Tag tone="brand">{strings.announced}</Tag>;
  return session.presence === 'absent' ? <Tag tone="bad">{strings.absent}</Tag> : null;
};

/** One meeting of one child: when, where, with whom, what is different, and whether it was there. */
export const SessionRow = ({ childId, session, today, mayAnnounce, onDone }: Props) => {
  const write = useWrite('term.setAbsence');
  const { cancelled, makeUpOn, makeUpFor, isAbsenceAnnounced } = session;
  const canAnnounce = mayAnnounce && cancelled === null && session.presence === null && session.date >= today;
  const set = async (): Promise<void> => {
    const isAbsent = !isAbsenceAnnounced;
    if ((await write.submit({ childId, clubId: session.clubId, date: session.date, isAbsent })) === null) return;
    toast(isAbsent ? strings.asked : strings.takenBack);
    onDone();
  };
  return (
    <Card title={`${dayWords(session.date)} · ${session.clubName}`} extra={<Presence session={session} />}>
      {cancelled === null ? (
        <Note>
          {[
            timeWords(session),
            strings.room(session.room, session.isOtherRoom),
            session.isSubstituted
              ? strings.substitute(session.outsideName ?? session.teacherName)
              : session.teacherName,
          ].join(' · ')}
        </Note>
      ) : (
        <Verdict
          tone="caution"
          title={strings.cancelled(CANCEL_WORDS[cancelled.reason])}
          detail={[cancelled.note, makeUpOn === null ? strings.noMakeUp : strings.makeUpOn(dayWords(makeUpOn))]
            .filter(Boolean)
            .join('。')}
        />
      )}
      {makeUpFor === null ? null : <Note>{strings.makeUpFor(dayWords(makeUpFor))}</Note>}
      {session.leftAs === null || session.leftAt === null ? null : (
        <Note>{strings.left(LEFT_WORDS[session.leftAs], whenWords(session.leftAt))}</Note>
      )}
      {canAnnounce ? (
        <Button kind="quiet" busy={write.busy} onClick={() => void set()}>
          {isAbsenceAnnounced ? strings.takeBack : strings.ask}
        </Button>
      ) : null}
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};
