import { useChildConcerns } from '@/features/child/hooks/use-child-concerns';
import { useClubConcerns } from '@/features/club/hooks/use-club-concerns';
import { useRatingConcerns } from '@/features/satisfaction/hooks/use-rating-concerns';
import { useSession } from '@/platform/session';
import { shellStrings } from '@/strings/shell';
import { Card, Note, Row } from '@/ui/card';
import { ErrorState, Skeleton } from '@/ui/status';
import { useMessages } from './use-messages';

const MAX_SHOWN = 6;

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
  const items = sources.flatMap((source) => source.items).slice(0, MAX_SHOWN);
  const failed = sources.find(({ query }) => query.error !== null && query.data === null)?.query;
  if (sources.some(({ query }) => query.isLoading)) return <Skeleton rows={3} />;
  return (
    <Card title={shellStrings.concerns}>
      {items.map(({ key, title, note, onClick }) => (
        <Row key={key} label={title} note={note} onClick={onClick} />
      ))}
      {items.length === 0 && !failed ? <Note>{shellStrings.noConcerns}</Note> : null}
      {failed?.error ? <ErrorState error={failed.error} onRetry={failed.reload} /> : null}
    </Card>
  );
};
