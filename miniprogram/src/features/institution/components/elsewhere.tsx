import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { CATEGORY_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Empty, ErrorState, Skeleton, Tag, Verdict } from '@/ui/status';
import { institutionStrings } from '../strings';

const { elsewhere: strings, matchedBy: matchedByWords } = institutionStrings;

/** A first look; the rest comes when asked for. */
const FIRST = 5;

type Hit = OutputOf<'national.search'>['hits'][number];

/** One institution registered elsewhere: what the national list says of it, and nothing to open. */
const ElsewhereRow = ({ hit }: { readonly hit: Hit }) => {
  const { short, tone } = STATUS_WORDS[hit.status];
  const facts = [hit.place, CATEGORY_WORDS[hit.category], matchedByWords[hit.matchedBy]];
  const address = hit.address.startsWith(hit.place) ? hit.address.slice(hit.place.length) : hit.address;
  return (
    <Card>
      <Row label={hit.name} value={<Tag tone={tone}>{short}</Tag>} />
      <Note>{facts.filter(Boolean).join(' · ')}</Note>
      {hit.matchedBy === 'formerName' ? <Note>{strings.formerly(hit.formerNames.join('、'))}</Note> : null}
      <Note>
        {[address, hit.validUntil === null ? '' : strings.validUntil(hit.validUntil)].filter(Boolean).join(' · ')}
      </Note>
      {hit.creditCode === null ? null : <Note>{strings.code(hit.creditCode)}</Note>}
    </Card>
  );
};

const Answer = ({ answer: { list, hits } }: { readonly answer: OutputOf<'national.search'> }) => {
  const [isAll, setAll] = useState(false);
  if (list === null) return <Empty title={strings.noList} hint={strings.noListHint} />;
  const source = <Note>{strings.source(list.source, list.asOf, list.count)}</Note>;
  if (hits.length === 0) {
    return (
      <>
        <Empty title={strings.none} hint={strings.noneHint} />
        {source}
      </>
    );
  }
  return (
    <>
      <Verdict tone="caution" title={strings.caution} detail={strings.cautionDetail} />
      {hits.slice(0, isAll ? hits.length : FIRST).map((hit) => (
        <ElsewhereRow key={`${hit.name}|${hit.place}|${hit.creditCode}`} hit={hit} />
      ))}
      {isAll || hits.length <= FIRST ? null : (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {strings.more(hits.length - FIRST)}
        </Button>
      )}
      {source}
    </>
  );
};

/** The way out of the city: asks the national list, only when somebody presses, and only for these words. */
export const Elsewhere = ({ words }: { readonly words: string }) => {
  const q = words.trim();
  const [asked, setAsked] = useState<string | null>(null);
  const { data, error, isLoading, reload } = useEndpoint('national.search', asked === q ? { q } : null);
  if (asked !== q) {
    return (
      <Card>
        <Row label={strings.ask} note={strings.askNote} onClick={() => setAsked(q)} />
      </Card>
    );
  }
  if (isLoading) return <Skeleton rows={3} />;
  if (data === null) return error === null ? null : <ErrorState error={error} onRetry={reload} />;
  return <Answer answer={data} />;
};
