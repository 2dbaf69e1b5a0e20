import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextArea, TextField } from '@/ui/fields';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { childDeskStrings, TERM_STATE_WORDS } from '../strings';

const { term: strings } = childDeskStrings;
type Change = OutputOf<'child.termChanges'>['changes'][number];
type Child = OutputOf<'child.roster'>['children'][number];

interface PrepareProps {
  readonly schoolId: string;
  readonly pupils: readonly Child[];
  readonly onPrepared: () => void;
}

/** Works out the next school year for a second person. */
export const PrepareTerm = ({ schoolId, pupils, onPrepared }: PrepareProps) => {
  const prepare = useWrite('child.prepareTermChange');
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState('');
  const numbers = typed.split(/[\s,，、;；]+/).filter(Boolean);
  const byNumber = new Map(pupils.map((child) => [child.number, child.id]));
  const unknown = numbers.filter((number) => !byNumber.has(number));
  const send = async (): Promise<void> => {
    const staying = numbers.flatMap((number) => byNumber.get(number) ?? []);
    if ((await prepare.submit({ schoolId, title: title.trim(), staying })) === null) return;
    toast(strings.prepared);
    setTitle('');
    setTyped('');
    onPrepared();
  };
  return (
    <Card>
      <Note>{strings.intro}</Note>
      <TextField label={strings.name} hint={strings.nameHint} value={title} onChange={setTitle} maxLength={40} />
      <TextArea
        label={strings.staying}
        hint={strings.stayingHint}
        error={unknown.length > 0 ? strings.unknownNumbers(unknown.join('、')) : undefined}
        value={typed}
        onChange={setTyped}
      />
      <Button busy={prepare.busy} disabled={title.trim().length < 2 || unknown.length > 0} onClick={() => void send()}>
        {strings.prepare}
      </Button>
      {prepare.error?.code === 'WRONG_STATE' ? <Note>{strings.anotherOpen}</Note> : null}
      {prepare.error && prepare.error.code !== 'WRONG_STATE' ? <ErrorState error={prepare.error} /> : null}
    </Card>
  );
};

/** One step into the next year, class by class, and what can be done with it now. */
export const TermDetail = ({ change, onDone }: { change: Change; onDone: () => void }) => {
  const apply = useWrite('child.applyTermChange');
  const undo = useWrite('child.undoTermChange');
  const drop = useWrite('child.dropTermChange');
  const error = apply.error ?? undo.error ?? drop.error;
  const run = async (which: typeof apply | typeof undo, title: string, text: string): Promise<void> => {
    if (!(await confirm({ title, text, action: title }))) return;
    const done = await which.submit({ id: change.id });
    if (done === null) return;
    toast(strings.done(done.moved, done.skipped));
    onDone();
  };
  const putAside = async (): Promise<void> => {
    if ((await drop.submit({ id: change.id })) === null) return;
    toast(strings.dropped);
    onDone();
  };
  const isOpen = change.state === 'prepared' || change.state === 'applying';
  const isUndoable = change.state === 'applied' || change.state === 'undoing';
  return (
    <Card title={change.title} extra={<Tag tone="brand">{TERM_STATE_WORDS[change.state]}</Tag>}>
      <Row label={strings.counts(change.up, change.leaving)} note={whenWords(change.preparedAt)} />
      {change.classes.map(({ from, to, children }) => (
        <Row
          key={`${from}-${to ?? ''}`}
          label={`${from} → ${to ?? strings.leaving}`}
          value={strings.people(children)}
        />
      ))}
      {isOpen && change.isMine ? <Verdict tone="caution" title={strings.samePerson} /> : null}
      {isOpen ? (
        <Buttons>
          <Button kind="secondary" busy={drop.busy} onClick={() => void putAside()}>
            {strings.drop}
          </Button>
          <Button
            busy={apply.busy}
            disabled={change.isMine}
            onClick={() => void run(apply, strings.apply, strings.applyText)}
          >
            {strings.apply}
          </Button>
        </Buttons>
      ) : null}
      {isUndoable ? (
        <>
          {change.undoUntil === null ? null : <Note>{strings.undoUntil(whenWords(change.undoUntil))}</Note>}
          <Button kind="danger" busy={undo.busy} onClick={() => void run(undo, strings.undo, strings.undoText)}>
            {strings.undo}
          </Button>
        </>
      ) : null}
      {error ? <ErrorState error={error} /> : null}
    </Card>
  );
};
