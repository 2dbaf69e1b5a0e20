import type { FileRefusal } from '@shared/domain/report/evidence';
import { useRef, useState } from 'react';
import type { CallError } from '@/platform/call';
import { chooseEvidence, type PickedFile } from '@/platform/files';
import { type EvidenceUpload, useEvidenceUploads } from '@/platform/use-evidence-uploads';
import { Button, Buttons } from '@/ui/button';
import { Note, Row } from '@/ui/card';
import { sentenceFor } from '@/ui/status';
import { UploadList } from '@/ui/upload-list';
import { reportStrings as strings } from '../strings';
import { CoverSheet } from './cover-sheet';
import { floodOver, isFlood } from './flood-note';

const MAX_PHOTOS = 6;
const REFUSED: Partial<Record<string, string>> = strings.fileRefused;

interface Props {
  readonly value: readonly string[];
  readonly onChange: (evidenceIds: readonly string[]) => void;
  /** The draft it belongs to: unfinished files go on when the draft is opened again. */
  readonly draft?: string | undefined;
}

const noteOf = (state: EvidenceUpload['state'], progress: number, error: CallError | null): { note?: string } => {
  if (error !== null && isFlood(error)) return { note: strings.flood.files(floodOver(error)) };
  if (error !== null) {
    const reason = REFUSED[String(error.details['reason']) as FileRefusal];
    return { note: error.code === 'FILE_REFUSED' && reason ? reason : sentenceFor(error) };
  }
  if (state === 'done') return { note: strings.cleaned };
  return state === 'sending' && progress > 0 ? { note: strings.progress(Math.round(progress * 100)) } : {};
};

/** Files go up one by one as they are chosen, each with its own state; submitting then claims them. */
export const EvidenceField = ({ value, onChange, draft }: Props) => {
  // Files arrive while others are still on their way: each adds to what is there by then.
  const current = useRef(value);
  current.current = value;
  const change = (ids: readonly string[]): void => {
    current.current = ids;
    onChange(ids);
  };
  const files = useEvidenceUploads(
    ({ evidenceId }) => change([...new Set([...current.current, evidenceId])]),
    draft ?? null,
  );
  // Pictures are looked at one by one before they leave the phone.
  const [toLookAt, setToLookAt] = useState<readonly PickedFile[]>([]);
  const chosen = (picked: readonly PickedFile[]): void => {
    setToLookAt((before) => [...before, ...picked.filter(({ isPicture }) => isPicture)]);
    void files.add(picked.filter(({ isPicture }) => !isPicture));
  };
  const [looking] = toLookAt;
  const looked = (file: PickedFile | null): void => {
    setToLookAt((before) => before.slice(1));
    if (file !== null) void files.add([file]);
  };
  const here = files.uploads.flatMap(({ file }) => (file === null ? [] : [file.evidenceId]));
  const earlier = value.filter((id) => !here.includes(id));
  const left = MAX_PHOTOS - value.length - toLookAt.length - files.uploads.filter(({ file }) => file === null).length;
  const remove = (key: string): void => {
    const gone = files.uploads.find((one) => one.key === key)?.file?.evidenceId;
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
        items={files.uploads.map(({ key, name, state, progress, error }) => ({
          key,
          name,
          state,
          ...noteOf(state, progress, error),
        }))}
        onRetry={files.retry}
        onRemove={remove}
      />
      <Buttons>
        <Button kind="secondary" disabled={left <= 0} onClick={() => void chooseEvidence(left, 'album').then(chosen)}>
          {strings.addPhotos}
        </Button>
        <Button kind="secondary" disabled={left <= 0} onClick={() => void chooseEvidence(left, 'chat').then(chosen)}>
          {strings.addSound}
        </Button>
      </Buttons>
      {looking ? <CoverSheet key={toLookAt.length} file={looking} onDone={looked} /> : null}
      {files.isSending ? <Note>{strings.uploading}</Note> : null}
    </>
  );
};
