import type { ContractFinding, GuidancePrices } from '@shared/domain/institution/contract/check-contract';
import { checkFee } from '@shared/domain/institution/contract/check-fee';
import {
  INSTITUTION_CATEGORIES,
  type InstitutionCategory,
  STAGES,
  type Stage,
  TEACHING_MODES,
  type TeachingMode,
} from '@shared/domain/institution/institution.schema';
import type { LocalDate } from '@shared/kernel/time';
import { go } from '@/platform/router';
import { CATEGORY_WORDS, STAGE_WORDS } from '@/strings/institution';
import { parseYuan } from '@/strings/money';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, TextField } from '@/ui/fields';
import { doorStrings as strings } from '../door/strings';

const MODE_OPTIONS = TEACHING_MODES.map((value) => ({ value, label: strings.modes[value] }));
const CATEGORY_OPTIONS = INSTITUTION_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }));
const STAGE_OPTIONS = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }));

/** What the person says is taught and asked for here, as typed. */
export interface Taught {
  readonly category: InstitutionCategory | null;
  readonly stage: Stage | null;
  readonly mode: TeachingMode;
  readonly yuan: string;
  readonly months: string;
  readonly lessons: string;
  readonly minutes: string;
  readonly classSize: string;
}
export const NOTHING_SAID: Taught = {
  category: null,
  stage: null,
  mode: 'offline',
  yuan: '',
  months: '',
  lessons: '',
  minutes: '',
  classSize: '',
};

/** A whole number above 0 as typed; null when it is empty or none. */
const count = (text: string, most: number): number | null => {
  const plain = text.normalize('NFKC').trim();
  const value = /^\d{1,4}$/.test(plain) ? Number(plain) : 0;
  return value > 0 && value <= most ? value : null;
};

/** What the fee touches; null while no sum was typed. What the licence is for stands in for what was not said. */
export const feeFindings = (
  taught: Taught,
  licensed: { readonly category: InstitutionCategory; readonly stages: readonly Stage[] } | null,
  guidance: GuidancePrices,
  today: LocalDate,
): ContractFinding[] | null => {
  const feeFen = parseYuan(taught.yuan);
  if (feeFen === null || feeFen === 0) return null;
  return checkFee(
    {
      category: taught.category ?? licensed?.category ?? null,
      stages: taught.stage === null ? (licensed?.stages ?? []) : [taught.stage],
      mode: taught.mode,
      feeFen,
      months: count(taught.months, 60),
      lessons: count(taught.lessons, 1000),
      lessonMinutes: count(taught.minutes, 600),
      classSize: count(taught.classSize, 500),
    },
    guidance,
    today,
  );
};

interface Props {
  readonly taught: Taught;
  readonly onChange: (part: Partial<Taught>) => void;
}

/** Course, stage and way of teaching; then what it costs. */
export const TaughtHere = ({ taught, onChange }: Props) => {
  const number = (label: string, field: 'months' | 'lessons' | 'minutes' | 'classSize') => (
    <TextField label={label} value={taught[field]} maxLength={4} onChange={(text) => onChange({ [field]: text })} />
  );
  return (
    <>
      <Card title={strings.taught}>
        <Note>{strings.taughtNote}</Note>
        <Choice
          label={strings.category}
          options={CATEGORY_OPTIONS}
          value={taught.category}
          onChange={(category) => onChange({ category })}
        />
        <Choice
          label={strings.stage}
          options={STAGE_OPTIONS}
          value={taught.stage}
          onChange={(stage) => onChange({ stage })}
        />
        <Choice
          label={strings.mode}
          options={MODE_OPTIONS}
          value={taught.mode}
          onChange={(mode) => onChange({ mode })}
        />
      </Card>
      <Card title={strings.feeTitle}>
        <TextField label={strings.feeYuan} value={taught.yuan} maxLength={12} onChange={(yuan) => onChange({ yuan })} />
        {number(strings.feeMonths, 'months')}
        {number(strings.feeLessons, 'lessons')}
        {taught.category === null || taught.category === 'academic' ? (
          <>
            {number(strings.feeMinutes, 'minutes')}
            {number(strings.feeClassSize, 'classSize')}
          </>
        ) : null}
        <Button kind="quiet" onClick={() => go('contractCheck')}>
          {strings.fee}
        </Button>
      </Card>
    </>
  );
};
