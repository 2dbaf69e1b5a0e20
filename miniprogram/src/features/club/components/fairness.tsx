import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { saveFile } from '@/platform/save-file';
import { Button, Buttons } from '@/ui/button';
import { Card, Code, Note, Row } from '@/ui/card';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { clubStrings } from '../strings';
import { CHECKS, type Check, verifyDraw } from '../verify-draw';

const { result: strings } = clubStrings;

interface Props {
  readonly round: OutputOf<'club.result'>['round'];
  readonly result: NonNullable<OutputOf<'club.result'>['result']>;
}

/** Why this draw can be trusted: what was published when, and a button that recomputes all of it. */
export const Fairness = ({ round, result }: Props) => {
  const [checks, setChecks] = useState<Record<Check, boolean> | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const withFile = async (use: (file: OutputOf<'club.replayFile'>) => void | Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await use(await call('club.replayFile', { roundId: round.id }));
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    } finally {
      setBusy(false);
    }
  };
  const isGood = checks !== null && CHECKS.every((check) => checks[check]);
  return (
    <Card title={strings.fair}>
      <Note>{strings.fairNote}</Note>
      <Row label={strings.source} note={round.publicNumberSource} />
      <Row label={strings.publicNumber} value={round.publicNumber ?? ''} />
      <Row label={strings.commitment} />
      <Code>{round.commitment}</Code>
      <Row label={strings.inputHash} />
      <Code>{round.inputHash ?? ''}</Code>
      <Row label={strings.pseudonym} />
      <Code>{result.pseudonym}</Code>
      {checks ? (
        <>
          <Verdict tone={isGood ? 'good' : 'bad'} title={isGood ? strings.allGood : strings.notGood} />
          {CHECKS.map((check) => (
            <Row
              key={check}
              label={strings.checks[check]}
              value={<Tag tone={checks[check] ? 'good' : 'bad'}>{checks[check] ? '✓' : '✕'}</Tag>}
            />
          ))}
        </>
      ) : null}
      {error ? <ErrorState error={error} /> : null}
      <Buttons>
        <Button
          kind="secondary"
          busy={busy}
          onClick={() => void withFile((file) => setChecks(verifyDraw(file, round, result)))}
        >
          {strings.verify}
        </Button>
        <Button
          kind="quiet"
          disabled={busy}
          onClick={() => void withFile((file) => saveFile(`draw-${round.id}.json`, JSON.stringify(file)))}
        >
          {strings.download}
        </Button>
      </Buttons>
    </Card>
  );
};
