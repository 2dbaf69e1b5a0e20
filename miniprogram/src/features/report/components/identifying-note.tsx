import { findIdentifying, redactAll } from '@shared/domain/report/redact';
import { Button } from '@/ui/button';
import { Verdict } from '@/ui/status';
import { reportStrings as strings } from '../strings';

/** Says what in a text could tell who wrote it, and takes it out on demand. Nothing leaves the phone for this. */
export const IdentifyingNote = ({
  text,
  onRedact,
}: {
  readonly text: string;
  readonly onRedact: (text: string) => void;
}) => {
  const found = findIdentifying(text);
  if (found.length === 0) return null;
  const kinds = [...new Set(found.map(({ kind }) => strings.kinds[kind]))].join('、');
  return (
    <>
      <Verdict
        tone="caution"
        title={strings.identifying(kinds)}
        detail={found.map(({ start, end }) => text.slice(start, end)).join('　')}
      />
      <Button kind="quiet" onClick={() => onRedact(redactAll(text).text)}>
        {strings.redact}
      </Button>
    </>
  );
};
