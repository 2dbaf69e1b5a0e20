import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button, Buttons } from '@/ui/button';
import { Note } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { ErrorState, Loaded } from '@/ui/status';
import { triageStrings } from '../strings/triage';

const { bulk: strings } = triageStrings;

export type BulkKind = 'accept' | 'dispatch';

export interface BulkDone {
  readonly kind: BulkKind;
  readonly done: readonly string[];
  readonly all: number;
}

interface Props {
  readonly kind: BulkKind;
  readonly reportIds: readonly string[];
  readonly onDone: (result: BulkDone) => void;
  readonly onStop: () => void;
}

/** Who takes them all: suggested for the first; each report still asks for itself whether this person may have it. */
const Handlers = ({
  reportId,
  value,
  onChange,
}: {
  readonly reportId: string;
  readonly value: string | null;
  readonly onChange: (handlerId: string) => void;
}) => {
  const query = useEndpoint('report.suggest', { reportId });
  return (
    <Loaded query={query} rows={2}>
      {({ handlers }) =>
        handlers.length === 0 ? (
          <Note>{triageStrings.noHandlers}</Note>
        ) : (
          <Choice
            label={triageStrings.handlers}
            stacked
            options={handlers.slice(0, 6).map(({ accountId, name, openCases, isLocal }) => ({
              value: accountId,
              label: name,
              note: triageStrings.handlerNote(openCases, isLocal),
            }))}
            value={value}
            onChange={onChange}
          />
        )
      }
    </Loaded>
  );
};

/** One step for the chosen ones at once; what could not be done says how many and stays where it was. */
export const Bulk = ({ kind, reportIds, onDone, onStop }: Props) => {
  const [handlerId, setHandler] = useState<string | null>(null);
  const bulk = useWrite('report.bulk');
  const [first] = reportIds;
  const send = async (): Promise<void> => {
    if (kind === 'dispatch' && handlerId === null) return;
    const step = kind === 'dispatch' ? ({ kind, handlerId: handlerId ?? '' } as const) : ({ kind } as const);
    const reply = await bulk.submit({ reportIds: [...reportIds], step });
    if (reply === null) return;
    const done = reply.results.filter(({ ok }) => ok).map(({ reportId }) => reportId);
    onDone({ kind, done, all: reply.results.length });
  };
  return (
    <>
      <Note>{strings.chosen(reportIds.length)}</Note>
      {kind === 'dispatch' && first !== undefined ? (
        <>
          <Note>{strings.dispatchNote}</Note>
          <Handlers reportId={first} value={handlerId} onChange={setHandler} />
        </>
      ) : null}
      <Buttons>
        <Button kind="secondary" onClick={onStop}>
          {strings.stop}
        </Button>
        <Button
          busy={bulk.busy}
          disabled={reportIds.length === 0 || (kind === 'dispatch' && handlerId === null)}
          onClick={() => void send()}
        >
          {strings[kind]}
        </Button>
      </Buttons>
      {bulk.error ? <ErrorState error={bulk.error} onRetry={() => void send()} /> : null}
    </>
  );
};
