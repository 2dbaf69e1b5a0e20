// A round in preparation: settings, clubs, what is still missing, a trial, and the step that cannot be taken back.
import type { OutputOf } from '@shared/contracts';
import { MECHANISMS } from '@shared/domain/allocation/allocate.schema';
import { nextKey } from '@shared/domain/club/club-rows';
import { type Rehearsal, rehearse } from '@shared/domain/club/rehearsal';
import type { ClubDraft, RoundContent } from '@shared/domain/club/set-up.schema';
import { asEpochMs, dateOf, localDate, startOf } from '@shared/kernel/time';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { gradeWords, slotWords } from '@/strings/club';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Stepper } from '@/ui/choosers';
import { Choice, DateField, TextField } from '@/ui/fields';
import { Bar } from '@/ui/pictures';
import { useUndo } from '@/ui/sheet';
import { ErrorState, Tag } from '@/ui/status';
import { MECHANISM_WORDS, PROBLEM_WORDS, setUpStrings as strings } from '../set-up-strings';
import { ClubForm } from './club-form';
import { PasteClubs } from './paste-clubs';

type Draft = OutputOf<'club.drafts'>['drafts'][number];

interface Props {
  readonly draft: Draft;
  readonly onSaved: () => void;
}

const OPENS_MINUTE = 8 * 60;
const CLOSES_MINUTE = 18 * 60;
const IMAGINED = 200;

const emptyClub = (key: string): ClubDraft => ({
  key,
  name: '',
  description: '',
  slots: [],
  grades: [],
  capacity: 20,
  minSize: 8,
  teacherId: null,
  teacherName: '',
  room: '',
  feeFen: 0,
  provider: { kind: 'teacher', institutionId: null, credential: '', credentialUntil: null },
});

export const DraftEditor = ({ draft, onSaved }: Props) => {
  const [content, setContent] = useState<RoundContent>(draft.content);
  const [isPasting, setPasting] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [trial, setTrial] = useState<Rehearsal | null>(null);
  const save = useWrite('club.saveDraft');
  const open = useWrite('club.openRound');
  const undo = useUndo();
  const change = (part: Partial<RoundContent>): void => setContent((before) => ({ ...before, ...part }));
  const isChanged = JSON.stringify(content) !== JSON.stringify(draft.content);
  const blocking = draft.problems.filter(({ isBlocking }) => isBlocking);
  const club = content.clubs.find(({ key }) => key === editing);

  const store = async (): Promise<void> => {
    const reply = await save.submit({ id: draft.id, revision: draft.revision, content });
    if (reply === null) return;
    toast(strings.saved);
    onSaved();
  };
  const publish = async (): Promise<void> => {
    if (!(await confirm({ title: strings.open, text: strings.confirmOpen, action: strings.open }))) return;
    if ((await open.submit({ id: draft.id })) === null) return;
    toast(strings.opened);
    onSaved();
  };
  const remove = (gone: ClubDraft): void => {
    const before = content.clubs;
    change({ clubs: before.filter(({ key }) => key !== gone.key) });
    undo.offer(strings.removed(gone.name || strings.untitled), () => change({ clubs: before }));
  };
  const error = save.error ?? open.error;
  return (
    <>
      <Card title={strings.settings}>
        <TextField label={strings.title} value={content.title} maxLength={40} onChange={(title) => change({ title })} />
        <DateField
          label={strings.opens}
          value={dateOf(asEpochMs(content.opensAt))}
          onChange={(day) => change({ opensAt: startOf(localDate(day), OPENS_MINUTE) })}
        />
        <DateField
          label={strings.closes}
          value={dateOf(asEpochMs(content.closesAt))}
          onChange={(day) => change({ closesAt: startOf(localDate(day), CLOSES_MINUTE) })}
        />
        <Choice
          label={strings.mechanism}
          options={MECHANISMS.map((value) => ({ value, ...MECHANISM_WORDS[value] }))}
          value={content.mechanism}
          onChange={(mechanism) => change({ mechanism })}
          stacked
        />
        <Stepper label={strings.wants} value={content.wants} min={1} max={5} onChange={(wants) => change({ wants })} />
        <Stepper
          label={strings.maxChoices}
          value={content.maxChoices}
          min={1}
          max={10}
          onChange={(maxChoices) => change({ maxChoices })}
        />
        <Stepper
          label={strings.offerHours}
          value={content.offerHours}
          min={2}
          max={72}
          onChange={(offerHours) => change({ offerHours })}
        />
        {content.mechanism === 'firstCome' ? null : (
          <TextField
            label={strings.source}
            hint={strings.sourceHint}
            value={content.publicNumberSource}
            onChange={(publicNumberSource) => change({ publicNumberSource })}
          />
        )}
      </Card>
      <Card title={strings.clubs(content.clubs.length)}>
        {content.clubs.map((one) => (
          <Row
            key={one.key}
            label={one.name || strings.untitled}
            note={`${slotWords(one.slots)} · ${gradeWords(one.grades)} · ${one.capacity}`}
            onClick={() => setEditing(one.key)}
            value={
              <Button kind="quiet" label={`${strings.removeClub}${one.name}`} onClick={() => remove(one)}>
                {strings.removeClub}
              </Button>
            }
          />
        ))}
        <Button
          kind="secondary"
          onClick={() => {
            const key = nextKey(content.clubs);
            change({ clubs: [...content.clubs, emptyClub(key)] });
            setEditing(key);
          }}
        >
          {strings.addClub}
        </Button>
        <Button kind="quiet" onClick={() => setPasting(true)}>
          {strings.paste}
        </Button>
      </Card>
      <Card title={strings.checklist}>
        {draft.problems.length === 0 ? <Note>{strings.allGood}</Note> : null}
        {draft.problems.map(({ code, club: key, facts, isBlocking }) => (
          <Row
            key={`${code}-${key}-${facts['other'] ?? ''}${facts['grade'] ?? ''}`}
            label={content.clubs.find((one) => one.key === key)?.name ?? strings.settings}
            note={PROBLEM_WORDS[code](facts)}
            value={isBlocking ? undefined : <Tag>{strings.hint}</Tag>}
          />
        ))}
      </Card>
      <Card title={strings.rehearse}>
        <Note>{strings.rehearseNote}</Note>
        {trial === null ? null : (
          <>
            <Note>{strings.rehearsed(Math.round(trial.assigned * 100), Math.round(trial.top3 * 100))}</Note>
            {content.clubs.map(({ key, name, capacity }) => (
              <Bar
                key={key}
                value={trial.wishes.get(key) ?? 0}
                max={Math.max(1, capacity)}
                label={`${name}：${strings.demand(trial.wishes.get(key) ?? 0, capacity)}`}
              />
            ))}
          </>
        )}
        <Button kind="secondary" onClick={() => setTrial(rehearse(content, IMAGINED))}>
          {strings.rehearse}
        </Button>
      </Card>
      {error ? <ErrorState error={error} /> : null}
      <Buttons>
        <Button kind="secondary" busy={save.busy} disabled={!isChanged} onClick={() => void store()}>
          {strings.save}
        </Button>
        <Button busy={open.busy} disabled={isChanged || blocking.length > 0} onClick={() => void publish()}>
          {strings.open}
        </Button>
      </Buttons>
      {club === undefined ? null : (
        <ClubForm
          club={club}
          onChange={(next) => change({ clubs: content.clubs.map((one) => (one.key === next.key ? next : one)) })}
          onClose={() => setEditing(null)}
        />
      )}
      {isPasting ? (
        <PasteClubs
          clubs={content.clubs}
          onRead={(clubs) => {
            change({ clubs });
            setPasting(false);
            toast(strings.pasted(clubs.length));
          }}
          onClose={() => setPasting(false)}
        />
      ) : null}
      {undo.bar}
    </>
  );
};
