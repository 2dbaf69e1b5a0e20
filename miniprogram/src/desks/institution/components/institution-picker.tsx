import { districtName } from '@shared/tenant/hanzhong';
import { useEndpoint } from '@/platform/use-endpoint';
import { SearchPicker } from '@/ui/choosers';

interface Props {
  readonly label: string;
  /** The chosen institution's id; null: none yet. */
  readonly value: string | null;
  readonly onChange: (institutionId: string) => void;
}

/** One institution of the registry, found by typing. */
export const InstitutionPicker = ({ label, value, onChange }: Props) => {
  const registry = useEndpoint('institution.registry', {});
  return (
    <SearchPicker
      label={label}
      options={(registry.data?.institutions ?? []).map(({ id, name, districtCode }) => ({
        value: id,
        label: name,
        note: districtName(districtCode),
      }))}
      value={value}
      onChange={onChange}
    />
  );
};
