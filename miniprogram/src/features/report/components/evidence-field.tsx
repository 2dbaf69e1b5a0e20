import { useRef } from 'react';
import { choosePhotos } from '@/platform/files';
import { useUploads } from '@/platform/use-uploads';
import { Button } from '@/ui/button';
import { Note, Row } from '@/ui/card';
import { sentenceFor } from '@/ui/status';
import { UploadList } from '@/ui/upload-list';
import { reportStrings as strings } from '../strings';

const MAX_PHOTOS = 6;

interface Props {
  readonly value: readonly string[];
  readonly onChange: (evidenceIds: readonly string[]) => void;
}

/** Photos go up one by one as they are chosen, each with its own state; submitting then claims them. */
export const EvidenceField = ({ value, onChange }: Props) => {
  // Files arrive while others are still on their way: each adds to what is there by then.
  const current = useRef(value);
  current.current = value;
  const change = (ids: readonly string[]): void => {
    current.current = ids;
    onChange(ids);
  };
  const files = useUploads(
    'report.uploadEvidence',
    ({ base64 }) => ({ base64 }),
    ({ evidenceId }) => change([...current.current, evidenceId]),
  );
  const here = files.uploads.flatMap(({ reply }) => (reply === null ? [] : [reply.evidenceId]));
  const earlier = value.filter((id) => !here.includes(id));
  const left = MAX_PHOTOS - value.length - files.uploads.filter(({ reply }) => reply === null).length;
  const remove = (key: string): void => {
    const gone = files.uploads.find((one) => one.key === key)?.reply?.evidenceId;
    if (gone !== undefined) change(value.filter((id) => id !== gone));
    files.remove(key);
  };
  return (
    <>
      <Note>{strings.photos(value.length, MAX_PHOTOS)}</Note>
      {earlier.map((id, i) => (
        <Row
          key={id}
          label={strings.earlierPhoto(i + 1)}
          value={strings.removePhoto}
          onClick={() => change(value.filter((one) => one !== id))}
        />
      ))}
      <UploadList
        items={files.uploads.map(({ key, name, state, error }) => ({
          key,
          name,
          state,
          ...(error ? { note: sentenceFor(error) } : state === 'done' ? { note: strings.cleaned } : {}),
        }))}
        onRetry={files.retry}
        onRemove={remove}
      />
      <Button kind="secondary" disabled={left <= 0} onClick={() => void choosePhotos(left).then(files.add)}>
        {strings.addPhotos}
      </Button>
      {files.isSending ? <Note>{strings.uploading}</Note> : null}
    </>
  );
};
