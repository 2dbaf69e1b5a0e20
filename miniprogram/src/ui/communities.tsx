// Communities of the tenant, chosen by street or by typing: one for a place, several for a grid worker. Asks for one district
// at a time, and keeps its answer on the phone.
import { DISTRICTS, districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { commonStrings } from '@/strings/common';
import { Row } from './card';
import { type SearchOption, SearchPicker } from './choosers';
import { PickerField } from './fields';

type DistrictCode = (typeof DISTRICTS)[number]['code'];

const asDistrict = (code: string | null): DistrictCode | null =>
  DISTRICTS.find((one) => one.code === code)?.code ?? null;

const useCommunities = (districtCode: string | null): readonly SearchOption[] => {
  const code = asDistrict(districtCode);
  const query = useEndpoint('tenant.communities', code === null ? null : { districtCode: code }, { keepOffline: true });
  return (query.data?.communities ?? []).map(({ code: value, name, street }) => ({
    value,
    label: name,
    note: street,
    group: street,
  }));
};

interface CommunityProps {
  readonly label: string;
  readonly hint?: string;
  readonly districtCode: string | null;
  readonly value: string | null;
  readonly onChange: (code: string) => void;
}

/** One community of a district; nothing before the district is known. */
export const CommunityField = ({ districtCode, ...field }: CommunityProps) => {
  const options = useCommunities(districtCode);
  return asDistrict(districtCode) === null ? null : <SearchPicker options={options} {...field} />;
};

/** A community that was chosen, with its name for showing. */
export interface ChosenCommunity {
  readonly code: string;
  readonly name: string;
}

interface CommunitiesProps {
  readonly label: string;
  readonly districtLabel: string;
  /** The one district that they may lie in; null: any of the tenant's. */
  readonly onlyDistrict: string | null;
  readonly values: readonly ChosenCommunity[];
  readonly onChange: (values: readonly ChosenCommunity[]) => void;
}

/** Several communities: each choice is added to the list, and a press takes it out again. */
export const CommunitiesField = ({ label, districtLabel, onlyDistrict, values, onChange }: CommunitiesProps) => {
  const [chosen, setChosen] = useState<DistrictCode | null>(null);
  const districtCode = asDistrict(onlyDistrict) ?? chosen;
  const options = useCommunities(districtCode);
  const left = options.filter(({ value }) => values.every(({ code }) => code !== value));
  const add = (code: string): void => {
    const found = options.find(({ value }) => value === code);
    if (found !== undefined) onChange([...values, { code, name: `${found.note} ${found.label}` }]);
  };
  return (
    <>
      {onlyDistrict === null ? (
        <PickerField
          label={districtLabel}
          options={DISTRICTS.map(({ code, name }) => ({ value: code as DistrictCode, label: name as string }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
      {values.map(({ code, name }) => (
        <Row
          key={code}
          label={name}
          note={districtName(code.slice(0, 6))}
          value={commonStrings.takeOut}
          onClick={() => onChange(values.filter((one) => one.code !== code))}
        />
      ))}
      {districtCode === null ? null : <SearchPicker label={label} options={left} value={null} onChange={add} />}
    </>
  );
};
