// Choosing a right: the office, then the place it asks for.
import type { InputOf } from '@shared/contracts';
import type { Given } from '@shared/domain/staff/granting';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { SearchPicker } from '@/ui/choosers';
import { type ChosenCommunity, CommunitiesField } from '@/ui/communities';
import { PickerField } from '@/ui/fields';
import { deskStrings } from '../strings';

const { invite: strings } = deskStrings;
export type Right = InputOf<'staff.invite'>['right'];

/** What was typed about the place of a right. */
export interface PlaceDraft {
  readonly schoolId: string | null;
  readonly districtCode: string | null;
  readonly communities: readonly ChosenCommunity[];
}
export const NO_PLACE: PlaceDraft = { schoolId: null, districtCode: null, communities: [] };

/** The right that an office and a place make; null while something is missing. */
export const rightFrom = (office: Given | null, place: PlaceDraft): Right | null => {
  switch (office) {
    case null:
      return null;
    case 'teacher':
    case 'schoolAdmin':
      return place.schoolId === null ? null : { role: office, schoolId: place.schoolId };
    case 'districtOfficer':
      return place.districtCode === null ? null : { role: 'officer', districtCode: place.districtCode };
    case 'cityOfficer':
      return { role: 'officer', districtCode: null };
    case 'gridWorker':
      return place.communities.length === 0
        ? null
        : { role: 'gridWorker', communityCodes: place.communities.map(({ code }) => code) };
    default:
      return { role: office };
  }
};

interface Props {
  readonly office: Given | null;
  readonly place: PlaceDraft;
  readonly onChange: (place: PlaceDraft) => void;
  /** The schools that may be chosen; null: every school. */
  readonly ownSchools: readonly string[] | null;
}

const DISTRICT_OPTIONS = DISTRICTS.map(({ code, name }) => ({ value: code as string, label: name as string }));

/** The field for the place that the office holds at; none for an office of the whole city. */
export const PlaceField = ({ office, place, onChange, ownSchools }: Props) => {
  const isSchool = office === 'teacher' || office === 'schoolAdmin';
  const schools = useEndpoint('child.schools', isSchool ? {} : null);
  const { account } = useSession();
  if (isSchool) {
    const options = (schools.data?.schools ?? [])
      .filter(({ id }) => ownSchools === null || ownSchools.includes(id))
      .map(({ id, name }) => ({ value: id, label: name }));
    return (
      <SearchPicker
        label={strings.school}
        options={options}
        value={place.schoolId}
        onChange={(schoolId) => onChange({ ...place, schoolId })}
      />
    );
  }
  if (office === 'districtOfficer') {
    return (
      <PickerField
        label={strings.district}
        options={DISTRICT_OPTIONS}
        value={place.districtCode}
        onChange={(districtCode) => onChange({ ...place, districtCode })}
      />
    );
  }
  if (office === 'gridWorker') {
    const own = (account?.grants ?? []).flatMap((grant) => (grant.role === 'officer' ? [grant.districtCode] : []));
    const ownDistrict = own.length === 1 ? (own[0] ?? null) : null;
    return (
      <CommunitiesField
        label={strings.communities}
        districtLabel={strings.district}
        onlyDistrict={ownDistrict}
        values={place.communities}
        onChange={(communities) => onChange({ ...place, communities })}
      />
    );
  }
  return null;
};
