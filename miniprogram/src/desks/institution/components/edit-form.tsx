import type { OutputOf } from '@shared/contracts';
import {
  INSTITUTION_CATEGORIES,
  type InstitutionCategory,
  STAGES,
  type Stage,
  TEACHING_MODES,
  type TeachingMode,
} from '@shared/domain/institution/institution.schema';
import { type Clash, mergeEdit } from '@shared/domain/institution/registry/merge-edit';
import { parseLocalDate } from '@shared/kernel/time';
import { useState } from 'react';
import { call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS, FIELD_WORDS, MODE_WORDS, STAGE_WORDS } from '@/strings/institution';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, DateField, MultiChoice, TextField } from '@/ui/fields';
import { Sheet } from '@/ui/sheet';
import { ErrorState, Verdict } from '@/ui/status';
import { editStrings as strings } from '../strings';

type Institution = OutputOf<'institution.registryEntry'>['institution'];

/** What the form holds, all as typed. */
interface Form {
  readonly name: string;
  readonly creditCode: string;
  readonly licenceNo: string;
  readonly address: string;
  readonly category: InstitutionCategory;
  readonly furtherCategories: InstitutionCategory[];
  readonly stages: Stage[];
  readonly modes: TeachingMode[];
  readonly validUntil: string;
  readonly bank: string;
  readonly accountNo: string;
  readonly phones: string;
  readonly legalPerson: string;
}
type Field = keyof Form;

const formOf = (one: Institution): Form => ({
  name: one.name,
  creditCode: one.creditCode ?? '',
  licenceNo: one.licenceNo ?? '',
  address: one.address,
  category: one.category,
  furtherCategories: one.furtherCategories,
  stages: one.stages,
  modes: one.modes,
  validUntil: one.validUntil ?? '',
  bank: one.supervisedAccount?.bank ?? '',
  accountNo: one.supervisedAccount?.accountNo ?? '',
  phones: one.phones.join('、'),
  legalPerson: one.legalPerson,
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The changed fields as the endpoint takes them. */
const factsOf = (base: Form, form: Form) => {
  const has = (...fields: Field[]): boolean => fields.some((field) => !isSame(base[field], form[field]));
  const account = form.accountNo.replace(/\s/g, '');
  return {
    ...(has('name') ? { name: form.name.trim() } : {}),
    ...(has('creditCode') ? { creditCode: form.creditCode.trim().toUpperCase() || null } : {}),
    ...(has('licenceNo') ? { licenceNo: form.licenceNo.trim() || null } : {}),
    ...(has('address') ? { address: form.address.trim() } : {}),
    ...(has('category') ? { category: form.category } : {}),
    ...(has('furtherCategories') ? { furtherCategories: form.furtherCategories } : {}),
    ...(has('stages') ? { stages: form.stages } : {}),
    ...(has('modes') ? { modes: form.modes } : {}),
    ...(has('validUntil') ? { validUntil: parseLocalDate(form.validUntil) } : {}),
    ...(has('bank', 'accountNo')
      ? { supervisedAccount: account === '' ? null : { bank: form.bank.trim(), accountNo: account } }
      : {}),
    ...(has('phones') ? { phones: form.phones.split(/[、,，;\s]+/).filter(Boolean) } : {}),
    ...(has('legalPerson') ? { legalPerson: form.legalPerson.trim() } : {}),
  };
};

const shown = (value: unknown): string => {
  const words: Readonly<Record<string, string>> = { ...CATEGORY_WORDS, ...STAGE_WORDS, ...MODE_WORDS };
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => words[String(item)] ?? String(item)).join('、') || strings.empty;
};

interface Props {
  readonly institution: Institution;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** What both changed, side by side: take theirs or keep mine, field by field. */
const Clashes = ({
  clashes,
  alsoChanged,
  onChoose,
}: {
  clashes: readonly Clash<Field>[];
  alsoChanged: readonly Field[];
  onChoose: (field: Field, value: unknown) => void;
}) => (
  <Card title={strings.clash}>
    <Note>{strings.clashNote}</Note>
    {alsoChanged.length > 0 ? (
      <Note>{strings.alsoChanged(alsoChanged.map((field) => fieldWord(field)).join('、'))}</Note>
    ) : null}
    {clashes.map(({ field, mine, theirs }) => (
      <Card key={field} title={fieldWord(field)}>
        <Row label={strings.theirs} value={shown(theirs)} />
        <Row label={strings.mine} value={shown(mine)} />
        <Buttons>
          <Button kind="secondary" onClick={() => onChoose(field, theirs)}>
            {strings.takeTheirs}
          </Button>
          <Button kind="secondary" onClick={() => onChoose(field, mine)}>
            {strings.keepMine}
          </Button>
        </Buttons>
      </Card>
    ))}
  </Card>
);

const fieldWord = (field: string): string => strings.fields[field] ?? FIELD_WORDS[field] ?? field;

/** Edits registered facts under a document. Somebody else's change meanwhile is shown, never overwritten. */
export const EditForm = ({ institution, onSaved, onClose }: Props) => {
  const [base, setBase] = useState({ form: formOf(institution), revision: institution.revision });
  const [form, setForm] = useState(base.form);
  const [document, setDocument] = useState('');
  const [clashes, setClashes] = useState<readonly Clash<Field>[]>([]);
  const [alsoChanged, setAlsoChanged] = useState<readonly Field[]>([]);
  const write = useWrite('institution.edit');
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const facts = factsOf(base.form, form);
  const isChanged = Object.keys(facts).length > 0;

  const save = async (): Promise<void> => {
    const done = await write.submit({ id: institution.id, revision: base.revision, document: document.trim(), facts });
    if (done === null) return;
    toast(strings.saved);
    onSaved();
  };

  /** After a conflict: what stands there now, with my changes laid over where they do not collide. */
  const reconcile = async (): Promise<void> => {
    const { institution: theirs } = await call('institution.registryEntry', { id: institution.id });
    const now = formOf(theirs);
    const merge = mergeEdit(base.form, form, now);
    setBase({ form: now, revision: theirs.revision });
    setForm(merge.merged);
    setClashes(merge.clashes);
    setAlsoChanged(merge.alsoChanged);
  };

  const choose = (field: Field, value: unknown): void => {
    setForm({ ...form, [field]: value });
    setClashes(clashes.filter((clash) => clash.field !== field));
  };

  const isConflict = write.error?.code === 'CONFLICT';
  const text = (field: Exclude<Field, 'category' | 'furtherCategories' | 'stages' | 'modes'>, maxLength: number) => (
    <TextField
      label={fieldWord(field)}
      value={form[field]}
      maxLength={maxLength}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const categories = INSTITUTION_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }));
  return (
    <Sheet
      title={strings.title(institution.name)}
      onClose={onClose}
      action={
        <Button
          busy={write.busy}
          disabled={!isChanged || document.trim().length < 2 || clashes.length > 0}
          onClick={() => void save()}
        >
          {strings.save}
        </Button>
      }
    >
      {isConflict && clashes.length === 0 && alsoChanged.length === 0 ? (
        <>
          <Verdict tone="caution" title={strings.conflict} detail={strings.conflictNote} />
          <Button kind="secondary" onClick={() => void reconcile()}>
            {strings.look}
          </Button>
        </>
      ) : null}
      {clashes.length > 0 || alsoChanged.length > 0 ? (
        <Clashes clashes={clashes} alsoChanged={alsoChanged} onChoose={choose} />
      ) : null}
      {write.error && !isConflict ? <ErrorState error={write.error} /> : null}
      <TextField
        label={strings.document}
        hint={strings.documentHint}
        value={document}
        maxLength={120}
        onChange={setDocument}
      />
      {text('name', 80)}
      {text('creditCode', 18)}
      {text('licenceNo', 60)}
      {text('address', 120)}
      <Choice
        label={fieldWord('category')}
        options={categories}
        value={form.category}
        onChange={(category) => change({ category })}
      />
      <MultiChoice
        label={fieldWord('furtherCategories')}
        options={categories.filter(({ value }) => value !== form.category)}
        values={form.furtherCategories}
        onChange={(furtherCategories) => change({ furtherCategories })}
      />
      <MultiChoice
        label={fieldWord('stages')}
        options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
        values={form.stages}
        onChange={(stages) => change({ stages })}
      />
      <MultiChoice
        label={fieldWord('modes')}
        options={TEACHING_MODES.map((value) => ({ value, label: MODE_WORDS[value] }))}
        values={form.modes}
        onChange={(modes) => change({ modes })}
      />
      <DateField
        label={fieldWord('validUntil')}
        value={form.validUntil}
        onChange={(validUntil) => change({ validUntil })}
      />
      {text('bank', 60)}
      {text('accountNo', 40)}
      {text('phones', 120)}
      {text('legalPerson', 40)}
    </Sheet>
  );
};
