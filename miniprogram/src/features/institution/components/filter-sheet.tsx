import { INSTITUTION_CATEGORIES, INSTITUTION_STATUSES, STAGES } from '@shared/domain/institution/institution.schema';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { CATEGORY_WORDS, STAGE_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Button, Buttons } from '@/ui/button';
import { Choice } from '@/ui/fields';
import { Sheet } from '@/ui/sheet';
import { type Filters, NO_FILTERS } from '../hooks/use-look-up';
import { institutionStrings as strings } from '../strings';

const ANY = 'any';
const any = { value: ANY, label: strings.any } as const;
const DISTRICT_OPTIONS = [
  any,
  ...DISTRICTS.map(({ code, name }) => ({ value: code as string, label: name as string })),
];
const CATEGORY_OPTIONS = [any, ...INSTITUTION_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }))];
const STAGE_OPTIONS = [any, ...STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }))];
const STATUS_OPTIONS = [any, ...INSTITUTION_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value].short }))];

const orNull = <T extends string>(value: T | typeof ANY): T | null => (value === ANY ? null : value);

interface Props {
  readonly filters: Filters;
  readonly onChoose: (filters: Filters) => void;
  readonly onClose: () => void;
}

/** District, category, stage and state, chosen together. */
export const FilterSheet = ({ filters, onChoose, onClose }: Props) => {
  const [draft, setDraft] = useState(filters);
  const change = (part: Partial<Filters>): void => setDraft({ ...draft, ...part });
  return (
    <Sheet
      title={strings.filter}
      onClose={onClose}
      action={
        <Buttons>
          <Button kind="secondary" onClick={() => onChoose(NO_FILTERS)}>
            {strings.clearFilters}
          </Button>
          <Button onClick={() => onChoose(draft)}>{strings.applyFilters}</Button>
        </Buttons>
      }
    >
      <Choice
        label={strings.district}
        options={DISTRICT_OPTIONS}
        value={draft.districtCode ?? ANY}
        onChange={(value) => change({ districtCode: orNull(value) })}
      />
      <Choice
        label={strings.category}
        options={CATEGORY_OPTIONS}
        value={draft.category ?? ANY}
        onChange={(value) => change({ category: orNull(value) })}
      />
      <Choice
        label={strings.stage}
        options={STAGE_OPTIONS}
        value={draft.stage ?? ANY}
        onChange={(value) => change({ stage: orNull(value) })}
      />
      <Choice
        label={strings.status}
        options={STATUS_OPTIONS}
        value={draft.status ?? ANY}
        onChange={(value) => change({ status: orNull(value) })}
      />
    </Sheet>
  );
};
