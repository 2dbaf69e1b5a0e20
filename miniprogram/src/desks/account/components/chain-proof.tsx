import { CHAIN_START } from '@shared/domain/account/audit-chain';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Bar } from '@/ui/pictures';
import { ErrorState, Verdict } from '@/ui/status';
import { deskStrings } from '../strings';

const { audit: strings } = deskStrings;

interface Progress {
  readonly done: number;
  readonly all: number;
  readonly brokenAt: number | null;
  readonly isOver: boolean;
}

/** Walks the whole chain from its beginning, stretch by stretch, and says where it breaks. */
export const ChainProof = () => {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const verify = async (): Promise<void> => {
    setError(null);
    try {
      let [after, hash] = [0, CHAIN_START];
      for (;;) {
        const stretch = await call('audit.verify', { after, hash });
        const isOver = stretch.brokenAt !== null || stretch.after >= stretch.last || stretch.after === after;
        setProgress({ done: stretch.after, all: stretch.last, brokenAt: stretch.brokenAt, isOver });
        if (isOver) return;
        ({ after, hash } = stretch);
      }
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    }
  };
  const isRunning = progress !== null && !progress.isOver && error === null;
  return (
    <Card title={strings.proof}>
      <Note>{strings.verifyNote}</Note>
      {progress === null ? null : progress.brokenAt !== null ? (
        <Verdict tone="bad" title={strings.broken(progress.brokenAt)} />
      ) : progress.isOver ? (
        <Verdict tone="good" title={strings.whole(progress.all)} />
      ) : (
        <Bar value={progress.done} max={progress.all} label={strings.verifying(progress.done, progress.all)} />
      )}
      <Button busy={isRunning} onClick={() => void verify()}>
        {strings.verify}
      </Button>
      {error ? <ErrorState error={error} onRetry={() => void verify()} /> : null}
    </Card>
  );
};
