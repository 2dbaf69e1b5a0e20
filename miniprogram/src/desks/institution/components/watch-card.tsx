import type { OutputOf } from '@shared/contracts';
import { WATCH_PURPOSES, type WatchPurpose } from '@shared/domain/institution/watch/same-place';
import { asEpochMs, formatLocal } from '@shared/kernel/time';
import { useState } from 'react';
import { useFreshRead } from '@/platform/use-fresh-read';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { entryStrings as strings } from '../strings';

type Entry = OutputOf<'institution.registryEntry'>;

/** What is kept of a former institution's people: shown for a purpose, which is written down, up to its day. */
export const WatchCard = ({
  institution: { id, watchUntil },
  openings,
  names,
}: Pick<Entry, 'institution' | 'openings' | 'names'>) => {
  const [purpose, setPurpose] = useState<WatchPurpose | null>(null);
  const [kept, setKept] = useState<OutputOf<'institution.openWatched'> | null>(null);
  const watched = useFreshRead('institution.openWatched');
  const open = async (): Promise<void> => {
    if (purpose !== null) setKept(await watched.ask({ id, purpose }));
  };
  if (watchUntil === null) {
    return (
      <Card title={strings.watch}>
        <Note>{strings.watchOver}</Note>
      </Card>
    );
  }
  return (
    <Card title={strings.watch}>
      <Note>{strings.watchNote(watchUntil)}</Note>
      {kept === null ? (
        <>
          <Choice
            label={strings.watchPurpose}
            options={WATCH_PURPOSES.map((value) => ({ value, label: strings.watchPurposes[value] }))}
            value={purpose}
            onChange={setPurpose}
          />
          <Button kind="secondary" disabled={purpose === null} busy={watched.busy} onClick={() => void open()}>
            {strings.watchOpen}
          </Button>
        </>
      ) : (
        <>
          <Row label={strings.watchPerson} value={kept.legalPerson || strings.watchNothing} />
          <Row label={strings.watchPhones} value={kept.phones.join('、') || strings.watchNothing} />
        </>
      )}
      {watched.error ? <ErrorState error={watched.error} /> : null}
      {openings.length > 0 ? <Note>{strings.watchOpenings}</Note> : null}
      {openings.map(({ by, at, purpose: why }) => (
        <Row
          key={at}
          label={names[by] ?? by}
          note={formatLocal(asEpochMs(at), 'YYYY-MM-DD HH:mm')}
          value={strings.watchPurposes[why]}
        />
      ))}
    </Card>
  );
};
