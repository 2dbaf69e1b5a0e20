import { looksLikeCreditCode } from '@shared/domain/institution/credit-code';
import {
  INSTITUTION_CATEGORIES,
  type InstitutionCategory,
  STAGES,
  type Stage,
  TEACHING_MODES,
  type TeachingMode,
} from '@shared/domain/institution/institution.schema';
import { isFormer } from '@shared/domain/institution/registry/enter';
import { parseLocalDate } from '@shared/kernel/time';
import { CATEGORY_WORDS, FIELD_WORDS, MODE_WORDS, STAGE_WORDS } from '@/strings/institution';
import { Choice, DateField, MultiChoice, TextField } from '@/ui/fields';
import { editStrings as strings } from '../strings';
import { type EditProps, EditSheet, type Institution, useEditing } from './edit-sheet';

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
type TextFieldOf = Exclude<Field, 'category' | 'furtherCategories' | 'stages' | 'modes'>;

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

const fieldWord = (field: string): string => strings.fields[field] ?? FIELD_WORDS[field] ?? field;

/** Edits registered facts under a document. */
export const EditForm = (props: EditProps) => {
  const { institution } = props;
  const editing = useEditing(institution, formOf);
  const { form, change } = editing;
  const code = form.creditCode.trim().toUpperCase();
  const isCodeWrong = code !== '' && !looksLikeCreditCode(code);
  const text = (field: TextFieldOf, maxLength: number, error?: string) => (
    <TextField
      label={fieldWord(field)}
      error={error}
      value={form[field]}
      maxLength={maxLength}
      onChange={(value) => change({ [field]: value })}
    />
  );
  const categories = INSTITUTION_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }));
  return (
    <EditSheet
      {...props}
      title={strings.title(institution.name)}
      editing={editing}
      facts={isCodeWrong ? null : factsOf(editing.base, form)}
      fieldWords={fieldWord}
      valueWords={shown}
    >
      {text('name', 80)}
      {text('creditCode', 18, isCodeWrong ? strings.codeForm : undefined)}
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
      {/* Of a former institution they are shown for a purpose only. */}
      {isFormer(institution.status) ? null : (
        <>
          {text('phones', 120)}
          {text('legalPerson', 40)}
        </>
      )}
    </EditSheet>
  );
};
