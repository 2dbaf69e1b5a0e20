import { useState } from 'react';
import { useChildConcerns } from '@/features/child/hooks/use-child-concerns';
import { useClubConcerns } from '@/features/club/hooks/use-club-concerns';
import { useRatingConcerns } from '@/features/satisfaction/hooks/use-rating-concerns';
import { useSession } from '@/platform/session';
import { shellStrings } from '@/strings/shell';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { ErrorState, Skeleton } from '@/ui/status';
import { useMessages } from './use-messages';

/** More than this is folded away behind a press. */
const MAX_SHOWN = 6;

/** The first of each kind, then the second of each: no kind pushes another out of sight. */
const inTurn = <T,>(lists: readonly (readonly T[])[]): T[] => {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
};

/** 与您有关: what this person should do or know now. */
export const Concerns = () => {
  const { has } = useSession();
  const isGuardian = has('guardian');
  const sources = [
    useChildConcerns(isGuardian),
    useMessages(),
    useClubConcerns(isGuardian),
    useRatingConcerns(isGuardian),
  ];
  const [isWhole, setWhole] = useState(false);
  const items = inTurn(sources.map((source) => source.items));
  const shown = isWhole || items.length <= MAX_SHOWN ? items : items.slice(0, MAX_SHOWN);
  const failed = sources.find(({ query }) => query.error !== null && query.data === null)?.query;
  if (sources.some(({ query }) => query.isLoading)) return <Skeleton rows={3} />;
  return (
    <Card title={shellStrings.concerns}>
      {shown.map(({ key, title, note, onClick }) => (
        <Row key={key} label={title} note={note} onClick={onClick} />
      ))}
      {shown.length < items.length ? (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          {shellStrings.moreConcerns(items.length - shown.length)}
        </Button>
      ) : null}
      {items.length === 0 && !failed ? <Note>{shellStrings.noConcerns}</Note> : null}
      {failed?.error ? <ErrorState error={failed.error} onRetry={failed.reload} /> : null}
    </Card>
  );
};
