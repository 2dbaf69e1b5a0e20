import { type ListedInstitution, statusOn } from '@shared/domain/institution/institution.schema';
import { foldName } from '@shared/domain/institution/search/fold';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { go, useParams } from '@/platform/router';
import { Button } from '@/ui/button';
import { Note } from '@/ui/card';
import { Choice, PickerField, SearchBar } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Loaded } from '@/ui/status';
import { InstitutionRow } from '../../components/institution-row';
import { useInstitutionList } from '../../hooks/use-institution-list';
import { institutionStrings as strings } from '../../strings';

const SHOWN = 20;
const ALL = 'all';
const DISTRICT_OPTIONS = [
  { value: ALL, label: strings.allDistricts },
  ...DISTRICTS.map(({ code, name }) => ({ value: code as string, label: name as string })),
];

/** 查机构: the list is on the phone, every letter typed searches it. */
export default function SearchPage() {
  const { q = '' } = useParams();
  const [words, setWords] = useState(q);
  const [district, setDistrict] = useState(ALL);
  const [only, setOnly] = useState<'licensed' | 'all'>('all');
  const { query, find } = useInstitutionList();
  const today = dateOf(asEpochMs(Date.now()));

  // Spaces, brackets, or the demo's mark alone tell no institution from another: all of them match.
  const isEmpty = foldName(words) === '';

  const isWanted = (institution: ListedInstitution): boolean =>
    (district === ALL || institution.districtCode === district) &&
    (only === 'all' || statusOn(institution, today) === 'licensed');

  return (
    <Page>
      <SearchBar value={words} onChange={setWords} placeholder={strings.placeholder} />
      <Button kind="secondary" onClick={() => go('doorCheck')}>
        {strings.doorCheck}
      </Button>
      <PickerField label={strings.district} options={DISTRICT_OPTIONS} value={district} onChange={setDistrict} />
      <Choice
        label=""
        options={[
          { value: 'all', label: strings.allDistricts.slice(0, 2) },
          { value: 'licensed', label: strings.onlyLicensed },
        ]}
        value={only}
        onChange={setOnly}
      />
      <Loaded query={query} rows={6}>
        {({ institutions }) => {
          const wanted = institutions.filter(isWanted);
          const hits = isEmpty
            ? wanted.map((institution) => ({ institution, because: '' }))
            : find(words, institutions.length)
                .filter(({ institution }) => isWanted(institution))
                .map(({ institution, matchedBy }) => ({ institution, because: strings.matchedBy[matchedBy] }));
          const licensed = institutions.filter((institution) => statusOn(institution, today) === 'licensed').length;
          return (
            <>
              <Note>{isEmpty ? strings.hint : strings.count(institutions.length, licensed)}</Note>
              {hits.length === 0 ? (
                <Empty
                  title={strings.noneTitle}
                  hint={strings.noneHint}
                  action={
                    <Button kind="quiet" onClick={() => go('report', { institutionName: words })}>
                      {strings.reportUnknown}
                    </Button>
                  }
                />
              ) : null}
              {hits.slice(0, SHOWN).map(({ institution, because }) => (
                <InstitutionRow key={institution.id} institution={institution} today={today} because={because} />
              ))}
              {hits.length > SHOWN ? <Note>{strings.more(hits.length - SHOWN)}</Note> : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
