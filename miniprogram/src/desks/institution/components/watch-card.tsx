import type { OutputOf } from '@shared/contracts';
import { WATCH_PURPOSES, type WatchPurpose } from '@shared/domain/institution/watch/same-place';
import { asEpochMs, formatLocal } from '@shared/kernel/time';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
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
  const [asked, setAsked] = useState<WatchPurpose | null>(null);
  const query = useEndpoint('institution.openWatched', asked === null ? null : { id, purpose: asked });
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
      {query.data === null ? (
        <>
          <Choice
            label={strings.watchPurpose}
            options={WATCH_PURPOSES.map((value) => ({ value, label: strings.watchPurposes[value] }))}
            value={purpose}
            onChange={setPurpose}
          />
          <Button
            kind="secondary"
            disabled={purpose === null}
            busy={query.isLoading}
            onClick={() => {
              setAsked(purpose);
              query.reload();
            }}
          >
            {strings.watchOpen}
          </Button>
        </>
      ) : (
        <>
          <Row label={strings.watchPerson} value={query.data.legalPerson || strings.watchNothing} />
          <Row label={strings.watchPhones} value={query.data.phones.join('、') || strings.watchNothing} />
        </>
      )}
      {query.error ? <ErrorState error={query.error} /> : null}
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
