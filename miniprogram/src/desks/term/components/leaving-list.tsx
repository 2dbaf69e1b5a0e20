import type { SignOutKind } from '@shared/domain/term/session.schema';
import { RELATION_WORDS } from '@shared/strings/child';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { LEFT_WORDS, PICK_UP_WORDS } from '@/strings/term';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Sheet } from '@/ui/sheet';
import { Empty, ErrorState, Tag, Verdict } from '@/ui/status';
import { dayStrings as strings } from '../strings';
import type { useOutbox } from '../use-outbox';
import type { TeacherClub, TeacherSession } from './types';

interface Props {
  readonly club: TeacherClub;
  readonly session: TeacherSession;
  readonly outbox: ReturnType<typeof useOutbox>;
}
type Member = TeacherClub['members'][number];

/** Who fetches one child: its guardians, whom they named, alone if they allowed it. Anybody else is refused. */
const WhoSheet = ({
  child,
  onLeave,
  onRefuse,
  onClose,
}: {
  readonly child: Member;
  readonly onLeave: (kind: SignOutKind, personId: string | null) => void;
  readonly onRefuse: () => void;
  readonly onClose: () => void;
}) => {
  const [isStranger, setStranger] = useState(false);
  if (isStranger) {
    return (
      <Sheet
        title={strings.strangerTitle}
        onClose={onClose}
        action={
          <Button kind="danger" onClick={onRefuse}>
            {strings.refuse}
          </Button>
        }
      >
        <Verdict tone="bad" title={child.name} detail={strings.strangerHint} />
      </Sheet>
    );
  }
  return (
    <Sheet title={strings.whoFetches(child.name)} onClose={onClose}>
      <Row
        label={strings.guardian(child.guardians.map((relation) => RELATION_WORDS[relation]).join('、'))}
        onClick={() => onLeave('guardian', null)}
      />
      {child.pickUps.map(({ id, name, relation }) => (
        <Row key={id} label={name} note={PICK_UP_WORDS[relation]} onClick={() => onLeave('person', id)} />
      ))}
      {child.mayGoAlone ? <Row label={strings.alone} onClick={() => onLeave('alone', null)} /> : null}
      <Button kind="danger" onClick={() => setStranger(true)}>
        {strings.stranger}
      </Button>
    </Sheet>
  );
};

/** 接走: the children who came, those still here first. */
export const LeavingList = ({ club, session, outbox }: Props) => {
  const [openId, setOpen] = useState<string | null>(null);
  const refusal = useWrite('term.refusePickUp');
  const { recorded } = session;
  if (recorded === null) return <Empty title={strings.notRecorded} />;
  const pending = outbox.waiting.flatMap(({ tapped }) =>
    tapped.kind === 'signOut' && tapped.input.clubId === club.id && tapped.input.date === session.date
      ? [tapped.input]
      : [],
  );
  const leftOf = (id: string) => {
    const waits = pending.filter(({ childId }) => childId === id).at(-1);
    if (waits !== undefined) return waits.kind === 'takenBack' ? null : { kind: waits.kind, at: null };
    return recorded.left.find(({ childId }) => childId === id) ?? null;
  };
  const here = club.members.filter(({ id }) => recorded.presentChildIds.includes(id));
  const still = here.filter(({ id }) => leftOf(id) === null);
  const gone = here.filter(({ id }) => leftOf(id) !== null);
  const child = here.find(({ id }) => id === openId);
  const leave = (one: Member, kind: SignOutKind, personId: string | null): void => {
    setOpen(null);
    const input = { clubId: club.id, date: session.date, childId: one.id, kind, personId };
    void outbox.add({ kind: 'signOut', input }, `${one.name} ${LEFT_WORDS[kind]}`);
  };
  const refuse = async (one: Member): Promise<void> => {
    const done = await refusal.submit({ clubId: club.id, date: session.date, childId: one.id });
    if (done === null) return;
    setOpen(null);
    toast(strings.refused(done.told));
  };
  return (
    <>
      <Card title={still.length === 0 ? strings.allGone : strings.stillHere(still.length)}>
        {still.map((one) => (
          <Row key={one.id} label={one.name} note={one.className} onClick={() => setOpen(one.id)} />
        ))}
      </Card>
      {gone.length > 0 ? (
        <Card title={strings.gone}>
          {gone.map((one) => {
            const left = leftOf(one.id);
            const person =
              left !== null && 'personId' in left ? one.pickUps.find(({ id }) => id === left.personId) : undefined;
            return (
              <Row
                key={one.id}
                label={one.name}
                note={left?.at == null ? '' : whenWords(left.at)}
                value={
                  <>
                    <Tag tone="good">{person?.name ?? (left === null ? '' : LEFT_WORDS[left.kind])}</Tag>
                    <Button kind="quiet" onClick={() => leave(one, 'takenBack', null)}>
                      {strings.takeBack}
                    </Button>
                  </>
                }
              />
            );
          })}
        </Card>
      ) : null}
      {refusal.error ? <ErrorState error={refusal.error} /> : null}
      {child === undefined ? null : (
        <WhoSheet
          child={child}
          onLeave={(kind, personId) => leave(child, kind, personId)}
          onRefuse={() => void refuse(child)}
          onClose={() => setOpen(null)}
        />
      )}
      {here.length === 0 ? <Note>{strings.allGone}</Note> : null}
    </>
  );
};
