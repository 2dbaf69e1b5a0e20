// One form over one institution: what was typed, under which document, and what to do when somebody else saved meanwhile.
import type { InputOf, OutputOf } from '@shared/contracts';
import { type Clash, mergeEdit } from '@shared/domain/institution/registry/merge-edit';
import { type ReactNode, useState } from 'react';
import { call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { FIELD_WORDS } from '@/strings/institution';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Sheet } from '@/ui/sheet';
import { ErrorState, Verdict } from '@/ui/status';
import { editStrings as strings } from '../strings';

export type Institution = OutputOf<'institution.registryEntry'>['institution'];
type Facts = InputOf<'institution.edit'>['facts'];

export interface EditProps {
  readonly institution: Institution;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

interface Editing<F extends object> {
  readonly form: F;
  /** What the form started from, or what stood there when it was looked at again. */
  readonly base: F;
  readonly change: (part: Partial<F>) => void;
  readonly setForm: (form: F) => void;
  readonly revision: number;
  readonly clashes: readonly Clash<keyof F & string>[];
  readonly alsoChanged: readonly (keyof F & string)[];
  readonly reconcile: () => Promise<void>;
  readonly choose: (field: keyof F & string, value: unknown) => void;
}

/** Keeps a form over an institution that somebody else may change too. */
export const useEditing = <F extends object>(institution: Institution, formOf: (one: Institution) => F): Editing<F> => {
  type Field = keyof F & string;
  const [base, setBase] = useState(() => ({ form: formOf(institution), revision: institution.revision }));
  const [form, setForm] = useState(base.form);
  const [clashes, setClashes] = useState<readonly Clash<Field>[]>([]);
  const [alsoChanged, setAlsoChanged] = useState<readonly Field[]>([]);
  return {
    form,
    base: base.form,
    revision: base.revision,
    clashes,
    alsoChanged,
    setForm,
    change: (part) => setForm({ ...form, ...part }),
    /** After a conflict: what stands there now, with my changes laid over where they do not collide. */
    async reconcile() {
      const { institution: theirs } = await call('institution.registryEntry', { id: institution.id });
      const now = formOf(theirs);
      const merge = mergeEdit(base.form, form, now);
      setBase({ form: now, revision: theirs.revision });
      setForm(merge.merged);
      setClashes(merge.clashes);
      setAlsoChanged(merge.alsoChanged);
    },
    choose(field, value) {
      const { [field]: _theirs, ...rest } = form;
      setForm((value === undefined ? rest : { ...form, [field]: value }) as F); // one of the two that clashed, of the field's own type
      setClashes(clashes.filter((clash) => clash.field !== field));
    },
  };
};

interface SheetProps<F extends object> extends EditProps {
  readonly title: string;
  readonly editing: Editing<F>;
  /** The changed facts as the endpoint takes them; null while something is not right yet. */
  readonly facts: Facts | null;
  readonly children: ReactNode;
  /** A field's name and a value of it in words, for a clash. */
  readonly fieldWords?: (field: keyof F & string) => string;
  readonly valueWords?: (value: unknown) => string;
}

const asText = (value: unknown): string => (value === undefined || value === '' ? strings.empty : String(value));

/** What both changed, side by side: take theirs or keep mine, field by field. */
const Clashes = <F extends object>({
  editing: { clashes, alsoChanged, choose },
  fieldWords = (field) => FIELD_WORDS[field] ?? field,
  valueWords = asText,
}: Pick<SheetProps<F>, 'editing' | 'fieldWords' | 'valueWords'>) => (
  <Card title={strings.clash}>
    <Note>{strings.clashNote}</Note>
    {alsoChanged.length > 0 ? <Note>{strings.alsoChanged(alsoChanged.map(fieldWords).join('、'))}</Note> : null}
    {clashes.map(({ field, mine, theirs }) => (
      <Card key={field} title={fieldWords(field)}>
        <Row label={strings.theirs} value={valueWords(theirs)} />
        <Row label={strings.mine} value={valueWords(mine)} />
        <Buttons>
          <Button kind="secondary" onClick={() => choose(field, theirs)}>
            {strings.takeTheirs}
          </Button>
          <Button kind="secondary" onClick={() => choose(field, mine)}>
            {strings.keepMine}
          </Button>
        </Buttons>
      </Card>
    ))}
  </Card>
);

/** The sheet around the form. Somebody else's change meanwhile is shown, never overwritten. */
export const EditSheet = <F extends object>(props: SheetProps<F>) => {
  const { institution, title, editing, facts, children, onSaved, onClose } = props;
  const [document, setDocument] = useState('');
  const write = useWrite('institution.edit');
  const isSettled = editing.clashes.length === 0;
  const hasMerged = !isSettled || editing.alsoChanged.length > 0;
  const isConflict = write.error?.code === 'CONFLICT';
  const isReady = facts !== null && Object.keys(facts).length > 0 && document.trim().length >= 2 && isSettled;

  const save = async (): Promise<void> => {
    if (facts === null) return;
    const at = { id: institution.id, revision: editing.revision };
    if ((await write.submit({ ...at, document: document.trim(), facts })) === null) return;
    toast(strings.saved);
    onSaved();
  };

  return (
    <Sheet
      title={title}
      onClose={onClose}
      action={
        <Button busy={write.busy} disabled={!isReady} onClick={() => void save()}>
          {strings.save}
        </Button>
      }
    >
      {isConflict && !hasMerged ? (
        <>
          <Verdict tone="caution" title={strings.conflict} detail={strings.conflictNote} />
          <Button kind="secondary" onClick={() => void editing.reconcile()}>
            {strings.look}
          </Button>
        </>
      ) : null}
      {hasMerged ? <Clashes {...props} /> : null}
      {write.error && !isConflict ? <ErrorState error={write.error} /> : null}
      <TextField
        label={strings.document}
        hint={strings.documentHint}
        value={document}
        maxLength={120}
        onChange={setDocument}
      />
      {children}
    </Sheet>
  );
};
