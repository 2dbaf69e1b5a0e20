import { useState } from 'react';
import { choosePhotos } from '@/platform/files';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { ErrorState, Verdict } from '@/ui/status';
import { reportStrings as strings } from '../strings';

const MAX_PHOTOS = 6;

interface Props {
  readonly evidenceIds: readonly string[];
  readonly onChange: (evidenceIds: readonly string[]) => void;
}

/** Photos go up one by one as they are chosen; submitting the report then claims them. */
export const EvidenceStep = ({ evidenceIds, onChange }: Props) => {
  const upload = useWrite('report.uploadEvidence');
  const [refused, setRefused] = useState(false);

  const add = async (): Promise<void> => {
    setRefused(false);
    let ids = [...evidenceIds];
    for (const { base64 } of await choosePhotos(MAX_PHOTOS - ids.length)) {
      const done = await upload.submit({ base64 });
      if (done === null) setRefused(true);
      else ids = [...ids, done.evidenceId];
      onChange(ids);
    }
  };

  return (
    <>
      <Card title={strings.steps[3]}>
        <Note>{strings.photos(evidenceIds.length, MAX_PHOTOS)}</Note>
        {evidenceIds.map((id, i) => (
          <Row
            key={id}
            label={strings.photo(i + 1)}
            value={strings.removePhoto}
            onClick={() => onChange(evidenceIds.filter((other) => other !== id))}
          />
        ))}
        <Button
          kind="secondary"
          busy={upload.busy}
          disabled={evidenceIds.length >= MAX_PHOTOS}
          onClick={() => void add()}
        >
          {strings.addPhotos}
        </Button>
        {refused ? <Note>{strings.photoRefused}</Note> : null}
        {upload.error ? <ErrorState error={upload.error} /> : null}
      </Card>
      <Verdict tone="brand" title={strings.anonymous} detail={strings.anonymousText} />
    </>
  );
};
