import { MAX_WORDS, TEACHER_WORDS, type TeacherWord } from '@shared/domain/term/certificate';
import { INCIDENT_KINDS, type IncidentKind } from '@shared/domain/term/session.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { INCIDENT_WORDS, TEACHER_WORD_WORDS } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, MultiChoice, PickerField, TextArea } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { dayStrings as strings } from '../strings';
import type { TeacherClub, TeacherSession } from './types';

/** What a stranger at the door did has its own way, and its own words. */
const KINDS = INCIDENT_KINDS.filter((kind) => kind !== 'stranger');

/** What happened to a child and what was done. */
export const IncidentForm = ({ club, session }: { readonly club: TeacherClub; readonly session: TeacherSession }) => {
  const note = useWrite('term.noteIncident');
  const [childId, setChild] = useState('');
  const [kind, setKind] = useState<IncidentKind | null>(null);
  const [what, setWhat] = useState('');
  const [measures, setMeasures] = useState('');
  const save = async (): Promise<void> => {
    if (kind === null) return;
    const done = await note.submit({ clubId: club.id, date: session.date, childId, kind, what, measures });
    if (done === null) return;
    toast(done.isShown ? strings.incidentShown : strings.incidentHeld);
    setWhat('');
    setMeasures('');
    setKind(null);
  };
  return (
    <Card title={strings.incident}>
      <PickerField
        label={strings.child}
        options={club.members.map(({ id, name }) => ({ value: id, label: name }))}
        value={childId}
        onChange={setChild}
      />
      <Choice
        label={strings.kind}
        options={KINDS.map((value) => ({ value, label: INCIDENT_WORDS[value] }))}
        value={kind}
        onChange={setKind}
      />
      <TextArea label={strings.what} hint={strings.whatHint} value={what} onChange={setWhat} maxLength={500} />
      <TextArea label={strings.measures} value={measures} onChange={setMeasures} maxLength={500} />
      <Button
        busy={note.busy}
        disabled={childId === '' || kind === null || what.trim().length < 4 || measures.trim().length < 2}
        onClick={() => void save()}
      >
        {strings.saveIncident}
      </Button>
      {note.error ? <ErrorState error={note.error} /> : null}
    </Card>
  );
};

/** Words about a child's way in the club, for its certificate. */
export const WordsForm = ({ club, onSaved }: { readonly club: TeacherClub; readonly onSaved: () => void }) => {
  const give = useWrite('term.giveWords');
  const [childId, setChild] = useState('');
  const [chosen, setChosen] = useState<readonly TeacherWord[] | null>(null);
  const stored = club.members.find(({ id }) => id === childId)?.words ?? [];
  const words = chosen ?? stored;
  const save = async (): Promise<void> => {
    if ((await give.submit({ clubId: club.id, childId, words: [...words] })) === null) return;
    toast(strings.saved);
    onSaved();
  };
  return (
    <Card title={strings.words}>
      <Note>{strings.wordsHint}</Note>
      <PickerField
        label={strings.child}
        options={club.members.map(({ id, name, words: given }) => ({
          value: id,
          label: given.length > 0 ? `${name} ✓` : name,
        }))}
        value={childId}
        onChange={(id) => {
          setChild(id);
          setChosen(null);
        }}
      />
      {childId === '' ? null : (
        <>
          <MultiChoice
            label={strings.words}
            options={TEACHER_WORDS.map((value) => ({ value, label: TEACHER_WORD_WORDS[value] }))}
            values={words}
            onChange={(next) => setChosen(next.slice(-MAX_WORDS))}
          />
          <Button busy={give.busy} disabled={words.length === 0} onClick={() => void save()}>
            {strings.saveWords}
          </Button>
        </>
      )}
      {give.error ? <ErrorState error={give.error} /> : null}
    </Card>
  );
};
