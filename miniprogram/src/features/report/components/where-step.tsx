import { SUBJECT_KINDS } from '@shared/domain/report/report.schema';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { canPickPlace, pickPlace } from '@/platform/location';
import { useCityList } from '@/platform/published-list';
import { useEndpoint } from '@/platform/use-endpoint';
import { STATUS_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { SearchPicker } from '@/ui/choosers';
import { CommunityField } from '@/ui/communities';
import { Choice, PickerField, TextField } from '@/ui/fields';
import type { DistrictCode, StepProps } from '../draft';
import { reportStrings as strings } from '../strings';

const asDistrict = (code: string): DistrictCode | null => DISTRICTS.find((one) => one.code === code)?.code ?? null;

/** From the public list, which the phone keeps: works without a network once it was there. */
const InstitutionField = ({ draft, change }: StepProps) => {
  const { list } = useCityList();
  const institutions = list?.institutions ?? [];
  return (
    <SearchPicker
      label={strings.pickInstitution}
      hint={strings.pickInstitutionHint}
      options={institutions.map(({ id, name, address, status, formerNames }) => ({
        value: id,
        label: name,
        note: `${STATUS_WORDS[status].short} ${address}`,
        keywords: formerNames.join(' '),
      }))}
      value={draft.institutionId}
      onChange={(id) => {
        const chosen = institutions.find((one) => one.id === id);
        if (chosen === undefined) return;
        change({
          institutionId: id,
          placeName: chosen.name,
          address: draft.address || chosen.address,
          districtCode: asDistrict(chosen.districtCode) ?? draft.districtCode,
          communityCode: null,
        });
      }}
    />
  );
};

const SchoolField = ({ draft, change }: StepProps) => {
  const { districtCode } = draft;
  const query = useEndpoint('report.schools', districtCode === null ? null : { districtCode }, { keepOffline: true });
  const schools = query.data?.schools ?? [];
  if (districtCode === null) return <Note>{strings.districtFirst}</Note>;
  return (
    <SearchPicker
      label={strings.pickSchool}
      options={schools.map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.schoolId}
      onChange={(schoolId) => {
        const name = schools.find(({ id }) => id === schoolId)?.name ?? '';
        change({ schoolId, ...(draft.kind === 'school' ? { placeName: name } : {}) });
      }}
    />
  );
};

/** Where: from the list, a school or teacher, or only a place. An address without any name is enough. */
export const WhereStep = ({ draft, change }: StepProps) => {
  const { kind } = draft;
  const pick = async (): Promise<void> => {
    const place = await pickPlace();
    if (place !== null) change({ address: `${place.address} ${place.name}`.trim() });
  };
  return (
    <>
      <Card>
        <Choice
          label={strings.whereKind}
          stacked
          options={SUBJECT_KINDS.map((value) => ({ value, ...strings.kindsOfPlace[value] }))}
          value={kind}
          onChange={(next) =>
            change({
              kind: next,
              institutionId: next === 'institution' ? draft.institutionId : null,
              schoolId: next === 'school' || next === 'teacher' ? draft.schoolId : null,
            })
          }
        />
      </Card>
      {kind === null ? null : (
        <Card>
          {kind === 'institution' ? <InstitutionField draft={draft} change={change} /> : null}
          <PickerField
            label={strings.district}
            options={DISTRICTS.map(({ code, name }) => ({ value: code, label: name }))}
            value={draft.districtCode}
            onChange={(districtCode) => change({ districtCode, communityCode: null, schoolId: null })}
          />
          {kind === 'school' || kind === 'teacher' ? <SchoolField draft={draft} change={change} /> : null}
          <TextField
            label={kind === 'teacher' ? strings.teacher : strings.place}
            hint={draft.institutionId ? strings.fromList : strings.placeHints[kind]}
            value={draft.placeName}
            maxLength={80}
            onChange={(placeName) => change({ placeName, institutionId: null })}
          />
          {kind === 'place' || kind === 'institution' ? (
            <>
              <CommunityField
                label={strings.community}
                hint={strings.communityHint}
                districtCode={draft.districtCode}
                value={draft.communityCode}
                onChange={(communityCode) => change({ communityCode })}
              />
              <TextField
                label={strings.address}
                hint={strings.addressHint}
                value={draft.address}
                onChange={(address) => change({ address })}
              />
              {canPickPlace ? (
                <Button kind="quiet" onClick={() => void pick()}>
                  {strings.pickOnMap}
                </Button>
              ) : null}
            </>
          ) : null}
        </Card>
      )}
    </>
  );
};
