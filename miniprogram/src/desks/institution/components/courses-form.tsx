import { type GuidancePrices, NO_GUIDANCE } from '@shared/domain/institution/contract/check-contract';
import { checkFee } from '@shared/domain/institution/contract/check-fee';
import {
  type Course,
  INSTITUTION_CATEGORIES,
  type InstitutionCategory,
  STAGES,
  type Stage,
  TEACHING_MODES,
  type TeachingMode,
} from '@shared/domain/institution/institution.schema';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { CHECK_WORDS } from '@/strings/contract';
import { CATEGORY_WORDS, MODE_WORDS, STAGE_WORDS } from '@/strings/institution';
import { moneyWords, parseYuan } from '@/strings/money';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, MultiChoice, TextField } from '@/ui/fields';
import { Tag } from '@/ui/status';
import { coursesStrings as strings } from '../strings';
import { type EditProps, EditSheet, type Institution, useEditing } from './edit-sheet';

const UNDECIDED = 'undecided';

/** A course as typed. */
interface Typed {
  readonly id: string;
  readonly name: string;
  readonly category: InstitutionCategory | typeof UNDECIDED;
  readonly stages: Stage[];
  readonly mode: TeachingMode;
  readonly yuan: string;
  readonly lessons: string;
  readonly minutes: string;
  readonly classSize: string;
  /** The panel decided its kind. */
  readonly caseId: string | null;
}
type Form = Readonly<Record<string, Typed>>;

const NOTHING: Typed = {
  id: '',
  name: '',
  category: UNDECIDED,
  stages: [],
  mode: 'offline',
  yuan: '',
  lessons: '',
  minutes: '',
  classSize: '',
  caseId: null,
};
const MOST = 100;

const words = (value: number | null): string => (value === null ? '' : String(value));

const formOf = ({ courses }: Institution): Form =>
  Object.fromEntries(
    courses.map((course) => [
      course.id,
      {
        id: course.id,
        name: course.name,
        category: course.category ?? UNDECIDED,
        stages: course.stages,
        mode: course.mode,
        yuan: course.feeFen === null ? '' : String(course.feeFen / 100),
        lessons: words(course.lessons),
        minutes: words(course.lessonMinutes),
        classSize: words(course.classSize),
        caseId: course.caseId,
      },
    ]),
  );

/** A whole number of the range; null for nothing typed, NaN for anything else. */
const whole = (text: string, least: number, most: number): number | null => {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const value = /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= least && value <= most ? value : Number.NaN;
};

/** The course as the endpoint takes it; null while something typed is no number, or there is no name. */
const courseOf = (typed: Typed): Course | null => {
  const feeFen = typed.yuan.trim() === '' ? null : (parseYuan(typed.yuan) ?? Number.NaN);
  const lessons = whole(typed.lessons, 1, 1000);
  const lessonMinutes = whole(typed.minutes, 5, 600);
  const classSize = whole(typed.classSize, 1, 500);
  const name = typed.name.trim();
  if (name === '' || [feeFen, lessons, lessonMinutes, classSize].some((one) => Number.isNaN(one))) return null;
  const { id, stages, mode, caseId } = typed;
  const category = typed.category === UNDECIDED ? null : typed.category;
  return { id, name, category, stages, mode, feeFen, lessons, lessonMinutes, classSize, caseId };
};

/** What the fee touches, in words; null where there is nothing to say. */
const feeNote = (course: Course | null, guidance: GuidancePrices): string | null => {
  if (course === null || course.feeFen === null || course.feeFen === 0) return null;
  const today = dateOf(asEpochMs(Date.now()));
  const findings = checkFee({ ...course, feeFen: course.feeFen, months: null }, guidance, today);
  const broken = findings.filter(({ outcome }) => outcome === 'broken');
  if (broken.length > 0) return broken.map(({ check, facts }) => CHECK_WORDS[check].broken(facts)).join('');
  const price = findings.find(({ check }) => check === 'price');
  if (price?.outcome !== 'unknown') return null;
  return price.facts['notSet'] === 1 ? strings.priceNotSet : strings.priceNeeds;
};

interface CourseProps {
  readonly typed: Typed;
  readonly guidance: GuidancePrices;
  readonly onChange: (part: Partial<Typed>) => void;
  readonly onRemove: () => void;
}

const CourseCard = ({ typed, guidance, onChange, onRemove }: CourseProps) => {
  const note = feeNote(courseOf(typed), guidance);
  const number = (label: string, field: 'lessons' | 'minutes' | 'classSize', least: number, most: number) => (
    <TextField
      label={label}
      error={Number.isNaN(whole(typed[field], least, most)) ? strings.range(least, most) : undefined}
      value={typed[field]}
      maxLength={4}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <Card>
      <TextField label={strings.name} value={typed.name} maxLength={60} onChange={(name) => onChange({ name })} />
      {typed.caseId === null ? (
        <Choice
          label={strings.category}
          options={[
            ...INSTITUTION_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] })),
            { value: UNDECIDED, label: strings.undecided },
          ]}
          value={typed.category}
          onChange={(category) => onChange({ category })}
        />
      ) : (
        <Row label={strings.category} note={strings.decided} value={kindWords(typed)} />
      )}
      <MultiChoice
        label={strings.stages}
        options={STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))}
        values={typed.stages}
        onChange={(stages) => onChange({ stages })}
      />
      <Choice
        label={strings.mode}
        options={TEACHING_MODES.map((value) => ({ value, label: MODE_WORDS[value] }))}
        value={typed.mode}
        onChange={(mode) => onChange({ mode })}
      />
      <TextField
        label={strings.fee}
        error={typed.yuan.trim() !== '' && parseYuan(typed.yuan) === null ? strings.feeWrong : undefined}
        value={typed.yuan}
        maxLength={12}
        onChange={(yuan) => onChange({ yuan })}
      />
      {number(strings.lessons, 'lessons', 1, 1000)}
      {number(strings.minutes, 'minutes', 5, 600)}
      {number(strings.classSize, 'classSize', 1, 500)}
      {note === null ? null : <Note>{note}</Note>}
      <Button kind="quiet" onClick={onRemove}>
        {strings.remove}
      </Button>
    </Card>
  );
};

const kindWords = ({ category }: Typed): string =>
  category === UNDECIDED ? strings.undecided : CATEGORY_WORDS[category];

const courseWords = (value: unknown): string => {
  const typed = value as Typed | undefined; // a field of this form
  if (typed === undefined) return strings.taken;
  return [typed.name, kindWords(typed), typed.yuan, typed.lessons].filter(Boolean).join(' · ');
};

/** The courses an institution has filed, one open at a time, each fee held against the limits as it is typed. */
export const CoursesForm = (props: EditProps) => {
  const { institution } = props;
  const editing = useEditing(institution, formOf);
  const { form, base, setForm } = editing;
  const [open, setOpen] = useState<string | null>(null);
  const [added, setAdded] = useState(0);
  const guidance = useEndpoint('tenant.guidancePrices', {}, { keepOffline: true }).data ?? NO_GUIDANCE;
  const entries = Object.entries(form);
  const courses = entries.map(([, typed]) => courseOf(typed));
  const isChanged = JSON.stringify(base) !== JSON.stringify(form);
  const isGood = courses.every((course): course is Course => course !== null);
  const names = courses.map((course) => course?.name ?? '');
  const isTwice = new Set(names).size !== names.length;
  const add = (): void => {
    setForm({ ...form, [`new-${added}`]: NOTHING });
    setOpen(`new-${added}`);
    setAdded(added + 1);
  };
  return (
    <EditSheet
      {...props}
      title={strings.title(institution.name)}
      editing={editing}
      facts={isGood && !isTwice ? (isChanged ? { courses } : {}) : null}
      fieldWords={(key) => form[key]?.name ?? base[key]?.name ?? strings.taken}
      valueWords={courseWords}
    >
      {isTwice ? <Note>{strings.twice}</Note> : null}
      {entries.map(([key, typed]) =>
        open === key ? (
          <CourseCard
            key={key}
            typed={typed}
            guidance={guidance}
            onChange={(part) => setForm({ ...form, [key]: { ...typed, ...part } })}
            onRemove={() => setForm(Object.fromEntries(entries.filter(([one]) => one !== key)))}
          />
        ) : (
          <Row
            key={key}
            label={typed.name || strings.unnamed}
            note={[parseYuan(typed.yuan) === null ? '' : moneyWords(parseYuan(typed.yuan) ?? 0), MODE_WORDS[typed.mode]]
              .filter(Boolean)
              .join(' · ')}
            value={<Tag tone={typed.category === UNDECIDED ? 'caution' : 'brand'}>{kindWords(typed)}</Tag>}
            onClick={() => setOpen(key)}
          />
        ),
      )}
      {entries.length < MOST ? (
        <Button kind="secondary" onClick={add}>
          {strings.add}
        </Button>
      ) : null}
    </EditSheet>
  );
};
