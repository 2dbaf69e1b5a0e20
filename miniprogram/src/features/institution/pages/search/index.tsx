import { type ListedInstitution, statusOn } from '@shared/domain/institution/institution.schema';
import type { Gcj02 } from '@shared/kernel/geo';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { recheckList, useCityList } from '@/platform/published-list';
import { go, useParams } from '@/platform/router';
import { findMe } from '@/platform/whereabouts';
import { Button, Buttons } from '@/ui/button';
import { Note } from '@/ui/card';
import { SearchBar } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Skeleton } from '@/ui/status';
import { Elsewhere } from '../../components/elsewhere';
import { FilterSheet } from '../../components/filter-sheet';
import { InstitutionRow } from '../../components/institution-row';
import { ListAge } from '../../components/list-age';
import { NotFound } from '../../components/not-found';
import { Recent } from '../../components/recent';
import { type Filters, NO_FILTERS, useLookUp } from '../../hooks/use-look-up';
import { rememberLookUp } from '../../recent-look-ups';
import { institutionStrings as strings } from '../../strings';

/** So many rows on one page: WeChat's limit is 1,000 nodes, and nobody reads more at once. */
const PAGE_SIZE = 20;

/** 查机构: the list is on the phone, every letter typed searches it. */
export default function SearchPage() {
  const { q = '', focus } = useParams();
  const [words, setWords] = useState(q);
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [isFiltering, setIsFiltering] = useState(false);
  const [from, setFrom] = useState<Gcj02 | null>(null);
  const [pageNumber, setPageNumber] = useState(0);
  const city = useCityList();
  const today = dateOf(asEpochMs(Date.now()));
  const { isEmpty, found, filteredOut, similar, show } = useLookUp(city, words, filters, from, today);
  const filterCount = Object.values(filters).filter((value) => value !== null).length;

  const type = (next: string): void => {
    setWords(next);
    setPageNumber(0);
  };
  const choose = (next: Filters): void => {
    setFilters(next);
    setIsFiltering(false);
    setPageNumber(0);
  };
  const sortByDistance = async (): Promise<void> => {
    if (from !== null) return setFrom(null);
    const here = await findMe();
    if (here === null) toast(strings.noPosition);
    setFrom(here?.at ?? null);
    setPageNumber(0);
  };
  const open = ({ id }: ListedInstitution): void => {
    if (!isEmpty) rememberLookUp(words);
    go('institution', { id });
  };

  /** How many there are, and in what order they stand. */
  const headline = (all: number, licensed: number): string => {
    const n = found.length;
    if (from !== null && n > 1) return strings.foundByDistance(n);
    if (isEmpty && filterCount === 0) return strings.count(all, licensed);
    return isEmpty || n < 2 ? strings.found(n) : strings.foundByLikeness(n);
  };

  const results = () => {
    if (city.isLoading) return <Skeleton rows={6} />;
    if (city.list === null) {
      return (
        <Empty
          title={city.refused === null ? strings.listAge.none : strings.listAge.refused}
          hint={city.refused === null ? strings.listAge.noneHint : strings.listAge.why[city.refused]}
          action={
            <Button kind="secondary" onClick={() => void recheckList(true)}>
              {strings.listAge.retry}
            </Button>
          }
        />
      );
    }
    const { institutions } = city.list;
    const licensed = institutions.filter((one) => statusOn(one, today) === 'licensed').length;
    const pages = Math.ceil(found.length / PAGE_SIZE);
    return (
      <>
        <Note>{headline(institutions.length, licensed)}</Note>
        {found.length === 0 ? (
          <NotFound
            words={words}
            filteredOut={filterCount > 0 ? filteredOut : 0}
            similar={similar}
            onClearFilters={() => choose(NO_FILTERS)}
            onOpen={open}
          />
        ) : null}
        {found.slice(pageNumber * PAGE_SIZE, (pageNumber + 1) * PAGE_SIZE).map((one) => (
          <InstitutionRow key={one.institution.id} shown={show(one)} today={today} onOpen={open} />
        ))}
        {pages > 1 ? (
          <>
            <Buttons>
              <Button kind="secondary" disabled={pageNumber === 0} onClick={() => setPageNumber(pageNumber - 1)}>
                {strings.previousPage}
              </Button>
              <Button kind="secondary" disabled={pageNumber >= pages - 1} onClick={() => setPageNumber(pageNumber + 1)}>
                {strings.nextPage}
              </Button>
            </Buttons>
            <Note>{strings.pageOf(pageNumber + 1, pages)}</Note>
          </>
        ) : null}
        {isEmpty || found.length === 0 ? null : <Elsewhere words={words} />}
      </>
    );
  };

  return (
    <Page>
      <SearchBar value={words} onChange={type} placeholder={strings.placeholder} autoFocus={focus === '1'} />
      <Button kind="secondary" onClick={() => go('doorCheck')}>
        {strings.doorCheck}
      </Button>
      <Buttons>
        <Button kind="secondary" onClick={() => setIsFiltering(true)}>
          {strings.filterWith(filterCount)}
        </Button>
        <Button kind="secondary" onClick={() => void sortByDistance()}>
          {from === null ? strings.nearest : strings.byLikeness}
        </Button>
      </Buttons>
      {isEmpty ? <Note>{strings.hint}</Note> : null}
      {isEmpty && filterCount === 0 ? <Recent onChoose={type} /> : null}
      <ListAge city={city} />
      {results()}
      {isEmpty ? (
        <Button kind="quiet" onClick={() => go('decisions')}>
          {strings.decisions}
        </Button>
      ) : null}
      {isFiltering ? <FilterSheet filters={filters} onChoose={choose} onClose={() => setIsFiltering(false)} /> : null}
    </Page>
  );
}
