import type { ListedInstitution } from '@shared/domain/institution/institution.schema';
import { callPhone } from '@/platform/phone';
import { go } from '@/platform/router';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Empty } from '@/ui/status';
import { institutionStrings } from '../strings';
import { Elsewhere } from './elsewhere';

const { notFound: strings } = institutionStrings;

interface Props {
  readonly words: string;
  /** So many would be found without the filters. */
  readonly filteredOut: number;
  readonly similar: readonly ListedInstitution[];
  readonly onClearFilters: () => void;
  readonly onOpen: (institution: ListedInstitution) => void;
}

/** Nothing found: never "illegal", and always something to do next. */
export const NotFound = ({ words, filteredOut, similar, onClearFilters, onOpen }: Props) => {
  if (filteredOut > 0) {
    return (
      <Empty
        title={strings.filteredOut(filteredOut)}
        action={
          <Button kind="secondary" onClick={onClearFilters}>
            {strings.withoutFilters}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Empty title={strings.title} hint={strings.hint} />
      {similar.length === 0 ? null : (
        <Card title={strings.similar}>
          {similar.map((one) => (
            <Row key={one.id} label={one.name} onClick={() => onOpen(one)} />
          ))}
        </Card>
      )}
      <Elsewhere words={words} />
      <Card title={strings.next}>
        <Row
          label={strings.report}
          note={strings.reportNote}
          onClick={() => go('report', { institutionName: words.trim() })}
        />
        <Row label={strings.ask} note={strings.askNote} onClick={() => callPhone(strings.hotline)} />
      </Card>
    </>
  );
};
